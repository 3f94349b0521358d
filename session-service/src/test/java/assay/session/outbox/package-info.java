@NullMarked
package assay.session.outbox;

import org.jspecify.annotations.NullMarked;
