package assay.session.exam;

import assay.session.Fault;
import assay.session.asset.Assets;
import assay.session.pool.FrozenPool;
import assay.session.pool.PoolAsset;
import assay.session.pool.Pools;
import assay.session.pool.Pools.Freezing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Makes a revision of an exam: has its pool frozen, checks that every paper can be filled and that
 * there is as much to draw from as the exam asks for, and stores both.
 *
 * <p>The revision's id is decided and committed first. A publisher that dies before the end leaves
 * it behind, and the next one takes it up again: question-service then gives the same pool for the
 * same id.
 */
public final class PublishingExam {
    /** Longer than asking question-service takes with all its retries. */
    private static final Duration CLAIM = Duration.ofMinutes(1);

    private final Revisions revisions;
    private final Pools pools;
    private final Assets assets;

    public PublishingExam(Revisions revisions, Pools pools, Assets assets) {
        this.revisions = revisions;
        this.pools = pools;
        this.assets = assets;
    }

    /** How publishing ends. */
    public sealed interface Outcome {
        record Published(ExamRevision revision) implements Outcome {}

        record CannotBeFilled(List<Drawing.Shortfall> sections) implements Outcome {}

        /**
         * Every paper can be filled, but the exam asks for more questions to draw from.
         *
         * @param factor what it asks for
         */
        record CoverageTooLow(int factor, List<Drawing.Shortfall> gaps) implements Outcome {}

        /** The blueprint names a bank, topic or question that isn't there. */
        record UnknownSelection(List<Fault> faults) implements Outcome {}

        record Unavailable(String reason) implements Outcome {}
    }

    public Outcome publish(Exam exam, Instant now, String publishedBy) {
        var begun = revisions.begin(exam, now, CLAIM);
        var blueprint = exam.definition().blueprint();
        return switch (pools.freeze(
                begun.value(), exam.organisation(), exam.id().value(), blueprint.selections())) {
            case Freezing.Unavailable(var reason) -> new Outcome.Unavailable(reason);
            case Freezing.Refused(var faults) -> {
                abandon(begun, exam, now);
                yield new Outcome.UnknownSelection(
                        faults.stream().map(PublishingExam::inBlueprint).toList());
            }
            case Freezing.Frozen(var pool) ->
                    switch (Drawing.draw(blueprint, pool, new Random(0))) {
                        case Drawing.Outcome.Insufficient(var sections) -> {
                            abandon(begun, exam, now);
                            yield new Outcome.CannotBeFilled(sections);
                        }
                        case Drawing.Outcome.Filled _ -> {
                            var factor = exam.definition().coverageFactor();
                            var gaps =
                                    factor == null
                                            ? List.<Drawing.Shortfall>of()
                                            : Coverage.gaps(blueprint, pool, factor);
                            if (factor != null && !gaps.isEmpty()) {
                                abandon(begun, exam, now);
                                yield new Outcome.CoverageTooLow(factor, gaps);
                            }
                            yield publish(begun, exam, pool, now, publishedBy);
                        }
                    };
        };
    }

    /**
     * The pool goes at once if question-service answers, and otherwise later: what is remembered
     * here tells that it has to.
     */
    private void abandon(RevisionId begun, Exam exam, Instant now) {
        if (revisions.abandon(begun, exam.organisation(), now)
                && pools.release(begun.value(), exam.organisation())) {
            revisions.forget(begun, exam.organisation());
        }
    }

    private Outcome publish(
            RevisionId begun, Exam exam, FrozenPool pool, Instant now, String publishedBy) {
        return keepAssets(exam.organisation(), pool, now)
                .<Outcome>map(Outcome.Unavailable::new)
                .orElseGet(() ->
                        new Outcome.Published(
                                revisions.publish(begun, exam, pool, now, publishedBy)));
    }

    /**
     * Takes over what the pool shows, so that no session needs question-service; tells what is in
     * the way. What was taken over stays: the next attempt needs the rest only.
     */
    private Optional<String> keepAssets(String organisation, FrozenPool pool, Instant now) {
        var missing =
                assets.missing(
                        organisation,
                        pool.assets().stream()
                                .map(PoolAsset::hash)
                                .collect(Collectors.toUnmodifiableSet()));
        for (var asset : pool.assets()) {
            if (missing.contains(asset.hash())) {
                var bytes = pools.load(pool.id(), organisation, asset);
                if (bytes.isEmpty()) {
                    return Optional.of(
                            "the asset %s, which a question shows, cannot be loaded"
                                    .formatted(asset.hash()));
                }
                assets.keep(organisation, asset.hash(), asset.mediaType(), bytes.get(), now);
            }
        }
        return Optional.empty();
    }

    /**
     * question-service points into the selections it was sent; the author knows them as the
     * sections' draws.
     */
    private static Fault inBlueprint(Fault fault) {
        return new Fault(
                fault.pointer()
                        .replaceFirst("^#?/selections/(\\d+)", "/blueprint/sections/$1/draw"),
                fault.detail());
    }
}
