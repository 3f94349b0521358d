/** Parts of keys over HTTP: read from question-service, shown in results and to markers. */
@NullMarked
package assay.grading.key.wire;

import org.jspecify.annotations.NullMarked;
