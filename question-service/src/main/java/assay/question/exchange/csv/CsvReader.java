package assay.question.exchange.csv;

import assay.question.content.AcceptedNumber;
import assay.question.content.AcceptedText;
import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Explanation;
import assay.question.content.AnswerKey.Feedback;
import assay.question.content.AnswerKey.ScoringRule;
import assay.question.content.Difficulty;
import assay.question.content.Marking;
import assay.question.content.Origin;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.QuestionDraft;
import assay.question.content.TextFormat;
import assay.question.content.Tolerance;
import assay.question.content.UnitEntry;
import assay.question.exchange.ForeignDecimal;
import assay.question.exchange.Format;
import assay.question.exchange.Media;
import assay.question.exchange.Place;
import assay.question.exchange.QuestionReader;
import assay.question.exchange.Reading;
import assay.question.exchange.Refusal;
import assay.question.exchange.Remark;
import assay.question.exchange.ShortId;
import assay.question.exchange.UnreadableFile;
import assay.question.exchange.file.TextFile;
import assay.question.exchange.html.Html;
import assay.question.exchange.html.PlainText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a table of questions. */
public final class CsvReader implements QuestionReader {
    private static final int HEAD_CHARACTERS = 4_096;

    private static final int TITLE_CHARACTERS_MAX = 100;
    private static final int CHOICES_MAX = 100;
    private static final Pattern LISTED =
            Pattern.compile("(?:\\d{1,3}|[A-Za-z])(?:\\s*[,;]\\s*(?:\\d{1,3}|[A-Za-z]))+");

    @Override
    public Format format() {
        return Format.CSV;
    }

    @Override
    public void read(Path file, Media media, Consumer<Reading> readings) throws UnreadableFile {
        try {
            var text = TextFile.of(file);
            try (var in = new BufferedReader(text.open());
                    var table = parser(in)) {
                rows(table, text.remark().map(List::of).orElse(List.of()), readings);
            }
        } catch (IOException e) {
            throw unreadable(0, e);
        }
    }

    private static void rows(CSVParser table, List<Remark> remarks, Consumer<Reading> readings)
            throws UnreadableFile {
        try {
            var columns = columns(table);
            for (var record : table) {
                if (record.stream().allMatch(String::isBlank)) {
                    continue; // spreadsheets end with them
                }
                readings.accept(new Row(record, columns, remarks).reading());
            }
        } catch (UncheckedIOException e) {
            throw unreadable(Math.toIntExact(table.getCurrentLineNumber()), e);
        }
    }

    private static UnreadableFile unreadable(int line, Exception e) {
        var unreadable =
                new UnreadableFile(
                        new Place("", line, ""), "The table cannot be read: " + e.getMessage());
        unreadable.initCause(e);
        return unreadable;
    }

    private static CSVParser parser(BufferedReader in) throws IOException {
        in.mark(HEAD_CHARACTERS);
        var head = new char[HEAD_CHARACTERS];
        var length = Math.max(in.read(head), 0);
        in.reset();
        var first = new String(head, 0, length).lines().findFirst().orElse("");
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(CsvHeader.delimiter(first))
                .setIgnoreEmptyLines(true)
                .setTrailingData(true) // "so" written
                .get()
                .parse(in);
    }

    private static List<String> columns(CSVParser table) throws UnreadableFile {
        var lines = table.iterator();
        var header = lines.hasNext() ? lines.next().toList() : List.<String>of();
        if (CsvHeader.isSeparator(String.join("", header)) && lines.hasNext()) {
            header = lines.next().toList();
        }
        var columns = CsvHeader.columns(header.stream());
        if (!CsvHeader.isWhole(columns)) {
            throw new UnreadableFile(
                    new Place("", 1, ""),
                    "The first line does not name the columns \"type\" and \"text\".");
        }
        return columns;
    }

    /** One line of the table. */
    private static final class Row {
        private final CSVRecord record;
        private final List<String> columns;
        private final List<Remark> remarks;
        private final Place place;

        Row(CSVRecord record, List<String> columns, List<Remark> ofEach) {
            this.record = record;
            this.columns = columns;
            this.remarks = new ArrayList<>(ofEach);
            this.place = new Place("", firstLine(), name());
        }

        /** The parser stands behind the last line of the record. */
        private int firstLine() {
            var within =
                    record.stream()
                            .mapToLong(field -> field.chars().filter(c -> c == '\n').count())
                            .sum();
            var last = Math.max(1, record.getParser().getCurrentLineNumber());
            return Math.toIntExact(Math.max(1, last - within));
        }

        private record Parts(QuestionContent content, AnswerKey key) {}

        Reading reading() {
            try {
                for (var i = columns.size(); i < record.size(); i++) {
                    if (!record.get(i).isBlank()) {
                        throw new Refusal("The line has more fields than the first.");
                    }
                }
                unknownColumns();
                var parts = parts();
                return new Reading.Question(
                        place,
                        name(),
                        new QuestionDraft(
                                title(),
                                difficulty(),
                                List.of(),
                                split(field("tags")),
                                field("language").isEmpty() ? "und" : field("language"),
                                null,
                                points(parts.content),
                                format(),
                                parts.content,
                                parts.key,
                                "",
                                Map.of(),
                                new Origin("csv", name(), "", Map.of())),
                        List.of(),
                        remarks);
            } catch (Refusal refusal) {
                return new Reading.Refused(place, field("title"), refusal.reason());
            }
        }

        private void unknownColumns() {
            for (var i = 0; i < Math.min(columns.size(), record.size()); i++) {
                if (!record.get(i).isBlank() && !isKnown(columns.get(i))) {
                    remarks.add(
                            Remark.lossy(
                                    "The column \"%s\" means nothing here."
                                            .formatted(columns.get(i))));
                }
            }
        }

        private static boolean isKnown(String column) {
            return List.of(
                                    "type",
                                    "text",
                                    "correct",
                                    "name",
                                    "title",
                                    "points",
                                    "difficulty",
                                    "language",
                                    "tags",
                                    "rationale",
                                    "text_format")
                            .contains(column)
                    || column.matches("(choice|feedback)_\\d{1,3}");
        }

        private String field(String column) {
            var index = columns.indexOf(column);
            return index < 0 || index >= record.size() ? "" : record.get(index).strip();
        }

        private String name() {
            return field("name");
        }

        private TextFormat format() throws Refusal {
            return switch (field("text_format").toLowerCase(Locale.ROOT)) {
                case "", "markdown" -> TextFormat.MARKDOWN;
                case "html" -> TextFormat.HTML;
                default -> throw new Refusal("text_format is markdown or html.");
            };
        }

        private String title() throws Refusal {
            return field("title").isEmpty()
                    ? Html.shortened(PlainText.of(field("text"), format()), TITLE_CHARACTERS_MAX)
                    : field("title");
        }

        private Difficulty difficulty() throws Refusal {
            return switch (field("difficulty").toLowerCase(Locale.ROOT)) {
                case "easy" -> Difficulty.EASY;
                case "", "medium" -> Difficulty.MEDIUM;
                case "hard" -> Difficulty.HARD;
                default -> throw new Refusal("difficulty is easy, medium or hard.");
            };
        }

        private BigDecimal points(QuestionContent content) throws Refusal {
            if (content instanceof QuestionContent.Description) {
                return BigDecimal.ZERO;
            }
            return field("points").isEmpty() ? BigDecimal.ONE : decimal(field("points"));
        }

        private Explanation explanation() {
            var feedback = new ArrayList<Feedback>();
            for (var i = 1; i <= CHOICES_MAX; i++) {
                var text = field("feedback_" + i);
                if (!text.isEmpty()) {
                    feedback.add(new Feedback(ShortId.of(i - 1), text));
                }
            }
            return new Explanation(
                    field("rationale"),
                    feedback,
                    AnswerKey.Overall.NONE,
                    List.of(),
                    List.of(),
                    null);
        }

        private Parts parts() throws Refusal {
            var stem = field("text");
            if (stem.isEmpty()) {
                throw new Refusal("It has no text.");
            }
            return switch (field("type").toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", "_")) {
                case "single_choice" -> {
                    var right = right();
                    if (right.size() != 1) {
                        throw new Refusal("A single_choice question has one right choice.");
                    }
                    yield new Parts(
                            new QuestionContent.SingleChoice(stem, choices(), true),
                            new AnswerKey.SingleChoice(right.getFirst(), Map.of(), explanation()));
                }
                case "multiple_choice" -> {
                    var right = right();
                    var choices = choices();
                    yield new Parts(
                            new QuestionContent.MultipleChoice(
                                    stem, choices, 1, choices.size(), true),
                            new AnswerKey.MultipleChoice(
                                    right, new ScoringRule.AllOrNothing(), explanation()));
                }
                case "true_false" ->
                        new Parts(
                                new QuestionContent.TrueFalse(stem),
                                new AnswerKey.TrueFalse(truth(), explanation()));
                case "short_answer" ->
                        new Parts(
                                new QuestionContent.ShortAnswer(stem, 0),
                                new AnswerKey.ShortAnswer(
                                        new AcceptedText.Texts(
                                                required().stream()
                                                        .map(text ->
                                                                new AcceptedText(
                                                                        text, BigDecimal.ONE, ""))
                                                        .toList(),
                                                new AcceptedText.Matching(false, true, false)),
                                        explanation()));
                case "numerical" -> {
                    var accepted = new ArrayList<AcceptedNumber>();
                    for (var text : required()) {
                        accepted.add(number(text));
                    }
                    yield new Parts(
                            new QuestionContent.Numerical(stem, new UnitEntry.None()),
                            new AnswerKey.Numerical(
                                    new AcceptedNumber.Numbers(accepted, AcceptedNumber.Units.NONE),
                                    explanation()));
                }
                case "essay" ->
                        new Parts(
                                new QuestionContent.Essay(stem, 0, 0, ""),
                                new AnswerKey.Essay(new Marking("", List.of()), explanation()));
                case "description" ->
                        new Parts(
                                new QuestionContent.Description(stem),
                                new AnswerKey.Description(Explanation.NONE));
                default ->
                        throw new Refusal(
                                "\"%s\" is no type that a table can say.".formatted(field("type")));
            };
        }

        private List<Choice> choices() throws Refusal {
            var choices = new ArrayList<Choice>();
            for (var i = 1; i <= CHOICES_MAX; i++) {
                var text = field("choice_" + i);
                if (!text.isEmpty()) {
                    choices.add(new Choice(ShortId.of(i - 1), text));
                }
            }
            if (choices.size() < 2) {
                throw new Refusal("It has fewer than two choices.");
            }
            return choices;
        }

        private List<String> required() throws Refusal {
            var correct = split(field("correct"));
            if (correct.isEmpty()) {
                throw new Refusal("The field \"correct\" is empty.");
            }
            return correct;
        }

        /** Ids of right choices; they are named by number or letter. */
        private List<String> right() throws Refusal {
            var right = new ArrayList<String>();
            for (var said : listed(required())) {
                if (said.matches("\\d{1,3}") && Integer.parseInt(said) >= 1) {
                    right.add(ShortId.of(Integer.parseInt(said) - 1));
                } else if (said.matches("[A-Za-z]")) {
                    right.add(said.toLowerCase(Locale.ROOT));
                } else {
                    right.add(choiceThatSays(said));
                }
            }
            return right;
        }

        /** Many write letters and numbers with commas between, or what their language has. */
        private List<String> listed(List<String> said) {
            return said.size() == 1
                            && LISTED.matcher(said.getFirst()).matches()
                            && placeOf(said.getFirst()) < 0
                    ? List.of(said.getFirst().split("\\s*[,;]\\s*"))
                    : said;
        }

        private String choiceThatSays(String text) throws Refusal {
            var place = placeOf(text);
            if (place < 0) {
                throw new Refusal(
                        "\"%s\" is neither the number nor the letter nor the text of a choice."
                                .formatted(text));
            }
            return ShortId.of(place - 1);
        }

        /** The number of the choice that says this; -1: none does. */
        private int placeOf(String text) {
            for (var i = 1; i <= CHOICES_MAX; i++) {
                if (field("choice_" + i).equalsIgnoreCase(text)) {
                    return i;
                }
            }
            return -1;
        }

        /** Spreadsheets write it in their user's language. */
        private boolean truth() throws Refusal {
            return switch (field("correct").toLowerCase(Locale.ROOT)) {
                case "true", "t", "yes", "1", "wahr", "vrai", "verdadero", "vero", "waar" -> true;
                case "false", "f", "no", "0", "falsch", "faux", "falso", "onwaar" -> false;
                default -> throw new Refusal("correct is true or false.");
            };
        }

        private static AcceptedNumber number(String text) throws Refusal {
            var dots = text.indexOf("..");
            if (dots > 0) {
                return new AcceptedNumber.Range(
                        decimal(text.substring(0, dots)),
                        decimal(text.substring(dots + 2)),
                        BigDecimal.ONE,
                        "");
            }
            var colon = text.indexOf(':');
            return new AcceptedNumber.Value(
                    decimal(colon < 0 ? text : text.substring(0, colon)),
                    new Tolerance.Absolute(
                            colon < 0 ? BigDecimal.ZERO : decimal(text.substring(colon + 1))),
                    BigDecimal.ONE,
                    "");
        }

        private static BigDecimal decimal(String text) throws Refusal {
            return ForeignDecimal.of(text)
                    .orElseThrow(() -> new Refusal("\"%s\" is no number.".formatted(text)));
        }

        private static List<String> split(String text) {
            return Arrays.stream(text.split("\\|"))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
        }
    }
}
