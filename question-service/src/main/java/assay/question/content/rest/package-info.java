/** Questions over HTTP, and answer keys for grading-service. */
@NullMarked
package assay.question.content.rest;

import org.jspecify.annotations.NullMarked;
