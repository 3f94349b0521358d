/** The exams that a local run comes with. */
@NullMarked
package assay.local.exam;

import org.jspecify.annotations.NullMarked;
