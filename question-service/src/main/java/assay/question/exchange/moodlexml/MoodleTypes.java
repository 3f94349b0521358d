package assay.question.exchange.moodlexml;

/** Types of questions, Moodle's own and of plugins, that nothing here answers to. */
final class MoodleTypes {
    private MoodleTypes() {}

    /** Why a question of this type cannot be read, for authors. */
    static String refusal(String type) {
        return switch (type) {
            case "stack", "stateful" ->
                    "Its answers are judged by a computer algebra system, which Moodle runs.";
            case "coderunner", "vplquestion", "proforma", "moopt", "onlinejudge" ->
                    "Its answers are programs, which Moodle runs.";
            case "pmatch", "pmatchreverse", "pmatchjme" ->
                    "Its answers are judged by rules of pattern matching, a language of their own.";
            case "regexp", "regexmatch", "regexmatchcloze", "multianswerrgx" ->
                    "Its answers are regular expressions.";
            case "formulas", "programmedresp", "scripted", "varnumeric", "varnumunit" ->
                    "Its values and answers are worked out by a program of its own.";
            case "combined" -> "It holds questions of other types in a language of its own.";
            case "geogebra" -> "It is answered in a GeoGebra applet.";
            case "drawing", "freehanddrawing", "drawlines" -> "It is answered by a drawing.";
            case "opaque" -> "It lives on another server.";
            default ->
                    type.endsWith("wiris")
                            ? "Its values and answers are worked out by Wiris."
                            : "Nothing here answers to its type, %s.".formatted(type);
        };
    }
}
