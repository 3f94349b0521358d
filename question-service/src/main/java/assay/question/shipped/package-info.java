/** Banks that come with the service, loaded at start. */
@NullMarked
package assay.question.shipped;

import org.jspecify.annotations.NullMarked;
