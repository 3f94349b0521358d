package assay.question.job;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one step of a job did. It is recorded in the transaction of the step, so a step counts once
 * or not at all.
 *
 * @param position where the next step goes on
 * @param done how many items are dealt with now, all steps together
 * @param total how many items there are; null while that is unknown
 * @param lines to add to the report
 * @param added how many lines with each outcome the step has added to the report itself
 */
public record Step(
        String position,
        int done,
        @Nullable Integer total,
        List<JobLine> lines,
        Map<String, Integer> added,
        Next next) {
    public Step {
        lines = List.copyOf(lines);
        added = Map.copyOf(added);
    }

    /** What comes after this step. */
    public sealed interface Next {
        /** Another step. */
        record Another() implements Next {}

        /**
         * Nothing: the job has succeeded.
         *
         * @param result JSON; null: none
         */
        record Success(@Nullable String result) implements Next {}

        /**
         * Nothing: the job has failed for a reason that another try would not change.
         *
         * @param why for the person who asked for the job
         */
        record Failure(String why) implements Next {}
    }

    /** A step that another one follows. */
    public static Step before(
            String position, int done, @Nullable Integer total, List<JobLine> lines) {
        return new Step(position, done, total, lines, Map.of(), new Next.Another());
    }

    /** The last step of a job that succeeds. */
    public static Step last(int done, List<JobLine> lines, @Nullable String result) {
        return new Step("", done, done, lines, Map.of(), new Next.Success(result));
    }

    /**
     * The last step of a job that succeeds, after {@link Jobs#report(java.util.UUID, List)}.
     *
     * @param added how many lines it has added with each outcome
     */
    public static Step last(int done, Map<String, Integer> added) {
        return new Step("", done, done, List.of(), added, new Next.Success(null));
    }

    /** The last step of a job that cannot be done. */
    public static Step failing(Job job, String why) {
        return new Step(
                job.position(),
                job.done(),
                job.total(),
                List.of(),
                Map.of(),
                new Next.Failure(why));
    }
}
