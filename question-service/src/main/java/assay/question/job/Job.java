package assay.question.job;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Long work that somebody asked for.
 *
 * @param kind names the {@link JobRunner}
 * @param request what was asked for, JSON of the kind's own form
 * @param position where the work goes on, in the runner's own words; empty before the first step
 * @param done how many items are dealt with, whatever came of them
 * @param total how many items there are; null while that is unknown
 * @param outcomes how many lines of the report have each outcome
 * @param result what came of the work, JSON of the kind's own form; null until it has succeeded and
 *     if the kind has none
 * @param createdBy subject of the token that asked for it; the work is done in this person's name
 */
public record Job(
        UUID id,
        String kind,
        JobState state,
        String request,
        String position,
        int done,
        @Nullable Integer total,
        Map<String, Integer> outcomes,
        @Nullable String result,
        int rowVersion,
        Instant createdAt,
        String createdBy) {
    public Job {
        outcomes = Map.copyOf(outcomes);
    }
}
