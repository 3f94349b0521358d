/** Child processes that never outlive the launcher. */
@NullMarked
package assay.local.process;

import org.jspecify.annotations.NullMarked;
