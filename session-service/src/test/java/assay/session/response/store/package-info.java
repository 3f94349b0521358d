@NullMarked
package assay.session.response.store;

import org.jspecify.annotations.NullMarked;
