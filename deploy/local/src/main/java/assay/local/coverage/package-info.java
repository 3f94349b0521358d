/** {@code deploy/local/coverage}: whether a bank holds enough for an exam, at the terminal. */
@NullMarked
package assay.local.coverage;

import org.jspecify.annotations.NullMarked;
