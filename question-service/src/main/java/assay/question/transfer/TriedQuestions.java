package assay.question.transfer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What dry runs have found in their files. A dry run keeps no question, so what it found is noted
 * here to compare the rest of the file with.
 */
public interface TriedQuestions {
    /**
     * A question that is added and to be undone.
     *
     * @param ordinal its place in the report
     */
    record Trial(int ordinal, UUID questionId, String digest, String name) {}

    /**
     * A question as it is noted.
     *
     * @param contentHash of what it says, without regard to its title and key, in hexadecimal
     * @param likeness the beginning of what it says; empty if it says nothing
     * @param fingerprint marks that like questions share, as the database writes them
     */
    record Tried(
            int ordinal,
            String digest,
            String name,
            String contentHash,
            String likeness,
            String fingerprint) {}

    /** What to note of these; they are in the database for now. */
    List<Tried> of(Collection<Trial> trials);

    void note(UUID job, Collection<Tried> tried);

    /** What is not needed any more. */
    void forget(UUID job);

    /** A digest and a name that the file has had. */
    record Found(String digest, String name) {}

    /** Of what the job has tried, all with one of these digests or names. */
    List<Found> found(UUID job, Collection<String> digests, Collection<String> names);

    /**
     * Another question of the file that says the same, or nearly.
     *
     * @param similarity share of the trigrams that both have, from 0 to 1
     * @param exact whether candidates read the same words in the same order
     */
    record Alike(int ordinal, double similarity, boolean exact) {}

    /**
     * For each question noted from {@code first} on, by its ordinal, those before it in the file
     * that it may repeat, the likest first and then in the order of the file.
     *
     * @param similarityMin above 0 and up to 1
     */
    Map<Integer, List<Alike>> alike(UUID job, int first, double similarityMin);
}
