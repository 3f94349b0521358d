package assay.question.exchange;

import assay.question.content.QuestionDraft;

/**
 * A question on its way out.
 *
 * @param name unique within its bank
 * @param bank title of the bank, for formats that have categories
 */
public record Outgoing(String name, String bank, QuestionDraft draft) {}
