/**
 * Load, references and plots: what the platform does per second beside what the machine could do.
 */
@NullMarked
package assay.benchmark;

import org.jspecify.annotations.NullMarked;
