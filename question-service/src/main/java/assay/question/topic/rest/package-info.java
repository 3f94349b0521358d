/** Schemes and topics over HTTP. */
@NullMarked
package assay.question.topic.rest;

import org.jspecify.annotations.NullMarked;
