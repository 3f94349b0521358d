package assay.question.exchange.aiken;

import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Explanation;
import assay.question.content.AnswerKey.ScoringRule;
import assay.question.content.Difficulty;
import assay.question.content.Origin;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.QuestionDraft;
import assay.question.content.TextFormat;
import assay.question.exchange.Format;
import assay.question.exchange.Media;
import assay.question.exchange.Place;
import assay.question.exchange.QuestionReader;
import assay.question.exchange.Reading;
import assay.question.exchange.Remark;
import assay.question.exchange.ShortId;
import assay.question.exchange.UnreadableFile;
import assay.question.exchange.file.TextFile;
import assay.question.exchange.html.Html;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads Aiken. All texts are plain. */
public final class AikenReader implements QuestionReader {
    private static final int LINE_CHARACTERS_MAX = 100_000;
    private static final int QUESTION_LINES_MAX = 1_000;
    private static final int TITLE_CHARACTERS_MAX = 100;
    private static final Pattern CHOICE = Pattern.compile("([A-Za-z])[).]\\s*(.*)");
    private static final Pattern ANSWER =
            Pattern.compile("ANSWER\\s*:\\s*(.*)", Pattern.CASE_INSENSITIVE);

    /** A letter, as the choices have it, and perhaps what it stands for. */
    private static final Pattern LETTER = Pattern.compile("([A-Z])(?:[).:](?:\\s.*)?)?");

    private static final Pattern LETTERS =
            Pattern.compile("[A-Z](?:(?:\\s*[,;&]\\s*|\\s+AND\\s+)[A-Z])+");

    /** As Chamilo and others write it after the answer. */
    private static final Pattern EXPLANATION =
            Pattern.compile(
                    "(?:ANSWER_EXPLANATION|EXPLANATION|FEEDBACK|RATIONALE)\\s*:\\s*(.*)",
                    Pattern.CASE_INSENSITIVE);

    @Override
    public Format format() {
        return Format.AIKEN;
    }

    @Override
    public void read(Path file, Media media, Consumer<Reading> readings) throws UnreadableFile {
        try {
            var text = TextFile.of(file);
            try (var in = new BufferedReader(text.open())) {
                new Sheet(text.remark().map(List::of).orElse(List.of()), readings).read(in);
            }
        } catch (IOException e) {
            var unreadable =
                    new UnreadableFile(
                            new Place("", 0, ""), "The file cannot be read: " + e.getMessage());
            unreadable.initCause(e);
            throw unreadable;
        }
    }

    /**
     * A question with its answer.
     *
     * @param right places of the right choices
     */
    private record Answered(int line, String stem, List<String> choices, List<Integer> right) {}

    /** Where in the file the reader is. */
    private static final class Sheet {
        private final List<Remark> ofEach;
        private final Consumer<Reading> readings;
        private final List<String> stem = new ArrayList<>();
        private final List<String> choices = new ArrayList<>();
        private final StringBuilder letters = new StringBuilder();
        private int line;
        private int begin;
        private boolean afterEmpty;

        /** A question whose explanation may follow. */
        private @Nullable Answered answered;

        Sheet(List<Remark> ofEach, Consumer<Reading> readings) {
            this.ofEach = ofEach;
            this.readings = readings;
        }

        void read(BufferedReader in) throws IOException {
            for (var said = nextLine(in); said != null; said = nextLine(in)) {
                line++;
                read(said.strip());
            }
            tell("");
            unfinished("The file ends before its answer.");
        }

        private void read(String said) {
            var explanation = EXPLANATION.matcher(said);
            if (answered != null && explanation.matches()) {
                tell(explanation.group(1).strip());
                return;
            }
            tell("");
            var answer = ANSWER.matcher(said);
            var choice = CHOICE.matcher(said);
            if (said.isEmpty()) {
                afterEmpty = !choices.isEmpty();
                return;
            }
            if (afterEmpty && !goesOn(answer, choice)) {
                unfinished("It ends before its answer.");
            }
            afterEmpty = false;
            if (answer.matches()) {
                finish(answer.group(1).strip().toUpperCase(Locale.ROOT));
            } else if (choice.matches() && isNext(choice.group(1))) {
                begun();
                letters.append(choice.group(1).toUpperCase(Locale.ROOT));
                choices.add(choice.group(2).strip());
            } else if (choices.isEmpty()) {
                begun();
                if (stem.size() < QUESTION_LINES_MAX) {
                    stem.add(said);
                }
            } else {
                // a choice that goes on
                choices.set(choices.size() - 1, choices.getLast() + " " + said);
            }
        }

        /** Some put an empty line after every line. */
        private boolean goesOn(Matcher answer, Matcher choice) {
            return !stem.isEmpty()
                    && (answer.matches() || (choice.matches() && isNext(choice.group(1))));
        }

        /** Letters go up; text may begin with a letter and a dot, too. */
        private boolean isNext(String letter) {
            return letter.toUpperCase(Locale.ROOT).charAt(0) == 'A' + letters.length();
        }

        private void begun() {
            if (stem.isEmpty() && choices.isEmpty()) {
                begin = line;
            }
        }

        private void finish(String answer) {
            if (stem.isEmpty() && choices.isEmpty()) {
                refuse(line, "An answer stands there without a question.");
            } else if (stem.isEmpty()) {
                unfinished("It has choices and no text before them.");
            } else if (choices.size() < 2) {
                unfinished("It has fewer than two choices.");
            } else {
                answer(answer);
            }
            reset();
        }

        private void answer(String answer) {
            var letter = LETTER.matcher(answer);
            var right = new ArrayList<Integer>();
            if (letter.matches()) {
                right.add(letters.indexOf(letter.group(1)));
            } else if (LETTERS.matcher(answer).matches()) {
                for (var one : answer.split("[^A-Z]+|AND", -1)) {
                    if (!one.isEmpty()) {
                        right.add(letters.indexOf(one));
                    }
                }
            }
            if (right.isEmpty() || right.contains(-1)) {
                unfinished(
                        "Its answer \"%s\" is none of its choices.".formatted(shortened(answer)));
            } else if (right.stream().anyMatch(place -> choices.get(place).isEmpty())) {
                unfinished("Its right choice has no text.");
            } else if (choices.stream().filter(text -> !text.isEmpty()).count() < 2) {
                unfinished("It has fewer than two choices.");
            } else {
                answered =
                        new Answered(
                                begin,
                                String.join("\n", stem),
                                List.copyOf(choices),
                                right.stream().distinct().sorted().toList());
            }
        }

        /** Hands over the question that was answered. */
        private void tell(String explanation) {
            if (answered != null) {
                readings.accept(question(answered, explanation));
                answered = null;
            }
        }

        private Reading question(Answered answered, String explanation) {
            var listed = new ArrayList<Choice>();
            var correct = new ArrayList<String>();
            var remarks = new ArrayList<>(ofEach);
            for (var place = 0; place < answered.choices.size(); place++) {
                var text = answered.choices.get(place);
                if (text.isEmpty()) {
                    remarks.add(Remark.normalised("A choice without text was left out."));
                    continue;
                }
                var id = ShortId.of(listed.size());
                listed.add(new Choice(id, Html.of(text)));
                if (answered.right.contains(place)) {
                    correct.add(id);
                }
            }
            var told =
                    new Explanation(
                            Html.of(explanation),
                            List.of(),
                            AnswerKey.Overall.NONE,
                            List.of(),
                            List.of(),
                            null);
            var stem = Html.of(answered.stem);
            var isSingle = correct.size() == 1;
            return new Reading.Question(
                    new Place("", answered.line, ""),
                    "",
                    new QuestionDraft(
                            Html.shortened(answered.stem.replace('\n', ' '), TITLE_CHARACTERS_MAX),
                            Difficulty.MEDIUM,
                            List.of(),
                            List.of(),
                            "und",
                            null,
                            BigDecimal.ONE,
                            TextFormat.HTML,
                            isSingle
                                    ? new QuestionContent.SingleChoice(stem, listed, true)
                                    : new QuestionContent.MultipleChoice(
                                            stem, listed, 1, listed.size(), true),
                            isSingle
                                    ? new AnswerKey.SingleChoice(correct.getFirst(), Map.of(), told)
                                    : new AnswerKey.MultipleChoice(
                                            correct, new ScoringRule.AllOrNothing(), told),
                            "",
                            Map.of(),
                            new Origin("aiken", "", "", Map.of())),
                    List.of(),
                    remarks);
        }

        private void unfinished(String reason) {
            if (!stem.isEmpty() || !choices.isEmpty()) {
                refuse(begin, reason);
            }
            reset();
        }

        private void refuse(int at, String reason) {
            readings.accept(
                    new Reading.Refused(
                            new Place("", at, ""), shortened(String.join(" ", stem)), reason));
        }

        private void reset() {
            stem.clear();
            choices.clear();
            letters.setLength(0);
            afterEmpty = false;
        }

        private static String shortened(String text) {
            return Html.shortened(text, TITLE_CHARACTERS_MAX);
        }

        /** A line of which no more than the maximum is kept. */
        private static @Nullable String nextLine(BufferedReader in) throws IOException {
            var said = new StringBuilder();
            int c;
            var isAny = false;
            while ((c = in.read()) != -1) {
                isAny = true;
                if (c == '\n') {
                    break;
                }
                if (said.length() < LINE_CHARACTERS_MAX) {
                    said.append((char) c);
                }
            }
            return isAny ? said.toString() : null;
        }
    }
}
