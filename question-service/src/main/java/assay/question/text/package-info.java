/**
 * Texts that authors write: made harmless on the way in, and read for the assets that they refer
 * to.
 */
@NullMarked
package assay.question.text;

import org.jspecify.annotations.NullMarked;
