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
import assay.question.exchange.TagName;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a table of questions. */
public final class CsvReader implements QuestionReader {
    private static final int HEAD_CHARACTERS = 4_096;

    private static final String NO_COLUMNS =
            "The first line does not name the columns \"type\" and \"text\", nor \"text\","
                    + " \"choice_1\" and \"correct\".";

    /** How the template of Wayground begins the line that explains its columns. */
    private static final String EXPLAINED = "Text of the question";

    /** Of a title that is made of the text. */
    private static final int TITLE_CHARACTERS_MAX = 100;

    private static final int GIVEN_TITLE_CHARACTERS_MAX = 200;
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
            var columns =
                    CsvHeader.columns(table.iterator())
                            .orElseThrow(
                                    () -> new UnreadableFile(new Place("", 1, ""), NO_COLUMNS));
            var isFirst = true;
            for (var record : table) {
                var row = new Row(record, columns, remarks);
                if (!row.isEmpty() && !(isFirst && row.isExplanation())) {
                    readings.accept(row.reading());
                }
                isFirst = false;
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
        return CsvHeader.format(new String(head, 0, length)).parse(in);
    }

    /** One line of the table. */
    private static final class Row {
        /** How Wayground calls what is to be written. */
        private static final String FILLED_IN = "fill_in_the_blank";

        private final CSVRecord record;
        private final List<String> columns;
        private final Set<Remark> remarks;
        private final Place place;

        Row(CSVRecord record, List<String> columns, List<Remark> ofEach) {
            this.record = record;
            this.columns = columns;
            this.remarks = new LinkedHashSet<>(ofEach);
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

        /** Spreadsheets end with such lines. */
        boolean isEmpty() {
            return record.stream().allMatch(String::isBlank);
        }

        /** Whether it says what belongs into each column. */
        boolean isExplanation() {
            return field("text").startsWith(EXPLAINED);
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
                                tags(),
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
                        List.copyOf(remarks));
            } catch (Refusal refusal) {
                return new Reading.Refused(place, field("title"), refusal.reason());
            }
        }

        private void unknownColumns() {
            for (var i = 0; i < Math.min(columns.size(), record.size()); i++) {
                var column = columns.get(i);
                var said = record.get(i).strip();
                if (said.isEmpty() || isNumber(column, said)) {
                    continue;
                }
                if (!isKnown(column)) {
                    remarks.add(
                            Remark.lossy(
                                    "The column \"%s\" means nothing here.".formatted(column)));
                } else if (!said.equals(field(column))) {
                    remarks.add(
                            Remark.lossy(
                                    "Several columns mean \"%s\": the first that is filled counts."
                                            .formatted(column)));
                }
            }
        }

        /** Whether it only numbers the questions; Kahoot does so in a column without a name. */
        private static boolean isNumber(String column, String said) {
            return column.equals("#") || (column.isEmpty() && said.matches("\\d+"));
        }

        private static boolean isKnown(String column) {
            return List.of(
                                    "type",
                                    "question_type",
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
            for (var i = 0; i < Math.min(columns.size(), record.size()); i++) {
                if (columns.get(i).equals(column) && !record.get(i).isBlank()) {
                    return record.get(i).strip();
                }
            }
            return "";
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
            var given = field("title");
            if (given.isEmpty()) {
                return Html.shortened(PlainText.of(field("text"), format()), TITLE_CHARACTERS_MAX);
            }
            var title = Html.shortened(given, GIVEN_TITLE_CHARACTERS_MAX);
            if (!title.equals(given)) {
                remarks.add(
                        Remark.lossy(
                                "The title has more than %d characters."
                                        .formatted(GIVEN_TITLE_CHARACTERS_MAX)));
            }
            return title;
        }

        private List<String> tags() {
            var tags = new ArrayList<String>();
            for (var tag : split(field("tags"))) {
                TagName.add(tag, tags, remarks::add);
            }
            return tags;
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
            return explanation(_ -> "");
        }

        /** What is told of each choice, as far as there are any. */
        private Explanation explanationOfChoices() {
            return explanation(
                    place -> field("choice_" + place).isEmpty() ? "" : ShortId.of(place - 1));
        }

        /** The first feedback is that of true, unless the first choice says false. */
        private Explanation explanationOfTruth() {
            var isFalseFirst = truth(field("choice_1")).map(first -> !first).orElse(false);
            var explanation =
                    explanation(place ->
                            switch (place) {
                                case 1 -> Boolean.toString(!isFalseFirst);
                                case 2 -> Boolean.toString(isFalseFirst);
                                default -> "";
                            });
            if (!explanation.feedback().isEmpty()) {
                remarks.add(
                        Remark.normalised(
                                "The first feedback is taken for that of \"%s\"."
                                        .formatted(!isFalseFirst)));
            }
            return explanation;
        }

        /**
         * The rationale and the feedback.
         *
         * @param choice the id of what a feedback, by its number, is about; empty: nothing
         */
        private Explanation explanation(IntFunction<String> choice) {
            var feedback = new ArrayList<Feedback>();
            for (var i = 1; i <= CHOICES_MAX; i++) {
                var text = field("feedback_" + i);
                if (text.isEmpty()) {
                    continue;
                }
                var id = choice.apply(i);
                if (id.isEmpty()) {
                    remarks.add(Remark.lossy("feedback_%d belongs to no choice.".formatted(i)));
                } else {
                    feedback.add(new Feedback(id, text));
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

        /** As the table says it, or by the number of right choices. */
        private String type() throws Refusal {
            var own = kind("type");
            if (!own.isEmpty()) {
                return own;
            }
            var foreign = kind("question_type");
            return switch (foreign) {
                case "", "multiple_choice" ->
                        right().size() == 1 ? "single_choice" : "multiple_choice";
                case "checkbox" -> "multiple_choice";
                case FILLED_IN -> "short_answer";
                case "open_ended" -> "essay";
                default -> foreign;
            };
        }

        private String kind(String column) {
            return field(column).toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
        }

        private Parts parts() throws Refusal {
            var stem = field("text");
            if (stem.isEmpty()) {
                throw new Refusal("It has no text.");
            }
            var type = type();
            return switch (type) {
                case "single_choice" -> {
                    var right = right();
                    if (right.size() != 1) {
                        throw new Refusal("A single_choice question has one right choice.");
                    }
                    yield new Parts(
                            new QuestionContent.SingleChoice(stem, choices(), true),
                            new AnswerKey.SingleChoice(
                                    right.getFirst(), Map.of(), explanationOfChoices()));
                }
                case "multiple_choice" -> {
                    var right = right();
                    var choices = choices();
                    yield new Parts(
                            new QuestionContent.MultipleChoice(
                                    stem, choices, 1, choices.size(), true),
                            new AnswerKey.MultipleChoice(
                                    right, new ScoringRule.AllOrNothing(), explanationOfChoices()));
                }
                case "true_false" ->
                        new Parts(
                                new QuestionContent.TrueFalse(stem),
                                new AnswerKey.TrueFalse(truth(), explanationOfTruth()));
                case "short_answer" ->
                        new Parts(
                                new QuestionContent.ShortAnswer(stem, 0),
                                new AnswerKey.ShortAnswer(
                                        new AcceptedText.Texts(
                                                accepted().stream()
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
                                "\"%s\" is no type that a table can say.".formatted(type));
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

        /** Texts that a written answer may be; Wayground has them as choices. */
        private List<String> accepted() throws Refusal {
            if (!kind("question_type").equals(FILLED_IN)) {
                return required();
            }
            var texts =
                    IntStream.rangeClosed(1, CHOICES_MAX)
                            .mapToObj(place -> field("choice_" + place))
                            .filter(text -> !text.isEmpty())
                            .toList();
            return texts.isEmpty() ? required() : texts;
        }

        /** Ids of right choices. */
        private List<String> right() throws Refusal {
            var right = new ArrayList<String>();
            for (var said : listed(required())) {
                right.add(ShortId.of(choice(said) - 1));
            }
            return right;
        }

        /** The number of the choice that is named by number, letter or text. */
        private int choice(String said) throws Refusal {
            var named = placeNamed(said);
            var saying = placeOf(said);
            if (named < 1 || field("choice_" + named).isEmpty()) {
                if (saying < 0) {
                    throw new Refusal(
                            "\"%s\" is neither the number nor the letter nor the text of a choice."
                                    .formatted(said));
                }
                return saying;
            }
            if (saying > 0 && saying != named) {
                remarks.add(
                        Remark.lossy(
                                "\"%s\" is taken for choice %d, though choice %d says exactly that."
                                        .formatted(said, named, saying)));
            }
            return named;
        }

        /** The number that this is, or the place of the letter; 0: it is neither. */
        private static int placeNamed(String said) {
            if (said.matches("\\d{1,3}")) {
                return Integer.parseInt(said);
            }
            return said.matches("[A-Za-z]") ? Character.toLowerCase(said.charAt(0)) - 'a' + 1 : 0;
        }

        /** Many write letters and numbers with commas between, or what their language has. */
        private List<String> listed(List<String> said) {
            return said.size() == 1
                            && LISTED.matcher(said.getFirst()).matches()
                            && placeOf(said.getFirst()) < 0
                    ? List.of(said.getFirst().split("\\s*[,;]\\s*"))
                    : said;
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

        private boolean truth() throws Refusal {
            var said = field("correct");
            var hasChoices = !field("choice_1").isEmpty();
            return truth(hasChoices && said.matches("\\d{1,3}") ? field("choice_" + said) : said)
                    .orElseThrow(() -> new Refusal("correct is true or false."));
        }

        /** Spreadsheets write it in their user's language. */
        private static Optional<Boolean> truth(String said) {
            return switch (said.toLowerCase(Locale.ROOT)) {
                case "true", "t", "yes", "1", "wahr", "vrai", "verdadero", "vero", "waar" ->
                        Optional.of(true);
                case "false", "f", "no", "0", "falsch", "faux", "falso", "onwaar" ->
                        Optional.of(false);
                default -> Optional.empty();
            };
        }

        private AcceptedNumber number(String text) throws Refusal {
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

        private BigDecimal decimal(String text) throws Refusal {
            var number =
                    ForeignDecimal.of(text)
                            .orElseThrow(() -> new Refusal("\"%s\" is no number.".formatted(text)));
            ForeignDecimal.warnOfThousands(text, remarks::add);
            return number;
        }

        private static List<String> split(String text) {
            return Arrays.stream(text.split("\\|"))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
        }
    }
}
