package assay.question.exchange.moodlexml;

import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Explanation;
import assay.question.content.AnswerKey.Feedback;
import assay.question.content.AnswerKey.Pair;
import assay.question.content.AnswerKey.ScoringRule;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.exchange.ForeignDecimal;
import assay.question.exchange.Refusal;
import assay.question.exchange.Remark;
import assay.question.exchange.ShortId;
import assay.question.exchange.xml.XmlElement;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Statements in rows, each true or false: the plugins {@code mtf} and {@code kprime}, whose format
 * is that of their {@code export_to_xml}. Each statement is matched with one of the columns. Those
 * of their sister {@code sc} are choices.
 */
final class MoodleRows {
    private static final String OLD_SHUFFLE = "shuffleoptions";
    private static final int ROWS_MAX = 100;

    private final XmlElement question;
    private final MoodleTexts texts;
    private final List<Remark> remarks;

    /** By what the file calls it. */
    private final Map<String, Choice> rows = new LinkedHashMap<>();

    private final Map<String, Choice> columns = new LinkedHashMap<>();
    private final List<Feedback> feedback = new ArrayList<>();

    MoodleRows(XmlElement question, MoodleTexts texts, List<Remark> remarks) {
        this.question = question;
        this.texts = texts;
        this.remarks = remarks;
    }

    /** What each row says of itself, which {@link Explanation} then tells. */
    List<Feedback> read() throws Refusal, IOException {
        readRows();
        for (var column : question.children("column")) {
            var id = ShortId.of(columns.size());
            var number = column.attribute("number", String.valueOf(columns.size() + 1));
            columns.put(number, new Choice(id, texts.of(column, "responsetext")));
        }
        if (columns.isEmpty()) {
            throw new Refusal("It has no columns.");
        }
        if (columns.size() > ROWS_MAX) {
            throw new Refusal("It has more than %d columns.".formatted(ROWS_MAX));
        }
        return feedback;
    }

    /** The same of rows without columns, one of which is right: the plugin {@code sc}. */
    List<Feedback> readAlone() throws Refusal, IOException {
        readRows();
        return feedback;
    }

    private void readRows() throws Refusal, IOException {
        for (var row : question.children("row")) {
            var text = texts.of(row, "optiontext");
            if (!text.isBlank()) {
                var id = ShortId.of(rows.size());
                var number = row.attribute("number", String.valueOf(rows.size() + 1));
                rows.put(number, new Choice(id, text));
                var told = texts.of(row, "feedbacktext");
                if (!told.isEmpty()) {
                    feedback.add(new Feedback(id, told));
                }
            }
        }
        if (rows.isEmpty()) {
            throw new Refusal("It has no rows.");
        }
        if (rows.size() > ROWS_MAX) {
            throw new Refusal("It has more than %d rows.".formatted(ROWS_MAX));
        }
    }

    MoodleQuestion.Parts singleChoice(String stem, Explanation told) throws Refusal {
        var right = rows.get(MoodleTexts.raw(question, "correctrow"));
        if (right == null) {
            throw new Refusal("No row is right.");
        }
        if (!MoodleTexts.raw(question, "scoringmethod").matches("|sconezero")) {
            remarks.add(
                    Remark.lossy(
                            "Wrong choices cannot be crossed out, for which Moodle gave points."));
        }
        return new MoodleQuestion.Parts(
                new QuestionContent.SingleChoice(
                        stem,
                        List.copyOf(rows.values()),
                        MoodleTexts.yes(question, "shuffleanswers", true)),
                new AnswerKey.SingleChoice(right.id(), Map.of(), told));
    }

    MoodleQuestion.Parts matching(String stem, Explanation told) throws Refusal {
        var correct = new ArrayList<Pair>();
        for (var weight : question.children("weight")) {
            var row = rows.get(weight.attribute("rownumber", "1"));
            var column = columns.get(weight.attribute("columnnumber", "1"));
            var value = MoodleTexts.number(weight, "value").orElse(BigDecimal.ZERO);
            if (row != null && column != null && value.signum() > 0) {
                correct.add(new Pair(row.id(), column.id()));
            }
        }
        if (correct.stream().map(Pair::source).distinct().count() != rows.size()) {
            throw new Refusal("A row has no right column.");
        }
        var shuffle = question.child("shuffleanswers").isPresent() ? "shuffleanswers" : OLD_SHUFFLE;
        return new MoodleQuestion.Parts(
                new QuestionContent.Matching(
                        stem,
                        List.copyOf(rows.values()),
                        List.copyOf(columns.values()),
                        1,
                        0,
                        MoodleTexts.yes(question, shuffle, true)),
                new AnswerKey.Matching(correct, scoring(correct), told));
    }

    /** The plugins' methods of scoring; they count an open row as a wrong one. */
    private ScoringRule scoring(List<Pair> correct) throws Refusal {
        var method = MoodleTexts.raw(question, "scoringmethod");
        return switch (method) {
            case "subpoints", "subpointdeduction" -> {
                var deduction =
                        MoodleTexts.number(question, "deduction").orElse(BigDecimal.ZERO).abs();
                yield deduction.signum() == 0
                        ? new ScoringRule.PartialCredit(Map.of())
                        : withWrongOnes(correct, deduction);
            }
            case "kprimeonezero", "mtfonezero" -> new ScoringRule.AllOrNothing();
            default -> {
                if (!method.matches("|kprime|mtf")) {
                    remarks.add(
                            Remark.lossy(
                                    "Rows are not scored %s here but with half the points for one"
                                                    .formatted(method)
                                            + " wrong row."));
                }
                // One wrong row halves the points, two take all: (n - 1 - x) / n = 1/2.
                var wrong =
                        BigDecimal.valueOf(Math.max(0, rows.size() - 2L))
                                .divide(BigDecimal.valueOf(2));
                yield withWrongOnes(correct, ForeignDecimal.plain(wrong));
            }
        };
    }

    /** Each right pair adds 1 and each wrong one takes so much, of as many as there are rows. */
    private ScoringRule withWrongOnes(List<Pair> correct, BigDecimal wrong) {
        var values = new HashMap<String, BigDecimal>();
        for (var row : rows.values()) {
            for (var column : columns.values()) {
                var pair = new Pair(row.id(), column.id());
                if (correct.contains(pair)) {
                    values.put(pair.element(), BigDecimal.ONE);
                } else if (wrong.signum() != 0) {
                    values.put(pair.element(), wrong.negate());
                }
            }
        }
        remarks.add(
                Remark.lossy("A row left open costs what it would have earned, and no more here."));
        return new ScoringRule.Mapped(
                values, BigDecimal.ZERO, null, null, BigDecimal.valueOf(rows.size()));
    }
}
