@NullMarked
package assay.session.outbox.store;

import org.jspecify.annotations.NullMarked;
