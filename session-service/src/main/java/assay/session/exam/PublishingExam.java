package assay.session.exam;

import assay.session.Fault;
import assay.session.asset.Assets;
import assay.session.pool.FrozenPool;
import assay.session.pool.PoolAsset;
import assay.session.pool.Pools;
import assay.session.pool.Pools.Freezing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Makes a revision of an exam: has its pool frozen, checks that every paper can be filled and that
 * there is as much to draw from as the exam asks for, takes over what its questions show, and
 * stores it.
 *
 * <p>All but the last may take minutes, and so belongs to no transaction: {@link #prepare}. Storing
 * is short: {@link #store}.
 *
 * <p>The revision's id is decided and committed first. A publisher that dies before the end leaves
 * it behind, and the next one takes it up again: question-service then gives the same pool for the
 * same id. Should two publishers come to the same id after all, both get the one revision.
 */
public final class PublishingExam {
    /** Longer than one call to question-service takes with all its retries; renewed for each. */
    static final Duration CLAIM = Duration.ofMinutes(1);

    private final Revisions revisions;
    private final Pools pools;
    private final Assets assets;
    private final InstantSource clock;

    public PublishingExam(Revisions revisions, Pools pools, Assets assets, InstantSource clock) {
        this.revisions = revisions;
        this.pools = pools;
        this.assets = assets;
        this.clock = clock;
    }

    /** A revision to be, with everything that it needs. */
    public record Publication(RevisionId id, Exam exam, FrozenPool pool) {}

    /** How preparing ends. */
    public sealed interface Outcome {
        record Prepared(Publication publication) implements Outcome {}

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

    /** Does all that needs question-service, outside of any transaction. */
    public Outcome prepare(Exam exam) {
        var begun = revisions.begin(exam, clock.instant(), CLAIM);
        var blueprint = exam.definition().blueprint();
        return switch (pools.freeze(
                begun.value(), exam.organisation(), exam.id().value(), blueprint.selections())) {
            case Freezing.Unavailable(var reason) -> new Outcome.Unavailable(reason);
            case Freezing.Refused(var faults) -> {
                abandon(begun, exam);
                yield new Outcome.UnknownSelection(
                        faults.stream().map(PublishingExam::inBlueprint).toList());
            }
            case Freezing.Frozen(var pool) ->
                    switch (Drawing.draw(blueprint, pool, new Random(0))) {
                        case Drawing.Outcome.Insufficient(var sections) -> {
                            abandon(begun, exam);
                            yield new Outcome.CannotBeFilled(sections);
                        }
                        case Drawing.Outcome.Filled _ -> {
                            var factor = exam.definition().coverageFactor();
                            var gaps =
                                    factor == null
                                            ? List.<Drawing.Shortfall>of()
                                            : Coverage.gaps(blueprint, pool, factor);
                            if (factor != null && !gaps.isEmpty()) {
                                abandon(begun, exam);
                                yield new Outcome.CoverageTooLow(factor, gaps);
                            }
                            yield withAssets(new Publication(begun, exam, pool));
                        }
                    };
        };
    }

    /**
     * Stores what was prepared, in the caller's transaction.
     *
     * @return the revision, which another publisher may have stored under the same id; empty if it
     *     took so long that it was given up meanwhile
     */
    public Optional<ExamRevision> store(Publication publication, String publishedBy) {
        var id = publication.id();
        var exam = publication.exam();
        return revisions
                .publish(id, exam, publication.pool(), clock.instant(), publishedBy)
                .or(() -> revisions.find(id, exam.organisation()));
    }

    /**
     * Gives up what was prepared, unless it is stored; once the transaction is over that was to do
     * so.
     */
    public void giveUp(Publication publication) {
        abandon(publication.id(), publication.exam());
    }

    /**
     * The pool goes at once if question-service answers, and otherwise later: what is remembered
     * here tells that it has to.
     */
    private void abandon(RevisionId begun, Exam exam) {
        var isMine = revisions.abandon(begun, exam.organisation(), clock.instant());
        if ((isMine || revisions.find(begun, exam.organisation()).isEmpty())
                && pools.release(begun.value(), exam.organisation())) {
            revisions.forget(begun, exam.organisation());
        }
    }

    /**
     * Takes over what the pool shows, so that no session needs question-service. What was taken
     * over stays: the next attempt needs the rest only.
     */
    private Outcome withAssets(Publication publication) {
        var organisation = publication.exam().organisation();
        var pool = publication.pool();
        var missing =
                assets.missing(
                        organisation,
                        pool.assets().stream()
                                .map(PoolAsset::hash)
                                .collect(Collectors.toUnmodifiableSet()));
        for (var asset : pool.assets()) {
            if (!missing.contains(asset.hash())) {
                continue;
            }
            if (!revisions.renew(publication.id(), organisation, clock.instant(), CLAIM)) {
                // given up, or stored by another: storing will tell
                break;
            }
            var bytes = pools.load(pool.id(), organisation, asset);
            if (bytes.isEmpty()) {
                return new Outcome.Unavailable(
                        "the asset %s, which a question shows, cannot be loaded"
                                .formatted(asset.hash()));
            }
            assets.keep(
                    organisation, asset.hash(), asset.mediaType(), bytes.get(), clock.instant());
        }
        return new Outcome.Prepared(publication);
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
