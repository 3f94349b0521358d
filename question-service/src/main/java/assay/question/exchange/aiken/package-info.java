/**
 * Aiken, a text format for questions with one right choice: <a
 * href="https://docs.moodle.org/en/Aiken_format">Aiken format</a>.
 */
@NullMarked
package assay.question.exchange.aiken;

import org.jspecify.annotations.NullMarked;
