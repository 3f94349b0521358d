/** What happened to each question: who, when, what and why. */
@NullMarked
package assay.question.history;

import org.jspecify.annotations.NullMarked;
