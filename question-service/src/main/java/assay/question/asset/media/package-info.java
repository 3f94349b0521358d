/** What files are, told by their bytes; drawings are made harmless. */
@NullMarked
package assay.question.asset.media;

import org.jspecify.annotations.NullMarked;
