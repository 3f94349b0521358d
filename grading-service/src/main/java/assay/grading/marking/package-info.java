/** Marking: responses that people read, and the points that they give. */
@NullMarked
package assay.grading.marking;

import org.jspecify.annotations.NullMarked;
