package assay.session.exam.rest;

import static org.assertj.core.api.Assertions.assertThat;

import assay.session.Fault;
import assay.session.asset.Assets;
import assay.session.exam.Exam;
import assay.session.exam.ExamDefinition;
import assay.session.exam.ExamId;
import assay.session.exam.ExamRevision;
import assay.session.exam.Policy;
import assay.session.exam.PoolSamples;
import assay.session.exam.PublishingExam;
import assay.session.exam.PublishingExam.Outcome;
import assay.session.exam.ReleasingPools;
import assay.session.exam.Revisions;
import assay.session.platform.Api;
import assay.session.platform.ServiceTest;
import assay.session.platform.Sql;
import assay.session.pool.PoolAsset;
import assay.session.pool.Pools;
import assay.session.pool.Selection;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Publishers of one exam, and who tidies up after them, at the same time in the same database. */
@QuarkusTest
class PublishingRaceTest extends ServiceTest {
    private static final Instant BEGUN = Instant.parse("2026-11-20T09:00:00Z");

    @Inject Sql sql;
    @Inject Revisions revisions;
    @Inject Assets assets;

    /** Pools that are frozen, as question-service has them. */
    private static class Kept implements Pools {
        final Set<UUID> frozen = ConcurrentHashMap.newKeySet();

        @Override
        public Freezing freeze(
                UUID pool, String organisation, UUID exam, List<Selection> selections) {
            frozen.add(pool);
            return new Freezing.Frozen(PoolSamples.pool(Map.of()));
        }

        @Override
        public Optional<byte[]> load(UUID pool, String organisation, PoolAsset asset) {
            return Optional.empty();
        }

        @Override
        public boolean release(UUID pool, String organisation) {
            frozen.remove(pool);
            return true;
        }
    }

    /** The same pools, but each publication by way of this finds that a question is gone. */
    private record Refusing(Kept kept) implements Pools {
        @Override
        public Freezing freeze(
                UUID pool, String organisation, UUID exam, List<Selection> selections) {
            kept.freeze(pool, organisation, exam, selections);
            return new Freezing.Refused(List.of(new Fault("/selections/0", "nothing is there")));
        }

        @Override
        public Optional<byte[]> load(UUID pool, String organisation, PoolAsset asset) {
            return kept.load(pool, organisation, asset);
        }

        @Override
        public boolean release(UUID pool, String organisation) {
            return kept.release(pool, organisation);
        }
    }

    @RepeatedTest(40)
    void whoever_wins_a_published_revision_has_its_pool_and_nothing_else_keeps_one()
            throws Exception {
        var pools = new Kept();
        var exam = examOf(Api.create(Api.smallExam(Api.newName("exam"))));
        // the claim of a publisher that died lapses, so that all of these take up the same
        revisions.begin(exam, BEGUN, Duration.ofMinutes(1));
        var tidying = new ReleasingPools(revisions, pools);

        atOnce(
                List.of(
                        () -> publish(pools, exam, 2),
                        () -> publish(new Refusing(pools), exam, 4),
                        () -> publish(pools, exam, 6),
                        () -> tidying.release(BEGUN.plus(Duration.ofHours(2)), 100)));
        tidying.release(BEGUN.plus(Duration.ofHours(4)), 100);

        var published =
                revisions.list(exam.id(), "demo", 0, 10).stream()
                        .map(revision -> revision.id().value())
                        .toList();
        assertThat(pools.frozen).containsExactlyInAnyOrderElementsOf(published);
        assertThat(publications(exam)).isZero();
    }

    /** As a request does; some minutes later, when the claim of those before it has lapsed. */
    private Optional<ExamRevision> publish(Pools pools, Exam exam, int minutesLater) {
        var publishing =
                new PublishingExam(
                        revisions,
                        pools,
                        assets,
                        InstantSource.fixed(BEGUN.plus(Duration.ofMinutes(minutesLater))));
        if (!(publishing.prepare(exam) instanceof Outcome.Prepared(var publication))) {
            return Optional.empty();
        }
        var stored =
                QuarkusTransaction.requiringNew().call(() -> publishing.store(publication, "ines"));
        if (stored.isEmpty()) {
            publishing.giveUp(publication);
        }
        return stored;
    }

    @Test
    void who_freezes_again_what_was_given_up_leaves_no_pool_and_publishes_nothing()
            throws Exception {
        var pools = new Kept();
        var exam = examOf(Api.create(Api.smallExam(Api.newName("exam"))));
        var slow =
                new Kept() {
                    @Override
                    public Freezing freeze(
                            UUID pool, String organisation, UUID id, List<Selection> selections) {
                        // meanwhile another takes it for dead, gives it up and has it forgotten
                        publish(new Refusing(pools), exam, 2);
                        return pools.freeze(pool, organisation, id, selections);
                    }

                    @Override
                    public boolean release(UUID pool, String organisation) {
                        return pools.release(pool, organisation);
                    }
                };

        var published = publish(slow, exam, 0);

        assertThat(published).isEmpty();
        assertThat(pools.frozen).isEmpty();
        assertThat(revisions.latest(exam.id(), "demo")).isEmpty();
    }

    @Test
    void who_is_overtaken_by_one_that_published_the_same_tells_that_revision() {
        var pools = new Kept();
        var exam = examOf(Api.create(Api.smallExam(Api.newName("exam"))));
        var overtaking = new ArrayList<ExamRevision>();
        var slow =
                new Kept() {
                    @Override
                    public Freezing freeze(
                            UUID pool, String organisation, UUID id, List<Selection> selections) {
                        publish(pools, exam, 2).ifPresent(overtaking::add);
                        return pools.freeze(pool, organisation, id, selections);
                    }
                };

        var published = publish(slow, exam, 0);

        assertThat(published.stream().map(ExamRevision::id))
                .hasSize(1)
                .hasSameElementsAs(overtaking.stream().map(ExamRevision::id).toList());
        assertThat(revisions.list(exam.id(), "demo", 0, 10)).hasSize(1);
        assertThat(pools.frozen).hasSize(1);
    }

    private static void atOnce(List<Callable<Object>> deeds) throws Exception {
        var start = new CyclicBarrier(deeds.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done =
                    deeds.stream()
                            .map(deed ->
                                    threads.submit(() -> {
                                        start.await(20, TimeUnit.SECONDS);
                                        return deed.call();
                                    }))
                            .toList();
            for (var one : done) {
                one.get(20, TimeUnit.SECONDS);
            }
        }
    }

    private static Exam examOf(UUID id) {
        return new Exam(
                new ExamId(id),
                "demo",
                new ExamDefinition(
                        "x",
                        "x",
                        "",
                        "",
                        "",
                        Duration.ofMinutes(5),
                        null,
                        null,
                        PoolSamples.blueprint(),
                        new Policy(
                                null,
                                null,
                                new Policy.Release(Policy.When.MANUAL, null, Set.of()))),
                0,
                0,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private int publications(Exam exam) {
        return sql.find(
                        "select count(*) from exam_publication where exam_id = ?",
                        row -> row.getInt(1),
                        exam.id().value())
                .orElseThrow();
    }
}
