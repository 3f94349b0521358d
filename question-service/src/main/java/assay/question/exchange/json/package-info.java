/**
 * This service's own format: questions as authors write them in JSON, with their assets in a zip.
 */
@NullMarked
package assay.question.exchange.json;

import org.jspecify.annotations.NullMarked;
