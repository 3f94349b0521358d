/** Assets: pictures, sounds and other files that texts of questions refer to. */
@NullMarked
package assay.question.asset;

import org.jspecify.annotations.NullMarked;
