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
}
