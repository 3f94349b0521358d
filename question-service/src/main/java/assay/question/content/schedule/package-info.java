/** What happens to questions by the clock. */
@NullMarked
package assay.question.content.schedule;

import org.jspecify.annotations.NullMarked;
