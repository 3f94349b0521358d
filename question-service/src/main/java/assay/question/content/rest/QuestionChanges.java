package assay.question.content.rest;

import assay.question.content.Outcome;
import assay.question.content.Question;
import assay.question.content.Questions;
import assay.question.content.json.QuestionProblem;
import assay.question.history.Deed;
import assay.question.platform.Caller;
import assay.question.platform.IfMatch;
import assay.question.platform.Refused;
import assay.question.platform.Replies;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What all changes of a question have in common: they say what they build on, who and why. */
@ApplicationScoped
class QuestionChanges {
    private final Questions questions;
    private final Caller caller;
    private final InstantSource clock;

    QuestionChanges(Questions questions, Caller caller, InstantSource clock) {
        this.questions = questions;
        this.caller = caller;
        this.clock = clock;
    }

    /** Changes the question, unless it has changed since the caller read it. */
    RestResponse<QuestionJson> change(
            UUID questionId,
            IfMatch version,
            @Nullable String note,
            BiFunction<Question, Deed, Outcome> change) {
        var question = hold(questionId);
        version.check(question.rowVersion());
        return reply(done(change.apply(question, deed(note))));
    }

    Deed deed(@Nullable String note) {
        return new Deed(caller.subject(), clock.instant(), note == null ? "" : note);
    }

    Question hold(UUID questionId) {
        return questions
                .hold(questionId)
                .orElseThrow(() -> QuestionProblem.noSuchQuestion(questionId));
    }

    /**
     * The question afterwards.
     *
     * @throws Refused if it was not changed
     */
    static Question done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Changed(var question) -> question;
            case Outcome.Unchanged(var question) -> question;
            case Outcome.Refused(var why, var detail) ->
                    throw Refused.because(QuestionProblem.valueOf(why.name()), detail);
        };
    }

    static RestResponse<QuestionJson> reply(Question question) {
        return Replies.versioned(QuestionJson.of(question), question.rowVersion());
    }
}
