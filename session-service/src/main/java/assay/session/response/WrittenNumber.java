package assay.session.response;

/**
 * The form of a number that a candidate writes: {@code [+-]?digits[.digits][e[+-]digits]}. It stays
 * text, since {@code 3.20} says more than {@code 3.2}.
 */
final class WrittenNumber {
    static final int CHARS_MAX = 40;

    /** Digits of an exponent. A number with a larger one would take gigabytes to add to another. */
    private static final int EXPONENT_DIGITS_MAX = 3;

    private WrittenNumber() {}

    static boolean isOne(String text) {
        int length = text.length();
        if (length > CHARS_MAX) {
            return false;
        }
        int at = digits(text, sign(text, 0));
        if (at < 0) {
            return false;
        }
        if (at < length && text.charAt(at) == '.') {
            at = digits(text, at + 1);
            if (at < 0) {
                return false;
            }
        }
        if (at < length && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int first = sign(text, at + 1);
            at = digits(text, first);
            if (at < 0 || at - first > EXPONENT_DIGITS_MAX) {
                return false;
            }
        }
        return at == length;
    }

    private static int sign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')
                ? at + 1
                : at;
    }

    /** The place after one or more digits; -1 when there is none. */
    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at == from ? -1 : at;
    }
}
