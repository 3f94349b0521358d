/** Texts of others: HTML, what is written plainly, and the pictures in both. */
@NullMarked
package assay.question.exchange.html;

import org.jspecify.annotations.NullMarked;
