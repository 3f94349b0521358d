package assay.question.content;

import assay.question.bank.Banks;
import assay.question.bank.ReviewRule;
import assay.question.history.Deed;
import assay.question.history.Event;
import assay.question.history.Event.Kind;
import assay.question.history.Histories;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can happen to a question, with what must hold before and what the history says
 * afterwards. Every method but {@link #create} takes a question that is held, so what it decides
 * stays true until the transaction ends.
 */
public final class QuestionLife {
    private final Questions questions;
    private final Banks banks;
    private final Uses uses;
    private final Histories histories;

    public QuestionLife(Questions questions, Banks banks, Uses uses, Histories histories) {
        this.questions = questions;
        this.banks = banks;
        this.uses = uses;
        this.histories = histories;
    }

    /** Adds a question with its first draft. */
    public Outcome create(UUID id, String bank, String name, QuestionDraft draft, Deed deed) {
        var taken = nameTaken(bank, name);
        if (taken.isPresent()) {
            return taken.get();
        }
        var added = questions.add(id, bank, name, draft, deed.actor(), deed.at());
        if (added.isEmpty()) {
            return nameTaken(bank, name, false);
        }
        histories.add(id, Kind.CREATED, 1, deed);
        return new Outcome.Changed(added.get());
    }

    /** Writes the draft. A review of what it was before lapses. */
    public Outcome revise(Question held, QuestionDraft draft, Deed deed) {
        return write(held, draft, Kind.REVISED, Map.of(), deed);
    }

    /**
     * Makes the draft of what a version says.
     *
     * @param replace whether a draft that is there may be lost
     */
    public Outcome copy(Question held, QuestionVersion from, boolean replace, Deed deed) {
        if (!held.latest().isPublished() && !replace && notTrashed(held).isEmpty()) {
            return Outcome.refused(
                    Refusal.CONFLICT_DRAFT_EXISTS,
                    "The question has a draft, version %d; say that it may be replaced."
                            .formatted(held.latest().number()));
        }
        return write(
                held,
                from.draft(),
                Kind.COPIED,
                Map.of("fromVersion", Integer.toString(from.number())),
                deed);
    }

    private Outcome write(
            Question held, QuestionDraft draft, Kind kind, Map<String, String> details, Deed deed) {
        var refused = notTrashed(held);
        if (refused.isPresent()) {
            return refused.get();
        }
        var revised = questions.revise(held, draft, deed.actor(), deed.at());
        histories.add(held.id(), kind, revised.latest().number(), deed, details);
        return new Outcome.Changed(revised);
    }

    /** Asks for a review of the draft, or asks somebody else. */
    public Outcome askForReview(Question held, @Nullable String reviewer, Deed deed) {
        var refused = notTrashed(held).or(() -> hasDraft(held));
        if (refused.isPresent()) {
            return refused.get();
        }
        if (reviewer != null
                && rule(held) == ReviewRule.OTHER_THAN_AUTHOR
                && wrote(reviewer, held)) {
            return Outcome.refused(
                    Refusal.OWN_REVIEW,
                    "\"%s\" wrote some of the draft, and the bank wants somebody else's approval."
                            .formatted(reviewer));
        }
        var asked =
                new Review.Asked(new Review.Asking(deed.actor(), deed.at(), reviewer, deed.note()));
        return reviewed(
                held,
                asked,
                Kind.REVIEW_ASKED,
                reviewer == null ? Map.of() : Map.of("reviewer", reviewer),
                deed);
    }

    /**
     * Ends the review, or takes back what came of it: the draft is a draft as if never reviewed.
     */
    public Outcome withdrawReview(Question held, Deed deed) {
        var refused = notTrashed(held).or(() -> hasDraft(held));
        if (refused.isPresent()) {
            return refused.get();
        }
        return held.review() == null
                ? new Outcome.Unchanged(held)
                : reviewed(held, null, Kind.REVIEW_WITHDRAWN, Map.of(), deed);
    }

    /**
     * Decides a review.
     *
     * @param anyones whether this person may decide reviews that are another's to decide
     */
    public Outcome decide(Question held, boolean approve, boolean anyones, Deed deed) {
        var refused = notTrashed(held);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (!(held.review() instanceof Review.Asked asked) || held.latest().isPublished()) {
            return Outcome.refused(
                    Refusal.CONFLICT_NOT_IN_REVIEW, "The question is not in review.");
        }
        if (!anyones && !asked.asking().isFor(deed.actor())) {
            return Outcome.refused(
                    Refusal.NOT_THE_REVIEWER,
                    "The review is for \"%s\" to decide.".formatted(asked.asking().reviewer()));
        }
        if (!approve) {
            return reviewed(held, asked.sendBack(deed), Kind.SENT_BACK, Map.of(), deed);
        }
        if (rule(held) == ReviewRule.OTHER_THAN_AUTHOR && wrote(deed.actor(), held)) {
            return Outcome.refused(
                    Refusal.OWN_REVIEW,
                    "You wrote some of the draft, and the bank wants somebody else's approval.");
        }
        return reviewed(held, asked.approve(deed), Kind.APPROVED, Map.of(), deed);
    }

    private Outcome reviewed(
            Question held,
            @Nullable Review review,
            Kind kind,
            Map<String, String> details,
            Deed deed) {
        var changed = questions.review(held, review, deed.at());
        histories.add(held.id(), kind, held.latest().number(), deed, details);
        return new Outcome.Changed(changed);
    }

    /**
     * Publishes the draft, if there is one and its bank's rule on reviews is kept. A question that
     * was retired is back with it.
     */
    public Outcome publish(Question held, Deed deed) {
        var refused = notTrashed(held);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (held.latest().isPublished()) {
            return held.standing() instanceof Standing.Retired
                    ? Outcome.refused(
                            Refusal.CONFLICT_QUESTION_RETIRED,
                            "The question is retired and has no draft; reinstate it, or publish a later version.")
                    : new Outcome.Unchanged(held);
        }
        var number = held.latest().number();
        var published =
                switch (held.standing()) {
                    case Standing.Draft draft -> draft.publish(number);
                    case Standing.Published earlier -> earlier.publish(number);
                    case Standing.Retired retired -> retired.publish(number);
                };
        if (!isApproved(held, held.latest(), held.review(), rule(held))) {
            return Outcome.refused(
                    Refusal.CONFLICT_REVIEW_REQUIRED,
                    switch (rule(held)) {
                        case NONE, ANYONE ->
                                "The bank \"%s\" publishes what has been approved."
                                        .formatted(held.bank());
                        case OTHER_THAN_AUTHOR ->
                                "The bank \"%s\" publishes what somebody other than its authors has approved."
                                        .formatted(held.bank());
                    });
        }
        var question = questions.publish(held, published, deed.actor(), deed.at());
        histories.add(held.id(), Kind.PUBLISHED, number, deed);
        return new Outcome.Changed(question);
    }

    /** Looks at the rule of today: it may be stricter than when the draft was approved. */
    private boolean isApproved(
            Question held, QuestionVersion version, @Nullable Review review, ReviewRule rule) {
        return switch (rule) {
            case NONE -> true;
            case ANYONE -> review instanceof Review.Approved;
            case OTHER_THAN_AUTHOR ->
                    review instanceof Review.Approved(_, var decision)
                            && !wrote(decision.actor(), held, version);
        };
    }

    private boolean wrote(String subject, Question held) {
        return wrote(subject, held, held.latest());
    }

    private boolean wrote(String subject, Question held, QuestionVersion version) {
        return version.createdBy().equals(subject)
                || histories.writers(held.id(), version.number()).contains(subject);
    }

    private ReviewRule rule(Question held) {
        return rule(held.bank());
    }

    private ReviewRule rule(String bank) {
        return banks.named(bank).orElseThrow().reviewRule();
    }

    /** No exam draws it any more. */
    public Outcome retire(Question held, Deed deed) {
        var refused = notTrashed(held);
        if (refused.isPresent()) {
            return refused.get();
        }
        return switch (held.standing()) {
            case Standing.Draft _ ->
                    Outcome.refused(
                            Refusal.CONFLICT_QUESTION_NOT_PUBLISHED,
                            "Only a published question can be retired.");
            case Standing.Retired _ -> new Outcome.Unchanged(held);
            case Standing.Published published -> {
                var retired = questions.stand(held, published.retire(), deed.at());
                histories.add(held.id(), Kind.RETIRED, null, deed);
                yield new Outcome.Changed(retired);
            }
        };
    }

    /** Exams may draw it again. */
    public Outcome reinstate(Question held, Deed deed) {
        var refused = notTrashed(held);
        if (refused.isPresent()) {
            return refused.get();
        }
        return switch (held.standing()) {
            case Standing.Draft _, Standing.Published _ -> new Outcome.Unchanged(held);
            case Standing.Retired retired -> {
                var published = questions.stand(held, retired.reinstate(), deed.at());
                histories.add(held.id(), Kind.REINSTATED, null, deed);
                yield new Outcome.Changed(published);
            }
        };
    }

    /**
     * Moves the question to another bank. Exams that have it keep it; what is drawn later from
     * either bank changes. What is published comes into a bank with a stricter rule on reviews only
     * if the rule would have let it be published there, and its key be corrected as it was: else a
     * bank without a rule would be the way round every other's.
     *
     * @param bank name of a bank that exists
     */
    public Outcome move(Question held, String bank, Deed deed) {
        var refused = notTrashed(held);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (held.bank().equals(bank)) {
            return new Outcome.Unchanged(held);
        }
        var taken = nameTaken(bank, held.name());
        if (taken.isPresent()) {
            return taken.get();
        }
        var unapproved = unapproved(held, bank);
        if (unapproved.isPresent()) {
            return unapproved.get();
        }
        var moved = questions.move(held, bank, deed.at());
        if (moved.isEmpty()) {
            return nameTaken(bank, held.name(), false);
        }
        histories.add(
                held.id(), Kind.MOVED, null, deed, Map.of("fromBank", held.bank(), "toBank", bank));
        return new Outcome.Changed(moved.get());
    }

    private Optional<Outcome> unapproved(Question held, String bank) {
        var rule = rule(bank);
        var published =
                switch (held.standing()) {
                    case Standing.Draft _ -> 0;
                    case Standing.Published(var version) -> version;
                    case Standing.Retired(var version) -> version;
                };
        if (published == 0 || !rule.isStricterThan(rule(held))) {
            return Optional.empty();
        }
        var version = questions.version(held.id(), published).orElseThrow();
        if (!isApproved(held, version, questions.review(version).orElse(null), rule)) {
            return Optional.of(
                    Outcome.refused(
                            Refusal.CONFLICT_REVIEW_REQUIRED,
                            "The bank \"%s\" has published questions only if %s approved them, and version %d of this one was not."
                                    .formatted(
                                            bank,
                                            rule == ReviewRule.OTHER_THAN_AUTHOR
                                                    ? "somebody other than their authors"
                                                    : "somebody",
                                            published)));
        }
        return rule == ReviewRule.OTHER_THAN_AUTHOR
                ? correctedByAuthor(held)
                        .map(number ->
                                Outcome.refused(
                                        Refusal.CONFLICT_REVIEW_REQUIRED,
                                        "The bank \"%s\" has keys only if somebody other than a question's authors corrected them, and that of version %d was not."
                                                .formatted(bank, number)))
                : Optional.empty();
    }

    /** The number of a version whose key somebody corrected who wrote some of it. */
    private Optional<Integer> correctedByAuthor(Question held) {
        return questions.correctors(held.id()).entrySet().stream()
                .filter(corrected -> {
                    var version = questions.version(held.id(), corrected.getKey()).orElseThrow();
                    return corrected.getValue().stream()
                            .anyMatch(corrector -> wrote(corrector, held, version));
                })
                .map(Map.Entry::getKey)
                .min(Comparator.naturalOrder());
    }

    /** Puts the question in the trash. What an exam uses cannot vanish: it can only be retired. */
    public Outcome trash(Question held, Deed deed) {
        if (held.trashedAt() != null) {
            return new Outcome.Unchanged(held);
        }
        if (!uses.of(held.id(), new UUID(0, 0), 1).isEmpty()) {
            return Outcome.refused(
                    Refusal.CONFLICT_QUESTION_IN_USE,
                    "Exams use the question, so it cannot vanish; retire it.");
        }
        var trashed = questions.trash(held, deed.actor(), deed.at());
        histories.add(held.id(), Kind.TRASHED, null, deed);
        return new Outcome.Changed(trashed);
    }

    /** Takes the question out of the trash, as it was. */
    public Outcome restore(Question held, Deed deed) {
        if (held.trashedAt() == null) {
            return new Outcome.Unchanged(held);
        }
        var restored = questions.restore(held, deed.at());
        histories.add(held.id(), Kind.RESTORED, null, deed);
        return new Outcome.Changed(restored);
    }

    /**
     * Whether this person may correct the key of the version: where a draft needs somebody else's
     * approval, whoever wrote some of it needs somebody else for its key, too.
     */
    public boolean mayCorrect(Question held, QuestionVersion version, String subject) {
        return rule(held) != ReviewRule.OTHER_THAN_AUTHOR || !wrote(subject, held, version);
    }

    /** Adds a key revision to a published version, by somebody who may correct it. */
    public KeyRevision correct(Question held, QuestionVersion version, AnswerKey key, Deed deed) {
        var revision = questions.correct(held, version, key, deed.note(), deed.actor(), deed.at());
        histories.add(
                held.id(),
                Event.Kind.KEY_CORRECTED,
                version.number(),
                deed,
                Map.of("keyRevision", Integer.toString(revision.number())));
        return revision;
    }

    private static Optional<Outcome> notTrashed(Question held) {
        return held.trashedAt() == null
                ? Optional.empty()
                : Optional.of(
                        Outcome.refused(
                                Refusal.CONFLICT_QUESTION_TRASHED,
                                "The question is in the trash; restore it first."));
    }

    private static Optional<Outcome> hasDraft(Question held) {
        return held.latest().isPublished()
                ? Optional.of(
                        Outcome.refused(
                                Refusal.CONFLICT_NO_DRAFT,
                                "The question has no draft; version %d is published."
                                        .formatted(held.latest().number())))
                : Optional.empty();
    }

    private Optional<Outcome> nameTaken(String bank, String name) {
        return questions
                .holder(bank, name)
                .map(holder -> nameTaken(bank, name, holder == Questions.NameHolder.IN_TRASH));
    }

    private static Outcome nameTaken(String bank, String name, boolean inTrash) {
        return Outcome.refused(
                Refusal.CONFLICT_QUESTION_NAME,
                inTrash
                        ? "A question in the trash has the name \"%s\" in the bank \"%s\" until it is purged; restore it or take another name."
                                .formatted(name, bank)
                        : "The bank \"%s\" has a question \"%s\" already.".formatted(bank, name));
    }
}
