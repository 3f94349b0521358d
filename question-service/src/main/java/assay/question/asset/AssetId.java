package assay.question.asset;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names an asset by what it is: the SHA-256 of its bytes, in lower-case hexadecimal. Texts refer to
 * it as {@code asset:} and this value.
 */
public record AssetId(String value) implements Comparable<AssetId> {
    /** What an id looks like. */
    public static final String PATTERN = "[0-9a-f]{64}";

    /** What stands before the id where a text refers to an asset. */
    public static final String SCHEME = "asset:";

    private static final Pattern FORM = Pattern.compile(PATTERN);

    public AssetId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not the id of an asset: " + value);
        }
    }

    /** The id, if the text is one. */
    public static Optional<AssetId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new AssetId(text)) : Optional.empty();
    }

    /** The asset that the address refers to, if it refers to one. */
    public static Optional<AssetId> referredToBy(String address) {
        return address.startsWith(SCHEME)
                ? parse(address.substring(SCHEME.length()))
                : Optional.empty();
    }

    @Override
    public int compareTo(AssetId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
