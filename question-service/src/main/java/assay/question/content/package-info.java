/** Questions, their versions and their answer keys. */
@NullMarked
package assay.question.content;

import org.jspecify.annotations.NullMarked;
