/** Lists, facets and likenesses of questions over HTTP. */
@NullMarked
package assay.question.search.rest;

import org.jspecify.annotations.NullMarked;
