/** grading-service: scores submissions and releases results. */
@NullMarked
package assay.grading;

import org.jspecify.annotations.NullMarked;
