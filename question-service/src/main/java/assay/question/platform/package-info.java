/** What every feature needs and no feature owns: problems, pages, time, tenancy. */
@NullMarked
package assay.question.platform;

import org.jspecify.annotations.NullMarked;
