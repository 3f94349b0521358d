/** When grading happens: at once, and again until it has worked. */
@NullMarked
package assay.grading.result.schedule;

import org.jspecify.annotations.NullMarked;
