/** Banks: named collections of questions, each of one organisation. */
@NullMarked
package assay.question.bank;

import org.jspecify.annotations.NullMarked;
