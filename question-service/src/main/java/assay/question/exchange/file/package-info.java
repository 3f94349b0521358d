/**
 * Opens what others upload without trusting it: archives within limits, texts in whatever encoding
 * they came.
 */
@NullMarked
package assay.question.exchange.file;

import org.jspecify.annotations.NullMarked;
