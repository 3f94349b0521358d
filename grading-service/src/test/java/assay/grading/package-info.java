/** Tests that span features, and what they share. */
@NullMarked
package assay.grading;

import org.jspecify.annotations.NullMarked;
