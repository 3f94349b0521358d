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
    private static final int POOLS_REMEMBERED = 200;

    private final Sql sql;
    private final Revisions revisions;
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final AsyncCache<SessionId, PaperQuestions> papers;
    private final Cache<RevisionId, Map<UUID, PoolQuestion>> pools =
            Caffeine.newBuilder().maximumSize(POOLS_REMEMBERED).build();

    RememberedPapers(Sql sql, Revisions revisions, ResponseConfig config) {
        this.sql = sql;
        this.revisions = revisions;
        this.papers =
                Caffeine.newBuilder()
                        .maximumSize(config.papersRemembered())
                        .executor(readers)
                        .buildAsync();
    }

    @PreDestroy
    void close() {
        readers.shutdown();
    }

    @Override
    public CompletionStage<Optional<PaperQuestions>> find(SessionId session) {
        return papers.get(
                        session,
                        (id, executor) -> CompletableFuture.supplyAsync(() -> read(id), executor))
                .thenApply(Optional::ofNullable);
    }

    @Override
    public void rehearse(PaperQuestions paper) {
        papers.put(paper.session(), CompletableFuture.completedFuture(paper));
    }

    @Override
    public void forget(SessionId session) {
        papers.synchronous().invalidate(session);
    }

    private @Nullable PaperQuestions read(SessionId session) {
        return sql.find(
                        """
                        select s.organisation, s.candidate_id, s.revision_id, p.question_ids
                          from session s join paper p on p.session_id = s.id where s.id = ?
                        """,
                        row ->
                                new StoredPaper(
                                        row.getString("organisation"),
                                        row.getString("candidate_id"),
                                        new RevisionId(Sql.uuid(row, "revision_id")),
                                        List.of((UUID[]) row.getArray("question_ids").getArray())),
                        session.value())
                .map(paper ->
                        paper.withQuestions(session, pool(paper.revision(), paper.organisation())))
                .orElse(null);
    }

    private record StoredPaper(
            String organisation, String candidateId, RevisionId revision, List<UUID> questionIds) {
        PaperQuestions withQuestions(SessionId session, Map<UUID, PoolQuestion> pool) {
            return new PaperQuestions(
                    session,
                    organisation,
                    candidateId,
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
