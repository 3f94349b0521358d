/** Schemes and their trees of topics. */
@NullMarked
package assay.question.topic;

import org.jspecify.annotations.NullMarked;
