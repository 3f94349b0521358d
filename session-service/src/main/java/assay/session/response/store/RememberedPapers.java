package assay.session.response.store;

import assay.session.access.SessionId;
import assay.session.exam.RevisionId;
import assay.session.exam.Revisions;
import assay.session.platform.Sql;
import assay.session.pool.PoolQuestion;
import assay.session.response.PaperQuestions;
import assay.session.response.Papers;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the papers of sessions that save; reads one from the database at its first save on this
 * replica, off the event loop.
 */
@ApplicationScoped
class RememberedPapers implements Papers {
    /** Questions, over all pools remembered; some 2 kB each. */
    static final long QUESTIONS_REMEMBERED = 50_000;

    private final Sql sql;
    private final Revisions revisions;
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final AsyncCache<Known, PaperQuestions> papers;
    private final Cache<RevisionId, Map<UUID, PoolQuestion>> pools = pools();

    RememberedPapers(Sql sql, Revisions revisions, ResponseConfig config) {
        this.sql = sql;
        this.revisions = revisions;
        this.papers =
                Caffeine.newBuilder()
                        .maximumSize(config.papersRemembered())
                        .executor(readers)
                        .buildAsync();
    }

    /** By weight, for a pool may have a handful of questions or thousands. */
    static Cache<RevisionId, Map<UUID, PoolQuestion>> pools() {
        return Caffeine.newBuilder()
                .maximumWeight(QUESTIONS_REMEMBERED)
                .weigher((RevisionId _, Map<UUID, PoolQuestion> pool) -> 1 + pool.size())
                .build();
    }

    @PreDestroy
    void close() {
        readers.shutdown();
    }

    /** What somebody asked for; an organisation that asks for another's session finds nothing. */
    private record Known(SessionId session, String organisation) {}

    @Override
    public CompletionStage<Optional<PaperQuestions>> find(SessionId session, String organisation) {
        return papers.get(
                        new Known(session, organisation),
                        (known, executor) ->
                                CompletableFuture.supplyAsync(() -> read(known), executor))
                .thenApply(Optional::ofNullable);
    }

    @Override
    public CompletionStage<Optional<Timing>> timing(SessionId session, String organisation) {
        var paper = papers.synchronous().getIfPresent(new Known(session, organisation));
        return paper == null
                ? CompletableFuture.supplyAsync(() -> readTiming(session, organisation), readers)
                : CompletableFuture.completedFuture(
                        Optional.of(new Timing(paper.candidateId(), paper.deadlineAt())));
    }

    private Optional<Timing> readTiming(SessionId session, String organisation) {
        return sql.find(
                "select candidate_id, deadline_at from session where id = ? and organisation = ?",
                row -> new Timing(row.getString("candidate_id"), Sql.instant(row, "deadline_at")),
                session.value(),
                organisation);
    }

    @Override
    public void rehearse(PaperQuestions paper) {
        papers.put(
                new Known(paper.session(), paper.organisation()),
                CompletableFuture.completedFuture(paper));
    }

    @Override
    public void forget(SessionId session, String organisation) {
        papers.synchronous().invalidate(new Known(session, organisation));
    }

    private @Nullable PaperQuestions read(Known known) {
        return sql.find(
                        """
                        select s.organisation, s.candidate_id, s.deadline_at, s.revision_id, p.question_ids
                          from session s join paper p on p.session_id = s.id
                         where s.id = ? and s.organisation = ? and p.organisation = s.organisation
                        """,
                        row ->
                                new StoredPaper(
                                        row.getString("organisation"),
                                        row.getString("candidate_id"),
                                        Sql.instant(row, "deadline_at"),
                                        new RevisionId(Sql.uuid(row, "revision_id")),
                                        List.of((UUID[]) row.getArray("question_ids").getArray())),
                        known.session().value(),
                        known.organisation())
                .map(paper ->
                        paper.withQuestions(
                                known.session(), pool(paper.revision(), paper.organisation())))
                .orElse(null);
    }

    private record StoredPaper(
            String organisation,
            String candidateId,
            Instant deadlineAt,
            RevisionId revision,
            List<UUID> questionIds) {
        PaperQuestions withQuestions(SessionId session, Map<UUID, PoolQuestion> pool) {
            return new PaperQuestions(
                    session,
                    organisation,
                    candidateId,
                    deadlineAt,
                    questionIds.stream().map(id -> Objects.requireNonNull(pool.get(id))).toList());
        }
    }

    private Map<UUID, PoolQuestion> pool(RevisionId id, String organisation) {
        var known = pools.getIfPresent(id);
        if (known == null) {
            known =
                    revisions.find(id, organisation).orElseThrow().pool().questions().stream()
                            .collect(
                                    Collectors.toMap(
                                            PoolQuestion::questionId, question -> question));
            pools.put(id, known);
        }
        return known;
    }
}
