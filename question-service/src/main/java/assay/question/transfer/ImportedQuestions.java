package assay.question.transfer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which questions of a bank came from imports, by what was imported. */
public interface ImportedQuestions {
    /**
     * Questions of the bank that these digests were imported as; those that were purged since are
     * not there.
     */
    Map<String, UUID> known(String bank, Collection<String> digests);

    void remember(Map<String, UUID> questionsByDigest);

    /**
     * What a dry run has found in its file so far: a question that was not kept.
     *
     * @param ordinal its place in the report
     * @param contentHash of what it says, without regard to its title and key; null if it says
     *     nothing
     */
    record Tried(int ordinal, String digest, String name, @Nullable String contentHash) {}

    /** Of what the job has tried, all with one of these digests or names. */
    List<Tried> tried(UUID job, Collection<String> digests, Collection<String> names);

    /** Of what the job has tried, all that say one of these. */
    List<Tried> triedSaying(UUID job, Collection<String> contentHashes);

    /** What these questions say, as hashes; those that say nothing are not there. */
    Map<UUID, String> contentHashes(Collection<UUID> questionIds);

    /** Which of these names questions of the bank have, those in the trash included. */
    Set<String> taken(String bank, Collection<String> names);
}
