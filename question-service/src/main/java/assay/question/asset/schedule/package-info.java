/** Collects assets that nothing uses. */
@NullMarked
package assay.question.asset.schedule;

import org.jspecify.annotations.NullMarked;
