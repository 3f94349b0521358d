/**
 * The JSON form of contents and keys: the same on the wire, in the database and in shipped banks.
 */
@NullMarked
package assay.question.content.json;

import org.jspecify.annotations.NullMarked;
