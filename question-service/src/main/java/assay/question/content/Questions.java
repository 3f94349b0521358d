package assay.question.content;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The questions of the caller's organisation. */
public interface Questions {
    Optional<Question> find(UUID id);

    boolean exists(UUID id);

    /** The question, held against other changes until the transaction ends. */
    Optional<Question> hold(UUID id);

    /** Questions in the order of their ids, beginning after {@code after}. */
    List<QuestionSummary> list(QuestionFilter filter, UUID after, int rowsMax);

    /** Those of these questions that are here, in the order of the ids. */
    List<QuestionSummary> summaries(List<UUID> ids);

    /**
     * Adds a question with its first draft; empty, with nothing added, if its bank has the name
     * already.
     */
    Optional<Question> add(
            UUID id, String bank, String name, QuestionDraft draft, String author, Instant now);

    /** A question that is to be added with its first draft. */
    record Addition(UUID id, String name, CleanDraft draft) {}

    /**
     * Adds questions to a bank, all or none: many together take much less than one by one.
     *
     * @throws IllegalStateException if the bank has one of the names already; the transaction is
     *     lost then
     */
    void addAll(String bank, List<Addition> additions, String author, Instant now);

    /** Where the question is that has this name in this bank, if there is one. */
    Optional<NameHolder> holder(String bank, String name);

    /** Where a question is that keeps others from having its name. */
    enum NameHolder {
        IN_BANK,
        IN_TRASH
    }

    /** Replaces the draft, whose review lapses, or adds one after the published version. */
    Question revise(Question held, QuestionDraft draft, String author, Instant now);

    /** Publishes the draft. */
    Question publish(Question held, Standing.Published standing, String publisher, Instant now);

    /** Changes where a published question stands. */
    Question stand(Question held, Standing standing, Instant now);

    /**
     * Keeps the review of the draft.
     *
     * @param review null: there is none any more
     */
    Question review(Question held, @Nullable Review review, Instant now);

    /** Moves the question; empty, with nothing changed, if the bank has its name already. */
    Optional<Question> move(Question held, String bank, Instant now);

    Question trash(Question held, String actor, Instant now);

    Question restore(Question held, Instant now);

    /** Versions by ascending number, beginning after {@code after}. */
    List<QuestionVersion> versions(UUID questionId, int after, int rowsMax);

    Optional<QuestionVersion> version(UUID questionId, int number);

    /** What came of the review of a version; empty if it has had none, or if it was withdrawn. */
    Optional<Review> review(QuestionVersion version);

    /** Key revisions by ascending number, beginning after {@code after}. */
    List<KeyRevision> keyRevisions(QuestionVersion version, int after, int rowsMax);

    /** Who corrected keys of the question, by the number of the version. */
    Map<Integer, Set<String>> correctors(UUID questionId);

    /** Adds a key revision to a published version. */
    KeyRevision correct(
            Question held,
            QuestionVersion version,
            AnswerKey key,
            String reason,
            String author,
            Instant now);

    /** The latest key revision of each of these versions that is published here, by version. */
    List<KeyRevision> latestKeys(List<UUID> questionVersionIds);
}
