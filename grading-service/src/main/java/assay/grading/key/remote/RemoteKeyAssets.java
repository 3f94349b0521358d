package assay.grading.key.remote;

import assay.grading.key.KeyAsset;
import assay.grading.key.KeyAssets;
import assay.grading.key.KeysUnavailable;
import assay.grading.submission.QuestionVersionId;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Assets asked of question-service, and believed only if their hash is theirs. */
@ApplicationScoped
class RemoteKeyAssets implements KeyAssets {
    private final KeyAssetLoads loads;

    RemoteKeyAssets(KeyAssetLoads loads) {
        this.loads = loads;
    }

    @Override
    public Optional<KeyAsset> load(String organisation, QuestionVersionId version, String hash) {
        Optional<KeyAsset> loaded;
        try {
            loaded = loads.load(version.value(), organisation, hash);
        } catch (RuntimeException e) {
            // Whatever it is: asking again later may help.
            throw new KeysUnavailable("question-service did not give asset %s".formatted(hash), e);
        }
        loaded.map(asset -> hashOf(asset.bytes()))
                .filter(actual -> !actual.equals(hash))
                .ifPresent(actual -> {
                    throw new KeysUnavailable(
                            "question-service gave asset %s for %s".formatted(actual, hash), null);
                });
        return loaded;
    }

    private static String hashOf(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
