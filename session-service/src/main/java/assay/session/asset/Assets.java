package assay.session.asset;

import java.time.Instant;
import java.util.Set;

/** The assets of published exams. They never change: the hash names the bytes. */
public interface Assets {
    /**
     * Those of these that are not kept yet.
     *
     * @param hashes SHA-256 in lower-case hexadecimal, as everywhere here
     */
    Set<String> missing(String organisation, Set<String> hashes);

    /**
     * Keeps an asset; committed at once, so that who publishes again after a failure goes on where
     * the first stopped.
     */
    void keep(String organisation, String hash, String mediaType, byte[] bytes, Instant now);

    /**
     * Some bytes of an asset; none if it is not kept.
     *
     * @param from the first, counted from 0
     * @param count how many at most
     */
    byte[] read(String organisation, String hash, long from, int count);
}
