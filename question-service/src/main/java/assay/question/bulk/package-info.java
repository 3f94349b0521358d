/** One change of many questions. */
@NullMarked
package assay.question.bulk;

import org.jspecify.annotations.NullMarked;
