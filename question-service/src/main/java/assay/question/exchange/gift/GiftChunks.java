package assay.question.exchange.gift;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a GIFT file into its questions: an empty line ends one, a line with {@code //} is a comment.
 */
final class GiftChunks {
    /** A question in GIFT is a few lines; more than this is none. */
    static final int CHARACTERS_MAX = 1_000_000;

    private static final Pattern GOES_ON = Pattern.compile("\\s*[=~#}%]");

    private final BufferedReader in;
    private int line;
    private @Nullable Chunk pushedBack;

    GiftChunks(BufferedReader in) {
        this.in = in;
    }

    /**
     * What stands between two empty lines.
     *
     * @param line of its first line, from 1
     * @param comments without their slashes
     * @param isTooLong whether it was cut off
     */
    record Chunk(int line, String text, List<String> comments, boolean isTooLong) {
        boolean isOpen() {
            var open = GiftText.indexOf(text, "{", 0);
            return open >= 0 && GiftText.indexOf(text, "}", open) < 0;
        }
    }

    /** The next question with what belongs to it; null at the end. */
    @Nullable Chunk next() throws IOException {
        var chunk = pushedBack == null ? read() : pushedBack;
        pushedBack = null;
        return chunk != null && chunk.isOpen() && !chunk.isTooLong() ? whole(chunk) : chunk;
    }

    /**
     * With the answers that have empty lines between them; a brace that somebody forgot must not
     * eat the rest.
     */
    private Chunk whole(Chunk begun) throws IOException {
        var text = new StringBuilder(begun.text());
        var comments = new ArrayList<>(begun.comments());
        var isTooLong = false;
        var isOpen = true;
        while (isOpen && !isTooLong) {
            var more = read();
            if (more == null) {
                break;
            }
            if (!GOES_ON.matcher(more.text()).lookingAt()) {
                pushedBack = more;
                break;
            }
            comments.addAll(more.comments());
            text.append("\n\n").append(more.text());
            isTooLong = more.isTooLong() || text.length() > CHARACTERS_MAX;
            isOpen = !GiftText.contains(more.text(), "}");
        }
        return new Chunk(begun.line(), text.toString(), comments, isTooLong);
    }

    private @Nullable Chunk read() throws IOException {
        var text = new StringBuilder();
        var comments = new ArrayList<String>();
        var begin = 0;
        var isTooLong = false;
        for (var said = readLine(); said != null; said = readLine()) {
            line++;
            if (said.isBlank()) {
                if (text.isEmpty() && !isTooLong) {
                    continue;
                }
                return new Chunk(begin, text.toString(), comments, isTooLong);
            }
            if (said.stripLeading().startsWith("//")) {
                comments.add(said.strip().substring(2).strip());
                continue;
            }
            if (text.isEmpty() && !isTooLong) {
                begin = line;
                if (said.strip().startsWith("$CATEGORY:")) {
                    return new Chunk(begin, said.strip(), List.of(), false);
                }
            } else {
                text.append('\n');
            }
            if (text.length() + said.length() > CHARACTERS_MAX) {
                isTooLong = true;
            } else {
                text.append(said);
            }
        }
        return text.isEmpty() && !isTooLong
                ? null
                : new Chunk(begin, text.toString(), comments, isTooLong);
    }

    /**
     * A line of which no more than the maximum is kept, so that one without an end costs no memory.
     */
    private @Nullable String readLine() throws IOException {
        var said = new StringBuilder();
        int c;
        var isAny = false;
        while ((c = in.read()) != -1) {
            isAny = true;
            if (c == '\n') {
                break;
            }
            if (c != '\r' && said.length() <= CHARACTERS_MAX) {
                said.append((char) c);
            }
        }
        return isAny ? said.toString() : null;
    }
}
