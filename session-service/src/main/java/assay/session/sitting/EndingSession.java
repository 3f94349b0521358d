package assay.session.sitting;

import assay.session.access.SessionId;
import assay.session.exam.ExamRevision;
import assay.session.exam.Revisions;
import assay.session.outbox.Outbox;
import assay.session.outbox.Submission;
import assay.session.outbox.Submission.Submitter;
import assay.session.pool.PoolQuestion;
import assay.session.pool.PoolTopic;
import assay.session.response.Responses;
import assay.session.response.SavedResponse;
import assay.session.upload.UploadedFile;
import assay.session.upload.Uploads;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Ends sessions: at the candidate's word, or once they have closed. The session's row stays locked
 * from reading it to the end of the transaction, and every save locks it too: a save is either
 * committed before, and then in the submission, or refused.
 */
public final class EndingSession {
    private final Sessions sessions;
    private final Revisions revisions;
    private final Responses responses;
    private final Uploads uploads;
    private final Outbox outbox;

    public EndingSession(
            Sessions sessions,
            Revisions revisions,
            Responses responses,
            Uploads uploads,
            Outbox outbox) {
        this.sessions = sessions;
        this.revisions = revisions;
        this.responses = responses;
        this.uploads = uploads;
        this.outbox = outbox;
    }

    /**
     * How a submit ends.
     *
     * @param first whether this call ended the session
     */
    public record Ending(Session.Over session, boolean first) {}

    /**
     * The candidate submits. Doing so again changes nothing. Whether they did so in time is told by
     * when they asked; the time of the submission is read once the session is held, so that no save
     * in it is later.
     *
     * @return the session as it is now, {@link Session.Expired} when the candidate came too late;
     *     empty when there is none such
     */
    public Optional<Ending> submit(
            SessionId id, String organisation, String candidateId, InstantSource clock) {
        var askedAt = clock.instant();
        return sessions.hold(id, organisation)
                .filter(session -> session.facts().candidateId().equals(candidateId))
                .map(session ->
                        switch (session) {
                            case Session.Running running when running.isClosed(askedAt) ->
                                    new Ending(expire(running, clock.instant()), true);
                            case Session.Running running ->
                                    new Ending(
                                            end(
                                                    running.submit(
                                                            earlier(
                                                                    clock.instant(),
                                                                    running.facts().closesAt())),
                                                    Submitter.CANDIDATE),
                                            true);
                            case Session.Over over -> new Ending(over, false);
                        });
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Ends the session if it runs past its close and nobody else is ending it. */
    public boolean expireIfClosed(SessionId id, String organisation, Instant now) {
        var closed = sessions.holdClosed(id, organisation, now);
        closed.ifPresent(running -> expire(running, now));
        return closed.isPresent();
    }

    private Session.Over expire(Session.Running running, Instant now) {
        return end(running.expire(now), Submitter.PLATFORM);
    }

    private Session.Over end(Session.Over over, Submitter submitter) {
        var facts = over.facts();
        var revision = revisions.find(facts.revisionId(), facts.organisation()).orElseThrow();
        sessions.end(over);
        outbox.add(submission(over, revision, submitter), over.submittedAt());
        return over;
    }

    private Submission submission(Session.Over over, ExamRevision revision, Submitter submitter) {
        var facts = over.facts();
        var questions =
                revision.pool().questions().stream()
                        .collect(
                                Collectors.toMap(
                                        PoolQuestion::questionVersionId, question -> question));
        var items =
                sessions.paper(facts.id(), facts.organisation()).items().stream()
                        .map(item ->
                                item(
                                        item,
                                        Objects.requireNonNull(
                                                questions.get(item.questionVersionId()))))
                        .toList();
        var definition = revision.definition();
        var current = responses.current(facts.id(), facts.organisation());
        return new Submission(
                facts.id().value(),
                facts.organisation(),
                facts.examId().value(),
                facts.revisionId().value(),
                definition.name(),
                definition.title(),
                facts.candidateId(),
                facts.candidateName(),
                facts.attempt(),
                facts.startedAt(),
                facts.deadlineAt(),
                over.submittedAt(),
                submitter,
                definition.policy(),
                topics(items, revision.pool().topics()),
                items,
                current,
                filesNamed(facts, current),
                new Submission.Log(
                        facts.logEntries(), facts.logLateEntries(), facts.logDigest().hex()));
    }

    /** The files that the responses name. */
    private List<UploadedFile> filesNamed(SessionFacts facts, List<SavedResponse> current) {
        var named = new HashSet<UUID>();
        for (var saved : current) {
            var response = saved.response();
            if (response != null) {
                named.addAll(response.filesNamed());
            }
        }
        return named.isEmpty()
                ? List.of()
                : uploads.list(facts.id(), facts.organisation()).stream()
                        .filter(file -> named.contains(file.id()))
                        .toList();
    }

    private static Submission.Item item(PaperItem item, PoolQuestion question) {
        return new Submission.Item(
                item.position(),
                item.questionId(),
                item.questionVersionId(),
                question.version(),
                question.content().interaction(),
                item.section(),
                item.scored(),
                question.points(),
                question.topics(),
                item.choiceOrder(),
                item.values(),
                question.content().partWeights());
    }

    /** Every topic that the paper's questions have, and all above them. */
    private static List<PoolTopic> topics(List<Submission.Item> items, List<PoolTopic> all) {
        Map<String, PoolTopic> known = new HashMap<>();
        all.forEach(topic -> known.put(topic.topic(), topic));
        var used = new HashSet<String>();
        for (var item : items) {
            for (var name : item.topics()) {
                for (var topic = known.get(name);
                        topic != null && used.add(topic.topic());
                        topic = topic.parent() == null ? null : known.get(topic.parent())) {
                    // used.add has done the work
                }
            }
        }
        return all.stream().filter(topic -> used.contains(topic.topic())).toList();
    }
}
