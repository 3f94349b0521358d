/** Takes jobs up and does them. */
@NullMarked
package assay.question.job.schedule;

import org.jspecify.annotations.NullMarked;
