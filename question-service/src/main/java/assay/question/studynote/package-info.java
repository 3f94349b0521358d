/** Study notes: what candidates read to prepare. */
@NullMarked
package assay.question.studynote;

import org.jspecify.annotations.NullMarked;
