/**
 * Questions in the formats of others: what readers give and writers take. One package below this
 * one for each format.
 */
@NullMarked
package assay.question.exchange;

import org.jspecify.annotations.NullMarked;
