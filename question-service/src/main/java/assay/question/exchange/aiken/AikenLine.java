package assay.question.exchange.aiken;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a line of an Aiken file is by itself, as Moodle has it and as Chamilo adds to it. */
sealed interface AikenLine {
    Pattern CHOICE = Pattern.compile("([A-Za-z])([).])(\\s*)(.*)");

    /** What follows the first dot of "a.m." and the like. */
    Pattern ABBREVIATION = Pattern.compile("\\p{L}{1,3}\\..*");

    Pattern ANSWER = Pattern.compile("ANSWER\\s*:\\s*(.*)", Pattern.CASE_INSENSITIVE);
    Pattern EXPLANATION =
            Pattern.compile(
                    "(?:ANSWER_EXPLANATION|TEXTO_CORRECTA|EXPLANATION|FEEDBACK|RATIONALE)\\s*:\\s*(.*)",
                    Pattern.CASE_INSENSITIVE);

    /** Written small, these begin a text. */
    Pattern FACT = Pattern.compile("(T|DESCRIPTION|SCORE|TAGS|ETIQUETAS)\\s*:\\s*(.*)");

    record Empty() implements AikenLine {}

    /**
     * What looks like a choice.
     *
     * @param letter a capital
     * @param isPlain whether it can hardly be anything else, as "U.S. law" can
     */
    record LikeChoice(char letter, boolean isPlain, String text) implements AikenLine {}

    record Answer(String said) implements AikenLine {}

    record Explained(String text) implements AikenLine {}

    record Fact(String name, String value) implements AikenLine {}

    record Other(String text) implements AikenLine {}

    static AikenLine of(String line) {
        var said = line.strip();
        if (said.isEmpty()) {
            return new Empty();
        }
        var answer = ANSWER.matcher(said);
        if (answer.matches()) {
            return new Answer(answer.group(1).strip());
        }
        var explanation = EXPLANATION.matcher(said);
        if (explanation.matches()) {
            return new Explained(explanation.group(1).strip());
        }
        var fact = FACT.matcher(said);
        if (fact.matches()) {
            return new Fact(fact.group(1), fact.group(2).strip());
        }
        return choice(said).orElse(new Other(said));
    }

    private static Optional<AikenLine> choice(String said) {
        var choice = CHOICE.matcher(said);
        if (!choice.matches()) {
            return Optional.empty();
        }
        var letter = choice.group(1).charAt(0);
        var text = choice.group(4).strip();
        var isPlain = text.isEmpty() || !choice.group(3).isEmpty();
        var isAbbreviation =
                !isPlain
                        && Character.isLowerCase(letter)
                        && choice.group(2).equals(".")
                        && ABBREVIATION.matcher(text).matches();
        return isAbbreviation
                ? Optional.empty()
                : Optional.of(new LikeChoice(Character.toUpperCase(letter), isPlain, text));
    }

    /** Whether the line, at the beginning of a question, is what is asked. */
    static boolean asks(String line) {
        return switch (of(line)) {
            case Other _ -> true;
            case LikeChoice choice -> choice.letter != 'A';
            case Empty _, Answer _, Explained _, Fact _ -> false;
        };
    }
}
