/** XML from others, read without trusting it. */
@NullMarked
package assay.question.exchange.xml;

import org.jspecify.annotations.NullMarked;
