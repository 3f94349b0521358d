/** What every feature needs and no feature owns: problems, pages, time, tenancy. */
@NullMarked
package assay.session.platform;

import org.jspecify.annotations.NullMarked;
