package assay.question.pool;

import assay.question.asset.AssetId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The frozen pools of the caller's organisation. */
public interface Pools {
    /**
     * A pool as it was frozen.
     *
     * @param requestDigest of the request that froze it
     * @param frozen the reply, as JSON
     */
    record Frozen(String requestDigest, String frozen) {}

    /**
     * Lets nobody else freeze or forget this pool until the transaction ends. Comes before anything
     * else that is asked about the pool, so that who freezes sees it whole or not at all.
     */
    void hold(UUID poolId);

    Optional<Frozen> find(UUID poolId);

    /**
     * The published versions that the selections allow, all of one moment: for each selection, ids
     * of versions by ascending id of their question.
     */
    List<List<UUID>> select(List<Selection> selections);

    /**
     * Holds the questions of these versions against being retired, trashed or published anew until
     * the transaction ends; false if that has happened to one of them since it was selected.
     */
    boolean hold(List<UUID> questionVersionIds);

    /** What the pool holds of these versions, by ascending id of their question. */
    List<PooledQuestion> questions(List<UUID> questionVersionIds);

    /** Whether contents of the pool's versions refer to the asset. */
    boolean shows(UUID poolId, AssetId asset);

    /**
     * Keeps the pool and registers that its versions are in use; false, with nothing kept, if there
     * is one already.
     */
    boolean keep(
            UUID poolId, UUID examId, Frozen frozen, List<UUID> questionVersionIds, Instant now);

    /**
     * Forgets the pool, so that its versions are not in use by it; does nothing without one.
     *
     * <p>Whether an exam revision came of the pool is known to session-service alone, so nothing
     * here refuses to forget the pool of a live one. The guards are the permission {@code
     * pools:write}, and that session-service asks only for a publication that it has marked as
     * abandoned, which in the same database can never become a revision. A pool forgotten by
     * mistake costs the record of use: sessions have a copy of their own.
     */
    void remove(UUID poolId);
}
