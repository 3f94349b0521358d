package assay.session.pool;

import assay.session.Fault;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where frozen pools come from: question-service. */
public interface Pools {
    /**
     * Freezes the latest published version of every question that the selections name. Asking again
     * with the same id and selections gives the same pool, whatever was published in between.
     *
     * @param poolId the exam revision's id
     */
    Freezing freeze(UUID poolId, String organisation, UUID examId, List<Selection> selections);

    /**
     * The bytes of an asset of a pool that was frozen; empty if they cannot be had now, or are not
     * what the hash names.
     */
    Optional<byte[]> load(UUID poolId, String organisation, PoolAsset asset);

    /**
     * Forgets a pool that no revision came of; it need not be there.
     *
     * @return false: question-service could not be asked, and may still have it
     */
    boolean release(UUID poolId, String organisation);

    /** How freezing ends. */
    sealed interface Freezing {
        record Frozen(FrozenPool pool) implements Freezing {}

        /**
         * The selections name something that isn't there.
         *
         * @param faults pointers are into the list of selections: {@code #/selections/0/bank}
         */
        record Refused(List<Fault> faults) implements Freezing {}

        /** question-service could not be asked; nothing is known. */
        record Unavailable(String reason) implements Freezing {}
    }
}
