/**
 * Questions in a table, one a line, for those who write them in a spreadsheet. The first line names
 * the columns, in any order and case:
 *
 * <ul>
 *   <li>{@code type}: {@code single_choice}, {@code multiple_choice}, {@code true_false}, {@code
 *       short_answer}, {@code numerical}, {@code essay} or {@code description}; where it is left
 *       out, one or several right choices decide
 *   <li>{@code text}: what is asked; {@code question} and {@code stem} are other names for it
 *   <li>{@code choice_1}, {@code choice_2}, ... and {@code feedback_1}, {@code feedback_2}, ...
 *   <li>{@code correct}: numbers or letters of right choices, {@code true} or {@code false},
 *       accepted texts, or accepted numbers ({@code 3.14}, {@code 3.14:0.01}, {@code 3..4});
 *       several with {@code |} between
 *   <li>{@code name}, {@code title}, {@code points}, {@code difficulty}, {@code language}, {@code
 *       tags} (with {@code |} between), {@code rationale}, {@code text_format} ({@code markdown} or
 *       {@code html})
 * </ul>
 *
 * <p>Columns may also be called as Wayground (once Quizizz), Blooket and Kahoot call them in the
 * templates of their own spreadsheets.
 *
 * <p>Comma, semicolon or tab between fields; quotes as in <a
 * href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>.
 */
@NullMarked
package assay.question.exchange.csv;

import org.jspecify.annotations.NullMarked;
