/** Schemes and topics in PostgreSQL. */
@NullMarked
package assay.question.topic.store;

import org.jspecify.annotations.NullMarked;
