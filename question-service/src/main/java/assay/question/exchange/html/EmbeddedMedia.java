package assay.question.exchange.html;

import assay.question.exchange.Media;
import assay.question.exchange.Remark;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The media of one question: kept as assets, or missed in a remark. */
public final class EmbeddedMedia {
    private static final Pattern DATA_URI =
            Pattern.compile(
                    "data:([a-zA-Z0-9.+-]+/[a-zA-Z0-9.+-]+)(?:;(?!base64,)[a-zA-Z0-9=_.-]+)*+;base64,");

    private final Media media;
    private final Consumer<Remark> remarks;

    public EmbeddedMedia(Media media, Consumer<Remark> remarks) {
        this.media = media;
        this.remarks = remarks;
    }

    /** Keeps a medium; nothing, and a remark, if it is refused. */
    public Optional<Media.Kept.Asset> keep(String name, InputStream bytes) throws IOException {
        return switch (media.keep(name, bytes)) {
            case Media.Kept.Asset asset -> Optional.of(asset);
            case Media.Kept.Refused(var reason) -> {
                remarks.accept(Remark.lossy("%s was not kept: %s".formatted(name, reason)));
                yield Optional.empty();
            }
        };
    }

    /** The same for bytes in base64. */
    public Optional<Media.Kept.Asset> keep(String name, String base64) throws IOException {
        byte[] bytes;
        try {
            bytes = Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            remarks.accept(Remark.lossy("%s was not kept: it is no base64.".formatted(name)));
            return Optional.empty();
        }
        return keep(name, new ByteArrayInputStream(bytes));
    }

    /** The text with {@code asset:} and a hash in place of each data URI that could be kept. */
    public String withoutDataUris(String text) throws IOException {
        if (!text.contains(";base64,")) {
            return text;
        }
        var start = DATA_URI.matcher(text);
        var out = new StringBuilder();
        var from = 0;
        while (start.find(from)) {
            var quote = start.start() == 0 ? ' ' : text.charAt(start.start() - 1);
            var end = endOfBase64(text, start.end(), quote);
            out.append(text, from, start.start());
            var type = start.group(1);
            out.append(
                    keep("an embedded " + type, text.substring(start.end(), end))
                            .map(asset -> "asset:" + asset.hash())
                            .orElse(""));
            from = end;
        }
        return out.append(text.substring(from)).toString();
    }

    /** Within quotes, base64 may be broken into lines; elsewhere white space ends it. */
    private static int endOfBase64(String text, int start, char quote) {
        if (quote == '"' || quote == '\'') {
            var last = start;
            while (last < text.length()
                    && (isBase64(text.charAt(last)) || Character.isWhitespace(text.charAt(last)))) {
                last++;
            }
            if (last < text.length() && text.charAt(last) == quote) {
                return last;
            }
        }
        var end = start;
        while (end < text.length() && isBase64(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isBase64(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '+'
                || character == '/'
                || character == '=';
    }

    /**
     * The text with each match replaced by what {@code replaced} makes of it.
     *
     * @throws IOException if a medium cannot be read
     */
    public static String replace(String text, Pattern pattern, Replacement replaced)
            throws IOException {
        try {
            return pattern.matcher(text)
                    .replaceAll(match -> {
                        try {
                            return Matcher.quoteReplacement(
                                    replaced.of(match.group(), match.group(1)));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** What stands in place of a match and its first group. */
    @FunctionalInterface
    public interface Replacement {
        String of(String match, String group) throws IOException;
    }
}
