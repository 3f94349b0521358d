/** Finding questions: by words, by facts, by likeness. */
@NullMarked
package assay.question.search;

import org.jspecify.annotations.NullMarked;
