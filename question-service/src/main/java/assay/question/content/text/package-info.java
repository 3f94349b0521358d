/** The texts of questions: cleaned on their way in, and what they refer to. */
@NullMarked
package assay.question.content.text;

import org.jspecify.annotations.NullMarked;
