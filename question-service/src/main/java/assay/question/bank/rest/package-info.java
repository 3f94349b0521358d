/** Banks over HTTP. */
@NullMarked
package assay.question.bank.rest;

import org.jspecify.annotations.NullMarked;
