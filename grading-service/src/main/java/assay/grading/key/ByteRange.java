package assay.grading.key;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which bytes a request asks for, by RFC 9110, section 14. More than one range, another unit and
 * what cannot be read are answered with everything, as the section allows.
 */
public sealed interface ByteRange {
    /** Everything. */
    record Whole() implements ByteRange {}

    /** From the first to the last byte, both included and counted from 0. */
    record Part(long first, long last) implements ByteRange {
        public long length() {
            return last - first + 1;
        }
    }

    /** Nothing that is there. */
    record Unsatisfiable() implements ByteRange {}

    /** Up to 18 digits fit a long. */
    Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})", Pattern.CASE_INSENSITIVE);

    /**
     * What {@code Range} means for this many bytes.
     *
     * @param header null: everything
     */
    static ByteRange of(@Nullable String header, long length) {
        var matcher = SINGLE.matcher(header == null ? "" : header.strip());
        if (!matcher.matches() || (matcher.group(1) + matcher.group(2)).isEmpty()) {
            return new Whole();
        }
        if (matcher.group(1).isEmpty()) {
            var suffix = Long.parseLong(matcher.group(2));
            return suffix == 0 || length == 0
                    ? new Unsatisfiable()
                    : new Part(Math.max(0, length - suffix), length - 1);
        }
        var first = Long.parseLong(matcher.group(1));
        var last = matcher.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(matcher.group(2));
        if (last < first) {
            return new Whole(); // no range at all
        }
        return first >= length ? new Unsatisfiable() : new Part(first, Math.min(last, length - 1));
    }
}
