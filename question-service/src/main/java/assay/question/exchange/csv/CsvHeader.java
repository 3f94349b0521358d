package assay.question.exchange.csv;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The first line of a table: the names of its columns. */
public final class CsvHeader {
    private static final Pattern SEPARATOR =
            Pattern.compile("\"?sep=([,;\\t]?)\"?\\s*", Pattern.CASE_INSENSITIVE);

    private CsvHeader() {}

    /** Whether the line names the columns that no table of questions is without. */
    public static boolean is(String line) {
        var delimiter = Pattern.quote(String.valueOf(delimiter(line)));
        return isWhole(columns(Stream.of(line.split(delimiter, -1)).map(CsvHeader::unquoted)));
    }

    /**
     * Whether the line tells the delimiter and nothing else, which Excel may have before the table.
     */
    public static boolean isSeparator(String line) {
        return SEPARATOR.matcher(line).matches();
    }

    static char delimiter(String line) {
        var separator = SEPARATOR.matcher(line);
        if (separator.matches() && !separator.group(1).isEmpty()) {
            return separator.group(1).charAt(0);
        }
        for (var delimiter : new char[] {'\t', ';'}) {
            if (line.indexOf(delimiter) >= 0) {
                return delimiter;
            }
        }
        return ',';
    }

    static List<String> columns(Stream<String> names) {
        return names.map(name -> name.strip().toLowerCase(Locale.ROOT).replace(' ', '_'))
                .map(name -> name.equals("question") || name.equals("stem") ? "text" : name)
                .toList();
    }

    static boolean isWhole(List<String> columns) {
        return columns.contains("type") && columns.contains("text");
    }

    private static String unquoted(String name) {
        var bare = name.strip();
        return bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")
                ? bare.substring(1, bare.length() - 1)
                : bare;
    }
}
