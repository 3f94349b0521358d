package assay.grading.key;

import assay.grading.submission.QuestionVersionId;
import java.util.Optional;

/** Pictures and other files that keys show. */
public interface KeyAssets {
    /**
     * The bytes of an asset; empty if no key of the version shows it.
     *
     * @param hash SHA-256 of the bytes, in lower-case hexadecimal
     * @throws KeysUnavailable if it cannot be had now, or is not what the hash names
     */
    Optional<KeyAsset> load(String organisation, QuestionVersionId version, String hash);
}
