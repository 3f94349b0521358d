package assay.question.job.json;

import assay.question.job.Job;
import assay.question.job.JobState;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "Job",
        description = "How far long work is. Read it again until `finishedAt` is there.",
        requiredProperties = {
            "id",
            "kind",
            "state",
            "done",
            "total",
            "outcomes",
            "failure",
            "createdAt",
            "createdBy",
            "startedAt",
            "finishedAt"
        },
        examples = JobJson.EXAMPLE)
public record JobJson(
        UUID id,
        String kind,
        JobStateJson state,
        @Schema(description = "How many items are dealt with, whatever came of them.") int done,
        @Schema(description = "How many items there are; null while unknown.", nullable = true)
                @Nullable Integer total,
        @Schema(description = "How many lines of the report have each outcome.")
                Map<String, Integer> outcomes,
        @Schema(description = "Why the job failed; null unless it did.", nullable = true)
                @Nullable String failure,
        Instant createdAt,
        @Schema(description = "Subject of the token that asked for it.") String createdBy,
        @Schema(nullable = true) @Nullable Instant startedAt,
        @Schema(nullable = true) @Nullable Instant finishedAt) {
    public static final String EXAMPLE =
            """
            {"id": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a50", "kind": "bulk-change", "state": "running", "done": 40, "total": 120,
             "outcomes": {"changed": 38, "refused": 2}, "failure": null, "createdAt": "2026-11-30T09:00:00Z", "createdBy": "ada",
             "startedAt": "2026-11-30T09:00:00Z", "finishedAt": null}\
            """;

    private record Times(@Nullable Instant startedAt, @Nullable Instant finishedAt) {}

    public static JobJson of(Job job) {
        var times =
                switch (job.state()) {
                    case JobState.Queued() -> new Times(null, null);
                    case JobState.Running(var startedAt) -> new Times(startedAt, null);
                    case JobState.Succeeded(var startedAt, var finishedAt) ->
                            new Times(startedAt, finishedAt);
                    case JobState.Failed(var startedAt, var finishedAt, _) ->
                            new Times(startedAt, finishedAt);
                    case JobState.Cancelled(var startedAt, var finishedAt) ->
                            new Times(startedAt, finishedAt);
                };
        return new JobJson(
                job.id(),
                job.kind(),
                JobStateJson.of(job.state()),
                job.done(),
                job.total(),
                new TreeMap<>(job.outcomes()),
                job.state() instanceof JobState.Failed(_, _, var why) ? why : null,
                job.createdAt(),
                job.createdBy(),
                times.startedAt(),
                times.finishedAt());
    }
}
