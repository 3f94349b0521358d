package assay.session.pool;

/**
 * A picture or other file that questions of the pool show.
 *
 * @param hash SHA-256 of its bytes, lower-case hexadecimal; texts refer to it as {@code asset:} and
 *     this
 * @param bytes how many there are
 */
public record PoolAsset(String hash, String mediaType, long bytes) {}
