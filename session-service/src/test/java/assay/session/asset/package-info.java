@NullMarked
package assay.session.asset;

import org.jspecify.annotations.NullMarked;
