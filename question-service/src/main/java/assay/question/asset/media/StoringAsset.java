package assay.question.asset.media;

import assay.question.asset.Asset;
import assay.question.asset.AssetId;
import assay.question.asset.Assets;
import assay.question.asset.MediaType;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** Takes a file in, from an author or an import. */
@ApplicationScoped
public class StoringAsset {
    private final Assets assets;
    private final AssetConfig config;

    public StoringAsset(Assets assets, AssetConfig config) {
        this.assets = assets;
        this.config = config;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /**
         * The organisation has it now.
         *
         * @param isNew false if the organisation had the same bytes already
         */
        record Stored(Asset asset, boolean isNew) implements Outcome {}

        record Empty() implements Outcome {}

        record TooLarge(long bytesMax) implements Outcome {}

        /**
         * It is nothing that an asset may be.
         *
         * @param recognised what it is, as far as can be told
         */
        record TypeNotAllowed(String recognised) implements Outcome {}

        /**
         * It is not what it begins as.
         *
         * @param why for the author
         */
        record Unreadable(String why) implements Outcome {}
    }

    /** How many bytes an asset may have. */
    public long bytesMax() {
        return config.bytesMax().asLongValue();
    }

    /**
     * Stores the file under the hash of what is stored; a drawing is made harmless before. Call it
     * inside a transaction.
     */
    public Outcome store(byte[] file, String author, Instant now) {
        if (file.length == 0) {
            return new Outcome.Empty();
        }
        if (file.length > bytesMax()) {
            return new Outcome.TooLarge(bytesMax());
        }
        var type = Recognition.recognise(file);
        if (type.isEmpty()) {
            return new Outcome.TypeNotAllowed(Recognition.typeOf(file));
        }
        var bytes = file;
        var size = PictureSizes.of(type.get(), file);
        if (type.get() == MediaType.SVG) {
            try {
                var svg = Svg.harmless(file);
                bytes = svg.bytes();
                size = svg.size();
            } catch (UnreadableFile e) {
                return new Outcome.Unreadable(String.valueOf(e.getMessage()));
            }
        }
        var put = assets.put(idOf(bytes), type.get(), bytes, size.orElse(null), author, now);
        return new Outcome.Stored(put.asset(), put.isNew());
    }

    private static AssetId idOf(byte[] bytes) {
        try {
            return new AssetId(
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
