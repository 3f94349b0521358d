/**
 * IMS QTI 1.2, plain and in content packages and Common Cartridges, as Canvas, Blackboard and
 * others write it. Read only.
 */
@NullMarked
package assay.question.exchange.qti12;

import org.jspecify.annotations.NullMarked;
