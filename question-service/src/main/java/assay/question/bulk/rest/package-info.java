/** Changes of many questions over HTTP, and the work itself. */
@NullMarked
package assay.question.bulk.rest;

import org.jspecify.annotations.NullMarked;
