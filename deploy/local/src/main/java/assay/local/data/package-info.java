/** The folder that a local run keeps its state in. */
@NullMarked
package assay.local.data;

import org.jspecify.annotations.NullMarked;
