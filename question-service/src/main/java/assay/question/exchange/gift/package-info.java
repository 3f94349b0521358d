/**
 * GIFT, Moodle's text format for questions, as its documentation and its reader and writer have it:
 * <a href="https://docs.moodle.org/en/GIFT_format">GIFT format</a>.
 */
@NullMarked
package assay.question.exchange.gift;

import org.jspecify.annotations.NullMarked;
