/**
 * Moodle XML, as Moodle's question bank imports and exports it. What a question type means is taken
 * from Moodle's own code ({@code question/format/xml}, {@code question/type}), version 5.0.
 */
@NullMarked
package assay.question.exchange.moodlexml;

import org.jspecify.annotations.NullMarked;
