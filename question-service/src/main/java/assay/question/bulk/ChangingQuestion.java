package assay.question.bulk;

import assay.question.content.Outcome;
import assay.question.content.Question;
import assay.question.content.QuestionDraft;
import assay.question.content.QuestionLife;
import assay.question.content.QuestionRules;
import assay.question.content.Questions;
import assay.question.history.Deed;
import java.util.Locale;
import java.util.UUID;

/** Does one change to one question, by the same rules as when an author does it alone. */
public final class ChangingQuestion {
    /** How many topics or tags a question has at most. */
    static final int LABELS_MAX = 20;

    /** How many properties a question has at most. */
    static final int PROPERTIES_MAX = 50;

    private final Questions questions;
    private final QuestionLife life;

    public ChangingQuestion(Questions questions, QuestionLife life) {
        this.questions = questions;
        this.life = life;
    }

    /** What came of it. */
    public sealed interface Result {
        /**
         * Done.
         *
         * @param version number of the latest version afterwards
         */
        record Changed(int version) implements Result {}

        /** There was nothing to do. */
        record Unchanged() implements Result {}

        /**
         * Not done; what was done before must be undone.
         *
         * @param problem slug of the problem that an author alone would get
         * @param detail for people
         */
        record Refused(String problem, String detail) implements Result {}
    }

    /** Does the change, in the transaction under way. */
    public Result change(UUID questionId, Change change, Deed deed) {
        var held = questions.hold(questionId);
        if (held.isEmpty()) {
            return new Result.Refused(
                    "no-such-question", "There is no question %s.".formatted(questionId));
        }
        var question = held.get();
        return switch (change) {
            case Change.Edit edit -> edit(question, edit, deed);
            case Change.Move(var bank) -> result(life.move(question, bank, deed));
            case Change.Publish() -> result(life.publish(question, deed));
            case Change.Retire() -> result(life.retire(question, deed));
            case Change.Reinstate() -> result(life.reinstate(question, deed));
            case Change.Trash() -> result(life.trash(question, deed));
            case Change.Restore() -> result(life.restore(question, deed));
        };
    }

    private Result edit(Question question, Change.Edit edit, Deed deed) {
        var before = question.latest().draft();
        var after = edit.of(before);
        if (after.equals(before)) {
            return new Result.Unchanged();
        }
        var fault = fault(after);
        return fault.isEmpty()
                ? result(life.revise(question, after, deed))
                : new Result.Refused("validation-failed", fault);
    }

    /** What would be wrong with the draft; empty if nothing. */
    private static String fault(QuestionDraft draft) {
        if (draft.tags().size() > LABELS_MAX) {
            return "The question would have %d tags; it may have %d."
                    .formatted(draft.tags().size(), LABELS_MAX);
        }
        if (draft.topics().size() > LABELS_MAX) {
            return "The question would have %d topics; it may have %d."
                    .formatted(draft.topics().size(), LABELS_MAX);
        }
        if (draft.properties().size() > PROPERTIES_MAX) {
            return "The question would have %d properties; it may have %d."
                    .formatted(draft.properties().size(), PROPERTIES_MAX);
        }
        return QuestionRules.findings(draft.content(), draft.points()).stream()
                .findFirst()
                .map(finding -> finding.pointer() + ": " + finding.detail())
                .orElse("");
    }

    private static Result result(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Changed(var question) -> new Result.Changed(question.latest().number());
            case Outcome.Unchanged _ -> new Result.Unchanged();
            case Outcome.Refused(var why, var detail) ->
                    new Result.Refused(
                            why.name().toLowerCase(Locale.ROOT).replace('_', '-'), detail);
        };
    }
}
