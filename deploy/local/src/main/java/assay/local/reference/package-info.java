/** The API reference: the public part of the three contracts, with a page to try them. */
@NullMarked
package assay.local.reference;

import org.jspecify.annotations.NullMarked;
