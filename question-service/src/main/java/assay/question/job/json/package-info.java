/** Jobs as JSON, for every feature that has long work. */
@NullMarked
package assay.question.job.json;

import org.jspecify.annotations.NullMarked;
