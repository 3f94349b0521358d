@NullMarked
package assay.session.exam.store;

import org.jspecify.annotations.NullMarked;
