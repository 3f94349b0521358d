@NullMarked
package assay.session.response;

import org.jspecify.annotations.NullMarked;
