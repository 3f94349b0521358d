package assay.question.exchange.xml;

import java.io.IOException;
import java.io.Reader;

/**
 * A text in which {@link #MARK} stands for each character that XML 1.0 does not allow, written as
 * it is or as a reference to its number, so that one of them does not end the reading of all that
 * follows. Holds no more than a few thousand characters at a time.
 */
public final class XmlCharacters extends Reader {
    /** A character that XML allows and Unicode gives no meaning. */
    public static final char MARK = '\uFDD0';

    private static final int BUFFER_CHARACTERS = 8_192;

    /** A reference that is longer, by zeros before its number, is left to the XML reader. */
    private static final int REFERENCE_CHARACTERS_MAX = 64;

    private static final int SIGNIFICANT_DIGITS_MAX = 8;

    private final Reader source;
    private final char[] buffer = new char[BUFFER_CHARACTERS];
    private int place;
    private int end;
    private final StringBuilder reference = new StringBuilder();
    private int passed;
    private boolean hasMarked;

    public XmlCharacters(Reader source) {
        this.source = source;
    }

    /** Whether a mark has been put so far. */
    public boolean hasMarked() {
        return hasMarked;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        var count = 0;
        while (count < length) {
            var next = next();
            if (next < 0) {
                break;
            }
            target[offset + count] = (char) next;
            count++;
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    private int next() throws IOException {
        if (passed < reference.length()) {
            return reference.charAt(passed++);
        }
        var character = character();
        if (character == '&') {
            return reference();
        }
        if (character < 0 || isAllowed(character)) {
            return character;
        }
        if (Character.isHighSurrogate((char) character)) {
            var low = character();
            if (low >= 0 && Character.isLowSurrogate((char) low)) {
                pass(String.valueOf((char) low));
                return character;
            }
            unread(low);
        }
        return mark();
    }

    /** At the {@code &} of what may be a numeric reference. */
    private int reference() throws IOException {
        reference.setLength(0);
        int character;
        while ((character = character()) >= 0) {
            reference.append((char) character);
            if (!isBegun(reference)) {
                break;
            }
            if (character == ';') {
                if (isForbidden(reference)) {
                    reference.setLength(0);
                    passed = 0;
                    return mark();
                }
                break;
            }
        }
        if (!reference.isEmpty() && !isBegun(reference)) {
            reference.setLength(reference.length() - 1);
            unread(character);
        }
        passed = 0;
        return '&';
    }

    private void pass(String characters) {
        reference.setLength(0);
        reference.append(characters);
        passed = 0;
    }

    private int mark() {
        hasMarked = true;
        return MARK;
    }

    /** Whether what follows the {@code &} can be a numeric reference, or the beginning of one. */
    private static boolean isBegun(CharSequence text) {
        if (text.length() > REFERENCE_CHARACTERS_MAX || text.charAt(0) != '#') {
            return false;
        }
        var isHexadecimal = text.length() > 1 && text.charAt(1) == 'x';
        for (var i = isHexadecimal ? 2 : 1; i < text.length(); i++) {
            var isDigit = Character.digit(text.charAt(i), isHexadecimal ? 16 : 10) >= 0;
            if (!(isDigit && text.charAt(i) < 0x80)
                    && !(text.charAt(i) == ';' && i == text.length() - 1)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a whole reference, from {@code #} to {@code ;}, names no character that XML has. */
    private static boolean isForbidden(CharSequence text) {
        var isHexadecimal = text.charAt(1) == 'x';
        var digits =
                text.subSequence(isHexadecimal ? 2 : 1, text.length() - 1)
                        .toString()
                        .replaceFirst("^0+(?=.)", "");
        return digits.isEmpty()
                || digits.length() > SIGNIFICANT_DIGITS_MAX
                || !isAllowed(Long.parseLong(digits, isHexadecimal ? 16 : 10));
    }

    /** XML 1.0, production 2. */
    private static boolean isAllowed(long character) {
        return (character >= 0x20 && character < 0xD800)
                || character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0xE000 && character < 0xFFFE)
                || (character >= 0x10000 && character <= Character.MAX_CODE_POINT);
    }

    private int character() throws IOException {
        if (place == end) {
            end = Math.max(0, source.read(buffer, 0, buffer.length));
            place = 0;
            if (end == 0) {
                return -1;
            }
        }
        return buffer[place++];
    }

    /** Puts back the character that was read last; nothing at the end. */
    private void unread(int character) {
        if (character >= 0) {
            place--;
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
