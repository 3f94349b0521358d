/**
 * Items and packages of QTI 2.0 to 3.0 (1EdTech Question and Test Interoperability). Names are
 * those of QTI 2.2; those of 3.0 are brought to that form when they are read.
 */
@NullMarked
package assay.question.exchange.qti;

import org.jspecify.annotations.NullMarked;
