package assay.question.bulk;

import java.util.List;
import java.util.UUID;

/** Which questions a job changes, in the caller's organisation. */
public interface Targets {
    void keep(UUID jobId, List<UUID> questionIds);

    /**
     * One question of the job.
     *
     * @param ordinal from 1
     */
    UUID at(UUID jobId, int ordinal);

    /**
     * Whether the job's report so far calls a question changed that has the same name as this one,
     * which is not in its bank.
     */
    boolean isNamesakeChanged(UUID jobId, UUID questionId);
}
