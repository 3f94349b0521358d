/**
 * The local run: one command that starts the whole platform on one machine, for development and
 * tests only.
 */
@NullMarked
package assay.local;

import org.jspecify.annotations.NullMarked;
