package assay.question.exchange.file;

import assay.question.exchange.Remark;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * A text whose encoding has been found out: by its byte order mark, else by its XML declaration,
 * else it is UTF-8 when all of it is, else a guess.
 *
 * @param encoding of everything after the byte order mark
 * @param markLength of the byte order mark in bytes; 0: there is none
 * @param guessed whether nothing in the file proves the encoding
 * @param note what was wrong with the encoding that the file claims; empty: nothing
 * @param hasControls whether it holds control characters, which are read as spaces
 */
public record TextFile(
        ByteSource bytes,
        Charset encoding,
        int markLength,
        boolean guessed,
        String note,
        boolean hasControls) {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern DECLARATION =
            Pattern.compile("^\\s*<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']");
    private static final int HEAD_BYTES = 1024;

    /** A guess does not become better by more than this. */
    private static final long GUESS_BYTES_MAX = 4L << 20;

    public static TextFile of(Path file) throws IOException {
        return of(ByteSource.of(file));
    }

    /** Reads all of it once to be sure. */
    public static TextFile of(ByteSource bytes) throws IOException {
        var recognised = recognised(bytes);
        return recognised.holdsControls()
                ? new TextFile(
                        bytes,
                        recognised.encoding,
                        recognised.markLength,
                        recognised.guessed,
                        recognised.note,
                        true)
                : recognised;
    }

    private TextFile(
            ByteSource bytes, Charset encoding, int markLength, boolean guessed, String note) {
        this(bytes, encoding, markLength, guessed, note, false);
    }

    private boolean holdsControls() throws IOException {
        try (var text = decoded()) {
            var part = new char[1 << 14];
            int read;
            while ((read = text.read(part)) != -1) {
                for (var i = 0; i < read; i++) {
                    if (isControl(part[i])) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    private static TextFile recognised(ByteSource bytes) throws IOException {
        byte[] head;
        try (var in = bytes.open()) {
            head = in.readNBytes(HEAD_BYTES);
        }
        var marked = marked(bytes, head);
        if (marked != null) {
            return marked;
        }
        var wide = withoutMark(head);
        if (wide != null) {
            return new TextFile(bytes, wide, 0, true, "");
        }
        var declaration = DECLARATION.matcher(new String(head, StandardCharsets.ISO_8859_1));
        var note = "";
        if (declaration.find()) {
            var name = declaration.group(1);
            var declared = charset(name);
            if (declared == null) {
                note = "The file claims an encoding that nobody knows, %s.".formatted(name);
            } else if (isWide(declared) || !readable(bytes, declared)) {
                note = "The file claims to be %s and is not.".formatted(name);
            } else {
                return new TextFile(bytes, declared, 0, false, "");
            }
        }
        if (readable(bytes, StandardCharsets.UTF_8)) {
            return new TextFile(bytes, StandardCharsets.UTF_8, 0, false, note);
        }
        return new TextFile(bytes, guess(bytes), 0, true, note);
    }

    /**
     * The text without its byte order mark; what cannot be decoded becomes U+FFFD, a control
     * character a space, every end of a line {@code \n}.
     */
    public Reader open() throws IOException {
        return new BufferedReader(new PlainText(decoded()), 1 << 16);
    }

    private Reader decoded() throws IOException {
        var in = bytes.open();
        try {
            in.skipNBytes(markLength);
        } catch (IOException e) {
            in.close();
            throw e;
        }
        var decoder =
                encoding.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE);
        return new InputStreamReader(in, decoder);
    }

    private static boolean isControl(char c) {
        return (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == '\uFFFE' || c == '\uFFFF';
    }

    /** Old Macintosh programs end lines with a carriage return; Word leaves vertical tabs. */
    private static final class PlainText extends FilterReader {
        private boolean afterReturn;

        PlainText(Reader in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = new char[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            while (true) {
                var read = in.read(target, offset, length);
                if (read <= 0) {
                    return read;
                }
                var end = offset;
                for (var i = offset; i < offset + read; i++) {
                    var c = target[i];
                    if (c != '\n' || !afterReturn) {
                        target[end++] = c == '\r' ? '\n' : isControl(c) ? ' ' : c;
                    }
                    afterReturn = c == '\r';
                }
                if (end > offset) {
                    return end - offset;
                }
            }
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }

    /** What authors should know about the encoding, if anything. */
    public Optional<Remark> remark() {
        if (!guessed && note.isEmpty()) {
            return hasControls
                    ? Optional.of(
                            Remark.normalised("Control characters in the file are read as spaces."))
                    : Optional.empty();
        }
        var read =
                guessed
                        ? "Its encoding was guessed to be %s.".formatted(encoding.name())
                        : "It was read as %s.".formatted(encoding.name());
        return Optional.of(
                Remark.normalised(
                        note.isEmpty()
                                ? "The file does not tell its encoding. " + read
                                : note + " " + read));
    }

    private static @Nullable TextFile marked(ByteSource bytes, byte[] head) {
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return new TextFile(bytes, StandardCharsets.UTF_8, 3, false, "");
        }
        if (starts(head, 0xFF, 0xFE, 0, 0)) {
            return new TextFile(bytes, StandardCharsets.UTF_32LE, 4, false, "");
        }
        if (starts(head, 0, 0, 0xFE, 0xFF)) {
            return new TextFile(bytes, StandardCharsets.UTF_32BE, 4, false, "");
        }
        if (starts(head, 0xFF, 0xFE)) {
            return new TextFile(bytes, StandardCharsets.UTF_16LE, 2, false, "");
        }
        if (starts(head, 0xFE, 0xFF)) {
            return new TextFile(bytes, StandardCharsets.UTF_16BE, 2, false, "");
        }
        return null;
    }

    private static boolean starts(byte[] head, int... mark) {
        if (head.length < mark.length) {
            return false;
        }
        for (var i = 0; i < mark.length; i++) {
            if ((head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** UTF-16 shows by the zeros that its ASCII characters have, all on one side. */
    private static @Nullable Charset withoutMark(byte[] head) {
        var zeros = new int[2];
        for (var i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                zeros[i % 2]++;
            }
        }
        var many = head.length / 8 + 1;
        if (zeros[1] >= many && zeros[0] * 8 < zeros[1]) {
            return StandardCharsets.UTF_16LE;
        }
        if (zeros[0] >= many && zeros[1] * 8 < zeros[0]) {
            return StandardCharsets.UTF_16BE;
        }
        return null;
    }

    /** Then the declaration could not have been read byte by byte. */
    private static boolean isWide(Charset declared) {
        return "<".getBytes(declared).length > 1;
    }

    private static @Nullable Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return null;
        }
    }

    /**
     * Whether all bytes are text in this encoding. The control characters of ISO-8859-1 from 0x80
     * on are none: nobody writes them, but many call windows-1252 by that name.
     */
    private static boolean readable(ByteSource bytes, Charset encoding) throws IOException {
        var latin = encoding.equals(StandardCharsets.ISO_8859_1);
        var decoder =
                encoding.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (var in = new InputStreamReader(bytes.open(), decoder)) {
            var part = new char[1 << 14];
            int read;
            while ((read = in.read(part)) != -1) {
                if (latin && hasUpperControl(part, read)) {
                    return false;
                }
            }
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private static boolean hasUpperControl(char[] part, int length) {
        for (var i = 0; i < length; i++) {
            if (part[i] >= 0x80 && part[i] < 0xA0) {
                return true;
            }
        }
        return false;
    }

    private static Charset guess(ByteSource bytes) throws IOException {
        var detector = new UniversalDetector();
        try (InputStream in = bytes.open()) {
            var part = new byte[1 << 14];
            long seen = 0;
            int read;
            while (!detector.isDone() && seen < GUESS_BYTES_MAX && (read = in.read(part)) != -1) {
                detector.handleData(Arrays.copyOf(part, read));
                seen += read;
            }
        }
        detector.dataEnd();
        var name = detector.getDetectedCharset();
        var found = name == null ? null : charset(name);
        return found == null
                        || found.equals(StandardCharsets.UTF_8)
                        || found.equals(StandardCharsets.US_ASCII)
                        || found.equals(StandardCharsets.ISO_8859_1)
                ? WINDOWS_1252
                : found;
    }
}
