package assay.session.exam;

import assay.session.Fault;
import assay.session.pool.Pools;
import assay.session.pool.Pools.Freezing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * Makes a revision of an exam: has its pool frozen, checks that every paper can be filled, and
 * stores both.
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

    public PublishingExam(Revisions revisions, Pools pools) {
        this.revisions = revisions;
        this.pools = pools;
    }

    /** How publishing ends. */
    public sealed interface Outcome {
        record Published(ExamRevision revision) implements Outcome {}

        record CannotBeFilled(List<Drawing.Shortfall> sections) implements Outcome {}

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
                revisions.abandon(begun, exam.organisation());
                yield new Outcome.UnknownSelection(
                        faults.stream().map(PublishingExam::inBlueprint).toList());
            }
            case Freezing.Frozen(var pool) ->
                    switch (Drawing.draw(blueprint, pool, new Random(0))) {
                        case Drawing.Outcome.Insufficient(var sections) -> {
                            revisions.abandon(begun, exam.organisation());
                            yield new Outcome.CannotBeFilled(sections);
                        }
                        case Drawing.Outcome.Filled _ ->
                                new Outcome.Published(
                                        revisions.publish(begun, exam, pool, now, publishedBy));
                    };
        };
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
