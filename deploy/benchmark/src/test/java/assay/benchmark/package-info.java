@NullMarked
package assay.benchmark;

import org.jspecify.annotations.NullMarked;
