package assay.question.exchange.aiken;

import assay.question.exchange.Format;
import assay.question.exchange.Media;
import assay.question.exchange.Place;
import assay.question.exchange.QuestionReader;
import assay.question.exchange.Reading;
import assay.question.exchange.Remark;
import assay.question.exchange.UnreadableFile;
import assay.question.exchange.file.TextFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads Aiken. All texts are plain. */
public final class AikenReader implements QuestionReader {
    private static final int LINE_CHARACTERS_MAX = 100_000;

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

    /** Where in the file the reader is. */
    private static final class Sheet {
        private final List<Remark> ofEach;
        private final Consumer<Reading> readings;
        private int line;

        /** What is asked and has no answer yet. */
        private @Nullable AikenQuestion open;

        private boolean afterEmpty;

        /** A question that has its answer, which explanations and the like may follow. */
        private @Nullable AikenQuestion answered;

        /**
         * What follows the first line of its explanation: more of that, or, where choices follow,
         * what the next question asks.
         */
        private final List<String> undecided = new ArrayList<>();

        Sheet(List<Remark> ofEach, Consumer<Reading> readings) {
            this.ofEach = ofEach;
            this.readings = readings;
        }

        void read(BufferedReader in) throws IOException {
            for (var said = nextLine(in); said != null; said = nextLine(in)) {
                line++;
                read(AikenLine.of(said), said.strip());
            }
            tell();
            refuse("The file ends before its answer.");
        }

        private void read(AikenLine said, String text) {
            if (answered != null && belongs(answered, said, text)) {
                return;
            }
            tell();
            if (open != null && afterEmpty && open.hasChoices() && !goesOn(open, said)) {
                refuse("It ends before its answer.");
            }
            if (open == null && said instanceof AikenLine.Empty) {
                return;
            }
            ask(open == null ? begin(line) : open, said, text);
        }

        private AikenQuestion begin(int at) {
            var begun = new AikenQuestion(at, ofEach);
            open = begun;
            afterEmpty = false;
            return begun;
        }

        /** Some put an empty line after every line. */
        private static boolean goesOn(AikenQuestion question, AikenLine said) {
            return switch (said) {
                case AikenLine.Empty _ -> true;
                case AikenLine.Answer _ -> question.isAsked();
                case AikenLine.LikeChoice choice ->
                        question.isAsked() && question.isNext(choice.letter());
                case AikenLine.Explained _, AikenLine.Fact _, AikenLine.Other _ -> false;
            };
        }

        private void ask(AikenQuestion question, AikenLine said, String text) {
            switch (said) {
                case AikenLine.Empty() -> {
                    afterEmpty = true;
                    return;
                }
                case AikenLine.Answer(var letters) -> answer(question, letters);
                case AikenLine.LikeChoice choice when question.isNext(choice.letter()) ->
                        question.offers(choice.text());
                case AikenLine.LikeChoice choice when question.hasChoices() && choice.isPlain() ->
                        question.isOutOfTurn(text);
                case AikenLine.Explained(var explanation) when question.hasChoices() ->
                        question.explains(explanation);
                case AikenLine.Fact fact -> question.says(fact);
                case AikenLine.LikeChoice _, AikenLine.Explained _, AikenLine.Other _ -> {
                    if (question.hasChoices()) {
                        question.goesOn(text);
                    } else {
                        asks(question, text);
                    }
                }
            }
            afterEmpty = false;
        }

        private void asks(AikenQuestion question, String text) {
            if (afterEmpty && question.isAsked()) {
                question.remark("An empty line stands in what it asks.");
            }
            question.asks(text);
        }

        private void answer(AikenQuestion question, String letters) {
            open = null;
            if (question.isEmpty()) {
                readings.accept(question.refused("An answer stands there without a question."));
                return;
            }
            question.answeredBy(letters);
            answered = question;
            afterEmpty = false;
        }

        /** Whether the line is still about the question before it. */
        private boolean belongs(AikenQuestion question, AikenLine said, String text) {
            return switch (said) {
                case AikenLine.Empty() -> {
                    explainAll(question);
                    afterEmpty = true;
                    yield true;
                }
                case AikenLine.Explained(var explanation)
                        when !afterEmpty || !question.isExplained() -> {
                    explainAll(question);
                    question.explains(explanation);
                    afterEmpty = false;
                    yield true;
                }
                case AikenLine.Fact fact when isAfterAnswer(fact) -> {
                    explainAll(question);
                    question.says(fact);
                    yield true;
                }
                case AikenLine.LikeChoice choice
                        when choice.letter() == 'A' && !undecided.isEmpty() -> {
                    beginWithUndecided();
                    yield false;
                }
                case AikenLine.LikeChoice _, AikenLine.Other _
                        when question.isExplained()
                                && !afterEmpty
                                && undecided.size() < AikenQuestion.LINES_MAX -> {
                    undecided.add(text);
                    yield true;
                }
                case AikenLine.Answer _,
                        AikenLine.Explained _,
                        AikenLine.Fact _,
                        AikenLine.LikeChoice _,
                        AikenLine.Other _ ->
                        false;
            };
        }

        /** The last line before the choices is what they answer. */
        private void beginWithUndecided() {
            var asked = undecided.removeLast();
            tell();
            var next = begin(line - 1);
            next.remark("No empty line parts it from the question before it.");
            next.asks(asked);
        }

        /** A score always follows its question; tags may stand before the next one. */
        private boolean isAfterAnswer(AikenLine.Fact fact) {
            return switch (fact.name()) {
                case "SCORE" -> true;
                case "TAGS", "ETIQUETAS" -> !afterEmpty;
                default -> false;
            };
        }

        private void explainAll(AikenQuestion question) {
            undecided.forEach(question::explains);
            undecided.clear();
        }

        /** Hands over the question that was answered. */
        private void tell() {
            if (answered != null) {
                explainAll(answered);
                readings.accept(answered.reading());
                answered = null;
            }
        }

        private void refuse(String reason) {
            if (open != null && !open.isEmpty()) {
                readings.accept(open.refused(reason));
            }
            open = null;
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
