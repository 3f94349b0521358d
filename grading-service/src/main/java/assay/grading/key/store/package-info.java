/** Keys once seen, kept so that every score can be explained. */
@NullMarked
package assay.grading.key.store;

import org.jspecify.annotations.NullMarked;
