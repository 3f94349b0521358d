package assay.question.content.schedule;

import assay.question.content.Trash;
import assay.question.content.Trash.Trashed;
import assay.question.history.Deed;
import assay.question.history.Event;
import assay.question.history.Histories;
import assay.question.platform.Caller;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/**
 * Removes for good what has been in the trash long enough. Every replica does, each question in a
 * transaction of its own; one that cannot be removed is reported and holds up no other.
 */
@ApplicationScoped
class PurgingTrash {
    private static final Logger LOG = Logger.getLogger(PurgingTrash.class);
    private static final int QUESTIONS_PER_ROUND_MAX = 500;

    /** Who does it, in the history. */
    private static final String ACTOR = "assay";

    private final Trash trash;
    private final Histories histories;
    private final Caller caller;
    private final TrashConfig config;
    private final InstantSource clock;

    PurgingTrash(
            Trash trash,
            Histories histories,
            Caller caller,
            TrashConfig config,
            InstantSource clock) {
        this.trash = trash;
        this.histories = histories;
        this.caller = caller;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            identity = "trash",
            every = "${assay.trash.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void round() {
        purge(clock.instant().minus(config.kept()));
    }

    /** Removes what was trashed before; returns how many questions. */
    int purge(Instant before) {
        var purged = 0;
        for (var question : trash.due(before, QUESTIONS_PER_ROUND_MAX)) {
            purged += purge(question, before) ? 1 : 0;
        }
        return purged;
    }

    private boolean purge(Trashed question, Instant before) {
        var context = Arc.container().requestContext();
        var alone = !context.isActive();
        if (alone) {
            context.activate();
        }
        try {
            caller.actAs(ACTOR, question.organisation());
            return QuarkusTransaction.requiringNew()
                    .call(() -> {
                        if (!trash.purge(question, before, clock.instant())) {
                            return false;
                        }
                        histories.add(
                                question.questionId(),
                                Event.Kind.PURGED,
                                null,
                                new Deed(ACTOR, clock.instant(), ""));
                        return true;
                    });
        } catch (RuntimeException e) {
            LOG.errorf(e, "Question %s stays in the trash", question.questionId());
            return false;
        } finally {
            if (alone) {
                context.terminate();
            }
        }
    }
}
