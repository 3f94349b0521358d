package assay.question.exchange.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * The names of a table's columns. They stand on its first line; what Excel and the templates of
 * Blooket and Kahoot have before it holds one field at most.
 */
public final class CsvHeader {
    private static final int LINES_BEFORE_MAX = 10;
    private static final Pattern SEPARATOR =
            Pattern.compile("\"?sep=([,;\\t]?)\"?\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** What templates add to a name. */
    private static final String ADDITION = "(?:_?\\(.*|_-_.*)?";

    private static final Pattern TEXT = Pattern.compile("(?:question(?:_text)?|stem)" + ADDITION);
    private static final Pattern CHOICE =
            Pattern.compile("(?:choice|option|answer)_?(\\d{1,3})" + ADDITION);
    private static final Pattern CORRECT =
            Pattern.compile("correct_?answer(?:s|\\(s\\))?" + ADDITION);

    private CsvHeader() {}

    /** Whether the text begins as a table of questions does. */
    public static boolean begins(String text) {
        if (text.isBlank()) {
            return false;
        }
        try (var table = format(text).parse(new StringReader(text))) {
            return columns(table.iterator()).isPresent();
        } catch (IOException | UncheckedIOException _) {
            return false;
        }
    }

    /** How a table is written that begins with this. */
    static CSVFormat format(String begin) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(begin))
                .setIgnoreEmptyLines(true)
                .setTrailingData(true) // "so" written
                .get();
    }

    private static char delimiter(String begin) {
        for (var line : begin.lines().limit(LINES_BEFORE_MAX).toList()) {
            var separator = SEPARATOR.matcher(line);
            if (separator.matches() && !separator.group(1).isEmpty()) {
                return separator.group(1).charAt(0);
            }
            for (var delimiter : new char[] {'\t', ';', ','}) {
                if (line.indexOf(delimiter) >= 0) {
                    return delimiter;
                }
            }
        }
        return ',';
    }

    /** The names, after which the questions follow; nothing, if no table of questions begins so. */
    static Optional<List<String>> columns(Iterator<CSVRecord> lines) {
        for (var before = 0; before <= LINES_BEFORE_MAX && lines.hasNext(); before++) {
            var line = lines.next();
            var columns = line.stream().map(CsvHeader::column).toList();
            if (isWhole(columns)) {
                return Optional.of(columns);
            }
            var isSeparator = SEPARATOR.matcher(String.join("", line.toList())).matches();
            if (!isSeparator && line.stream().filter(field -> !field.isBlank()).count() > 1) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static String column(String said) {
        var name = SPACE.matcher(said.strip().toLowerCase(Locale.ROOT)).replaceAll("_");
        var choice = CHOICE.matcher(name);
        if (choice.matches()) {
            return "choice_" + Integer.parseInt(choice.group(1));
        }
        if (TEXT.matcher(name).matches()) {
            return "text";
        }
        if (CORRECT.matcher(name).matches()) {
            return "correct";
        }
        return switch (name) {
            case "answer_explanation", "explanation" -> "rationale";
            case "question_#", "question_number" -> "#";
            default -> name;
        };
    }

    private static boolean isWhole(List<String> columns) {
        return columns.contains("text")
                && (columns.contains("type")
                        || (columns.contains("choice_1") && columns.contains("correct")));
    }
}
