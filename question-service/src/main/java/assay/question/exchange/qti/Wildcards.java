package assay.question.exchange.qti;

import java.util.Optional;

/** Accepted texts with {@code *}, and the patterns of XML Schema that say the same. */
final class Wildcards {
    private static final String SPECIAL = "\\|.-^?*+{}()[]$";

    private Wildcards() {}

    /** The pattern of an accepted text in which {@code *} stands for anything. */
    static String toPattern(String text) {
        var pattern = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            if (letter == '*') {
                pattern.append(".*");
            } else if (letter == '\\' && i + 1 < text.length() && text.charAt(i + 1) == '*') {
                pattern.append("\\*");
                i++;
            } else if (SPECIAL.indexOf(letter) >= 0) {
                pattern.append('\\').append(letter);
            } else {
                pattern.append(letter);
            }
        }
        return pattern.toString();
    }

    /** The accepted text of a pattern that has nothing but letters and {@code .*}, and some. */
    static Optional<String> ofPattern(String pattern) {
        if (pattern.isBlank()) {
            return Optional.empty();
        }
        var text = new StringBuilder();
        for (var i = 0; i < pattern.length(); i++) {
            var letter = pattern.charAt(i);
            var next = i + 1 < pattern.length() ? pattern.charAt(i + 1) : ' ';
            if (letter == '.' && next == '*') {
                text.append('*');
                i++;
            } else if (letter == '\\' && SPECIAL.indexOf(next) >= 0 && next != ' ') {
                text.append(next == '*' ? "\\*" : next);
                i++;
            } else if (SPECIAL.indexOf(letter) >= 0 && letter != '-') {
                return Optional.empty();
            } else {
                text.append(letter);
            }
        }
        return Optional.of(text.toString());
    }

    /** Whether a text fits, in time proportional to both lengths. */
    static boolean fits(String wildcards, String text) {
        var reached = new boolean[text.length() + 1];
        reached[0] = true;
        for (var i = 0; i < wildcards.length(); i++) {
            var letter = wildcards.charAt(i);
            if (letter == '*') {
                for (var j = 0; j < text.length(); j++) {
                    reached[j + 1] |= reached[j];
                }
            } else {
                if (letter == '\\'
                        && i + 1 < wildcards.length()
                        && wildcards.charAt(i + 1) == '*') {
                    letter = '*';
                    i++;
                }
                for (var j = text.length(); j > 0; j--) {
                    reached[j] = reached[j - 1] && text.charAt(j - 1) == letter;
                }
                reached[0] = false;
            }
        }
        return reached[text.length()];
    }
}
