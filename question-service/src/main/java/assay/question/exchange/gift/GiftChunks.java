package assay.question.exchange.gift;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a GIFT file into its questions: an empty line ends one, a line with {@code //} is a comment.
 * Where somebody forgot the empty line, the next question begins on the line after the one that
 * ends with the brace of the answers.
 */
final class GiftChunks {
    /** A question in GIFT is a few lines; more than this is none. */
    static final int CHARACTERS_MAX = 1_000_000;

    private static final Pattern GOES_ON = Pattern.compile("\\s*[=~#}%]");

    private static final String CATEGORY = "$CATEGORY:";
    private static final Pattern NAME = Pattern.compile("\\s*::");

    /** What may stand after the brace that begins answers, or at the end of its line. */
    private static final Pattern ANSWERS =
            Pattern.compile("\\s*+([=~#%]|>\\s*+\\d|(?i:t|f|true|false)\\s*+[#}]|$)");

    private static final Pattern NO_ANSWERS = Pattern.compile("\\s*+}");

    private final BufferedReader in;
    private int line;
    private @Nullable Begun glued;
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
     * @param isGlued whether no empty line stands before it
     */
    record Chunk(int line, String text, List<String> comments, boolean isTooLong, boolean isGlued) {
        boolean isOpen() {
            var open = GiftText.indexOf(text, "{", 0);
            return open >= 0 && GiftText.indexOf(text, "}", open) < 0;
        }
    }

    /** The next question with what belongs to it; null at the end. */
    @Nullable Chunk next() throws IOException {
        var chunk = pushedBack == null ? read(false) : pushedBack;
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
            var more = read(true);
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
        return new Chunk(begun.line(), text.toString(), comments, isTooLong, begun.isGlued());
    }

    private @Nullable Chunk read(boolean isOpen) throws IOException {
        var begun = glued == null ? new Begun(isOpen) : glued;
        glued = null;
        if (begun.isCategory) {
            return begun.chunk();
        }
        for (var said = readLine(); said != null; said = readLine()) {
            line++;
            if (said.isBlank()) {
                if (begun.isEmpty()) {
                    begun.comments.clear();
                    continue;
                }
                return begun.chunk();
            }
            if (said.stripLeading().startsWith("//")) {
                begun.comments.add(said.strip().substring(2).strip());
                continue;
            }
            if (said.strip().startsWith(CATEGORY) && !begun.isOpen) {
                var category = new Begun(false);
                category.isCategory = true;
                category.begin = line;
                category.text.append(said.strip());
                if (begun.isEmpty()) {
                    return category.chunk();
                }
                glued = category;
                return begun.chunk();
            }
            begun.add(said, line);
            glued = begun.cut();
            if (glued != null) {
                return begun.chunk();
            }
        }
        return begun.isEmpty() ? null : begun.chunk();
    }

    /** What braces hold. */
    private enum Answers {
        UNSEEN,
        /** Nothing: an essay, or something that only looks like one. */
        NONE,
        SOME,
        /** Something else, as in a text about a programming language. */
        OTHER
    }

    /** The lines of a question that have been read so far. */
    private static final class Begun {
        private final StringBuilder text = new StringBuilder();
        private final List<String> comments = new ArrayList<>();
        private int begin;
        private boolean isTooLong;
        private boolean isCategory;
        private boolean isGlued;

        /** Whether answers have begun and not ended. */
        private boolean isOpen;

        /** What the first braces hold. */
        private Answers answers = Answers.UNSEEN;

        /** Where the first brace opens; -1: before this text. */
        private int open = -1;

        /** Where the line ends that ended the answers; -1: none did. */
        private int end = -1;

        /** Of the line that follows it; 0: none does. */
        private int lineAfter;

        private int commentsBefore;

        /** Whether what follows the answers has some of its own. */
        private boolean hasMore;

        Begun(boolean isOpen) {
            this.isOpen = isOpen;
        }

        boolean isEmpty() {
            return text.isEmpty() && !isTooLong;
        }

        void add(String said, int line) {
            if (isEmpty()) {
                begin = line;
            } else {
                text.append('\n');
            }
            if (end >= 0 && lineAfter == 0) {
                lineAfter = line;
            }
            if (text.length() + said.length() > CHARACTERS_MAX) {
                isTooLong = true;
                return;
            }
            text.append(said);
            var begins = look(said);
            if (lineAfter > 0) {
                var isNamed = lineAfter == line && NAME.matcher(said).lookingAt();
                hasMore |= isNamed || (begins && answers != Answers.NONE);
            } else if (!isOpen
                    && answers != Answers.UNSEEN
                    && answers != Answers.OTHER
                    && said.stripTrailing().endsWith("}")) {
                end = text.length();
                commentsBefore = comments.size();
            }
        }

        /** Looks for braces in the last line; whether answers begin in it. */
        private boolean look(String said) {
            var begins = false;
            for (var i = 0; i < said.length(); i++) {
                switch (said.charAt(i)) {
                    case '\\' -> i++;
                    case '{' -> {
                        if (!isOpen && answers == Answers.UNSEEN) {
                            open = text.length() - said.length() + i;
                        }
                        begins |= !isOpen && begin(said, i + 1).lookingAt();
                        isOpen = true;
                    }
                    case '}' -> {
                        if (isOpen && answers == Answers.UNSEEN) {
                            answers = answers();
                        }
                        isOpen = false;
                    }
                    default -> {
                        // Only braces part a text from its answers.
                    }
                }
            }
            return begins;
        }

        private Answers answers() {
            if (open < 0) {
                return Answers.SOME;
            }
            if (NO_ANSWERS.matcher(text).region(open + 1, text.length()).lookingAt()) {
                return Answers.NONE;
            }
            return begin(text, open + 1).lookingAt() ? Answers.SOME : Answers.OTHER;
        }

        private static Matcher begin(CharSequence text, int from) {
            return ANSWERS.matcher(text).region(from, text.length());
        }

        /**
         * Takes away what belongs to the next question, which has no empty line before it; null:
         * nothing.
         */
        @Nullable Begun cut() {
            if (!hasMore || isTooLong) {
                return null;
            }
            var next = new Begun(false);
            next.isGlued = true;
            var after = comments.subList(commentsBefore, comments.size());
            next.comments.addAll(after);
            after.clear();
            text.substring(end + 1).lines().forEach(said -> next.add(said, lineAfter));
            text.setLength(end);
            return next;
        }

        Chunk chunk() {
            return new Chunk(begin, text.toString(), List.copyOf(comments), isTooLong, isGlued);
        }
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
