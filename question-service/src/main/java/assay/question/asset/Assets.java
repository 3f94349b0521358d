package assay.question.asset;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The assets of the caller's organisation. One that no question version uses any more is kept for a
 * while and then collected.
 */
public interface Assets {
    /**
     * An asset after it was put.
     *
     * @param isNew false if it was there before
     */
    record Put(Asset asset, boolean isNew) {}

    /**
     * Which part of a question version refers to an asset; candidates may load what contents use.
     */
    enum Part {
        CONTENT,
        KEY
    }

    Optional<Asset> find(AssetId id);

    /** Assets in the order in which they came, beginning after {@code after}. */
    List<Asset> list(UUID after, int rowsMax);

    /**
     * Adds the asset; one that is there already is wanted anew. The id is the hash of the bytes.
     */
    Put put(
            AssetId id,
            MediaType type,
            byte[] bytes,
            @Nullable PictureSize size,
            String author,
            Instant now);

    /**
     * Some bytes of an asset; empty if it is not there any more.
     *
     * @param from the first, counted from 0
     * @param count how many at most
     */
    byte[] read(AssetId id, long from, int count);

    /**
     * Those of these assets that are there, kept from being collected until the transaction ends.
     */
    Set<AssetId> hold(Set<AssetId> ids);

    /**
     * Registers that the part of the version refers to these assets and to no others.
     *
     * @throws IllegalArgumentException if one is not there: {@link #hold} tells beforehand
     */
    void use(UUID questionVersionId, Part part, Set<AssetId> ids, Instant now);

    /** Registers these uses beside those that the part has. */
    void useAlso(UUID questionVersionId, Part part, Set<AssetId> ids, Instant now);

    /** The asset, if a key of the version, the latest or an earlier one, refers to it. */
    Optional<Asset> usedInKeys(UUID questionVersionId, AssetId id);

    /** The assets that contents of these versions refer to, by their ids. */
    List<Asset> usedInContents(List<UUID> questionVersionIds);
}
