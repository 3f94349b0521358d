package assay.question.job;

import org.jspecify.annotations.Nullable;

/**
 * One line of a job's report: what came of one item.
 *
 * @param ordinal place in the report, unique within the job; from 1
 * @param subject the item, such as a question's id or a file's entry; null: the job as a whole
 * @param outcome in {@code snake_case}; each kind has its own few
 * @param detail JSON object of the kind's own form; {@code "{}"} if there is nothing to add
 */
public record JobLine(int ordinal, @Nullable String subject, String outcome, String detail) {}
