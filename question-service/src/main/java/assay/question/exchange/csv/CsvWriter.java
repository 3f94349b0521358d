package assay.question.exchange.csv;

import assay.question.content.AcceptedNumber;
import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.ScoringRule;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionDraft;
import assay.question.content.Tolerance;
import assay.question.content.UnitEntry;
import assay.question.exchange.Format;
import assay.question.exchange.Outgoing;
import assay.question.exchange.QuestionWriter;
import assay.question.exchange.Refusal;
import assay.question.exchange.Remark;
import assay.question.exchange.ShortId;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes a table of questions. */
public final class CsvWriter implements QuestionWriter {
    private static final int CHOICES_MAX = 20;
    private static final List<String> FACTS =
            List.of(
                    "name",
                    "type",
                    "title",
                    "text",
                    "correct",
                    "points",
                    "difficulty",
                    "language",
                    "tags",
                    "rationale",
                    "text_format");

    @Override
    public Format format() {
        return Format.CSV;
    }

    @Override
    public String mediaType() {
        return "text/csv";
    }

    @Override
    public void write(Stream<Outgoing> questions, Assets assets, OutputStream out, Losses losses)
            throws IOException {
        var table =
                new CSVPrinter(
                        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)),
                        CSVFormat.RFC4180);
        var columns = new ArrayList<>(FACTS);
        for (var i = 1; i <= CHOICES_MAX; i++) {
            columns.add("choice_" + i);
            columns.add("feedback_" + i);
        }
        table.printRecord(columns);
        for (var each = questions.iterator(); each.hasNext(); ) {
            var question = each.next();
            var row = new Row(question);
            try {
                table.printRecord(row.fields());
                losses.written(question, List.copyOf(row.lost));
            } catch (Refusal refusal) {
                losses.leftOut(question, refusal.reason());
            }
        }
        table.flush();
    }

    /** One question on its way out. */
    private static final class Row {
        private final Outgoing outgoing;
        private final QuestionDraft draft;
        private final Set<Remark> lost = new LinkedHashSet<>();

        Row(Outgoing outgoing) {
            this.outgoing = outgoing;
            this.draft = outgoing.draft();
        }

        List<String> fields() throws Refusal {
            if (draft.content().stem().isBlank()) {
                throw new Refusal("It has no text.");
            }
            if (draft.content().choices().stream().anyMatch(choice -> choice.text().isBlank())) {
                throw new Refusal("A choice has no text.");
            }
            var correct = correct();
            unsaid();
            var explanation = draft.key().explanation();
            loseIf(!explanation.hints().isEmpty(), "Hints are lost.");
            loseIf(!explanation.references().isEmpty(), "References are lost.");
            loseIf(explanation.reviewBy() != null, "The date of review is lost.");
            loseIf(
                    !explanation.overall().equals(AnswerKey.Overall.NONE),
                    "Feedback by how good the response is is lost.");
            loseIf(draft.estimatedTime() != null, "The estimated time is lost.");
            loseIf(!draft.topics().isEmpty(), "Topics are lost.");
            loseIf(!draft.source().isEmpty(), "The source is lost.");
            loseIf(!draft.properties().isEmpty(), "Properties are lost.");
            var origin = draft.origin();
            loseIf(
                    origin != null && !origin.document().isEmpty(),
                    "What it was imported from is lost.");
            loseIf(
                    draft.texts().stream().anyMatch(text -> text.contains("asset:")),
                    "A table carries no pictures.");
            var fields = new ArrayList<String>();
            fields.add(outgoing.name());
            fields.add(draft.content().interaction().name().toLowerCase(Locale.ROOT));
            fields.add(draft.title());
            fields.add(draft.content().stem());
            fields.add(correct);
            fields.add(draft.points().stripTrailingZeros().toPlainString());
            fields.add(draft.difficulty().name().toLowerCase(Locale.ROOT));
            fields.add(draft.language());
            fields.add(String.join("|", draft.tags()));
            fields.add(explanation.rationale());
            fields.add(draft.textFormat().name().toLowerCase(Locale.ROOT));
            choices(fields);
            return fields;
        }

        private void unsaid() {
            switch (draft.content()) {
                case QuestionContent.SingleChoice question ->
                        loseIf(!question.shuffle(), "That choices stay in order is lost.");
                case QuestionContent.MultipleChoice question ->
                        loseIf(!question.shuffle(), "That choices stay in order is lost.");
                case QuestionContent.ShortAnswer(_, var length) ->
                        loseIf(length != 0, "The expected length is lost.");
                case QuestionContent.Essay(_, var min, var max, var template) ->
                        loseIf(
                                min != 0 || max != 0 || !template.isEmpty(),
                                "Limits of words and what stands in the field are lost.");
                case QuestionContent.TrueFalse _,
                        QuestionContent.Numerical _,
                        QuestionContent.Matching _,
                        QuestionContent.Ordering _,
                        QuestionContent.Categorise _,
                        QuestionContent.Cloze _,
                        QuestionContent.GapMatch _,
                        QuestionContent.Hotspot _,
                        QuestionContent.SelectPoint _,
                        QuestionContent.LabelImage _,
                        QuestionContent.Hottext _,
                        QuestionContent.Slider _,
                        QuestionContent.FileUpload _,
                        QuestionContent.Calculated _,
                        QuestionContent.Composite _,
                        QuestionContent.Description _ -> {
                    // has nothing else, or is refused
                }
            }
            if (draft.key() instanceof AnswerKey.Essay(var marking, _)) {
                loseIf(
                        !marking.notes().isEmpty() || !marking.rubric().isEmpty(),
                        "Notes for markers are lost.");
            }
        }

        private void choices(List<String> fields) throws Refusal {
            var choices = draft.content().choices();
            if (choices.size() > CHOICES_MAX) {
                throw new Refusal("It has more than %d choices.".formatted(CHOICES_MAX));
            }
            var said =
                    draft.key().explanation().feedback().stream()
                            .collect(
                                    Collectors.toMap(
                                            AnswerKey.Feedback::choice, AnswerKey.Feedback::text));
            var ids =
                    draft.content() instanceof QuestionContent.TrueFalse
                            ? List.of("true", "false")
                            : choices.stream().map(QuestionContent.Choice::id).toList();
            for (var i = 0; i < CHOICES_MAX; i++) {
                fields.add(i < choices.size() ? choices.get(i).text() : "");
                fields.add(i < ids.size() ? said.getOrDefault(ids.get(i), "") : "");
            }
            loseIf(ids.isEmpty() && !said.isEmpty(), "Feedback that belongs to no choice is lost.");
        }

        private String numbers(List<String> right) {
            var ids = draft.content().choices().stream().map(QuestionContent.Choice::id).toList();
            for (var i = 0; i < ids.size(); i++) {
                if (!ids.get(i).equals(ShortId.of(i))) {
                    lost.add(Remark.normalised("Choices are numbered anew."));
                }
            }
            return right.stream()
                    .map(id -> Integer.toString(ids.indexOf(id) + 1))
                    .collect(Collectors.joining("|"));
        }

        private String correct() throws Refusal {
            return switch (draft.key()) {
                case AnswerKey.SingleChoice(var correct, var credits, _) -> {
                    loseIf(!credits.isEmpty(), "What other choices earn is lost.");
                    yield numbers(List.of(correct));
                }
                case AnswerKey.MultipleChoice(var correct, var scoring, _) -> {
                    loseIf(
                            !(scoring instanceof ScoringRule.AllOrNothing),
                            "The scoring rule is lost: it is all or nothing.");
                    if (draft.content() instanceof QuestionContent.MultipleChoice question) {
                        loseIf(
                                question.minChoices() != 1
                                        || question.maxChoices() != question.choices().size(),
                                "How many are to be chosen is lost.");
                    }
                    yield numbers(correct);
                }
                case AnswerKey.TrueFalse(var correct, _) -> Boolean.toString(correct);
                case AnswerKey.ShortAnswer(var texts, _) -> {
                    var matching = texts.matching();
                    loseIf(
                            matching.caseSensitive()
                                    || !matching.accentSensitive()
                                    || matching.wildcards(),
                            "How texts are compared is lost.");
                    var whole =
                            texts.accepted().stream()
                                    .filter(text -> text.credit().compareTo(BigDecimal.ONE) == 0)
                                    .toList();
                    loseIf(
                            whole.size() != texts.accepted().size(),
                            "Texts that earn a part are lost.");
                    if (whole.stream().anyMatch(text -> text.text().contains("|"))) {
                        throw new Refusal("An accepted text has a |.");
                    }
                    if (whole.stream().anyMatch(text -> text.text().isBlank())) {
                        throw new Refusal("An accepted text is empty.");
                    }
                    loseIf(
                            whole.stream().anyMatch(text -> !text.feedback().isEmpty()),
                            "Feedback of accepted texts is lost.");
                    yield whole.stream().map(text -> text.text()).collect(Collectors.joining("|"));
                }
                case AnswerKey.Numerical(var numbers, _) -> numbers(numbers);
                case AnswerKey.Essay _, AnswerKey.Description _ -> "";
                case AnswerKey key ->
                        throw new Refusal(
                                "A table has no %s questions."
                                        .formatted(
                                                key.interaction().name().toLowerCase(Locale.ROOT)));
            };
        }

        private String numbers(AcceptedNumber.Numbers numbers) throws Refusal {
            loseIf(
                    draft.content() instanceof QuestionContent.Numerical(_, var units)
                            && !(units instanceof UnitEntry.None),
                    "Units are lost.");
            var said = new ArrayList<String>();
            for (var number : numbers.accepted()) {
                if (number.credit().compareTo(BigDecimal.ONE) != 0) {
                    lost.add(Remark.lossy("Numbers that earn a part are lost."));
                    continue;
                }
                said.add(
                        switch (number) {
                            case AcceptedNumber.Value(
                                            var value,
                                            Tolerance.Absolute(var margin),
                                            _,
                                            _) ->
                                    margin.signum() == 0
                                            ? value.toPlainString()
                                            : "%s:%s"
                                                    .formatted(
                                                            value.toPlainString(),
                                                            margin.toPlainString());
                            case AcceptedNumber.Range(var minimum, var maximum, _, _) ->
                                    "%s..%s"
                                            .formatted(
                                                    minimum.toPlainString(),
                                                    maximum.toPlainString());
                            case AcceptedNumber other ->
                                    throw new Refusal(
                                            "A table has only absolute tolerances and ranges: %s."
                                                    .formatted(other));
                        });
            }
            loseIf(
                    numbers.accepted().stream().anyMatch(number -> !number.feedback().isEmpty()),
                    "Feedback of accepted numbers is lost.");
            return String.join("|", said);
        }

        private void loseIf(boolean isLost, String what) {
            if (isLost) {
                lost.add(Remark.lossy(what));
            }
        }
    }
}
