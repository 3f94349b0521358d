package assay.question.exchange.moodlexml;

import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Explanation;
import assay.question.content.AnswerKey.Feedback;
import assay.question.content.AnswerKey.Pair;
import assay.question.content.AnswerKey.ScoringRule;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.exchange.Refusal;
import assay.question.exchange.Remark;
import assay.question.exchange.ShortId;
import assay.question.exchange.xml.XmlElement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Rows in each of which columns are ticked: the plugins {@code oumatrix}, whose rows name their
 * right columns in JSON, and {@code matrix}, whose rows have a weight for each column.
 */
final class MoodleMatrix {
    private static final int ROWS_MAX = 100;
    private static final Pattern RIGHT =
            Pattern.compile("\"([^\"]{1,40})\"\\s{0,9}:\\s{0,9}\"?1\\b");

    private final XmlElement question;
    private final MoodleTexts texts;
    private final List<Remark> remarks;
    private final List<Choice> rows = new ArrayList<>();
    private final List<Choice> columns = new ArrayList<>();
    private final Set<Pair> correct = new LinkedHashSet<>();
    private final List<Feedback> feedback = new ArrayList<>();
    private boolean isSingle;

    MoodleMatrix(XmlElement question, MoodleTexts texts, List<Remark> remarks) {
        this.question = question;
        this.texts = texts;
        this.remarks = remarks;
    }

    /** The Open University's; what each row says of itself. */
    List<Feedback> readOu() throws Refusal, IOException {
        isSingle = !MoodleTexts.raw(question, "inputtype").equals("multiple");
        Map<String, String> columnByKey = new HashMap<>();
        for (var column : listed("columns", "column")) {
            var id = ShortId.of(columns.size());
            columnByKey.put(column.attribute("key", String.valueOf(columns.size())), id);
            columns.add(new Choice(id, texts.ofHtml(column)));
        }
        for (var row : listed("rows", "row")) {
            var name = row.child("name");
            var id = row(name.isPresent() ? texts.ofHtml(name.get()) : "", row);
            var right = RIGHT.matcher(MoodleTexts.raw(row, "correctanswers"));
            while (right.find()) {
                var column = columnByKey.get(right.group(1));
                if (column != null) {
                    correct.add(new Pair(id, column));
                }
            }
        }
        return checked();
    }

    /** The other; what each row says of itself. */
    List<Feedback> read() throws Refusal, IOException {
        isSingle = !MoodleTexts.yes(question, "multiple", true);
        for (var column : question.children("col")) {
            columns.add(new Choice(ShortId.of(columns.size()), described(column)));
        }
        var weights = question.children("weights-of-row");
        for (var row : question.children("row")) {
            var place = rows.size();
            var id = row(described(row), row);
            var ofRow =
                    place < weights.size()
                            ? weights.get(place).children("weight-of-col")
                            : List.<XmlElement>of();
            for (var i = 0; i < Math.min(ofRow.size(), columns.size()); i++) {
                if (MoodleTexts.decimal(MoodleTexts.raw(ofRow.get(i)), "a weight").signum() > 0) {
                    correct.add(new Pair(id, columns.get(i).id()));
                }
            }
        }
        return checked();
    }

    private List<XmlElement> listed(String list, String element) {
        return question.child(list).map(all -> all.children(element)).orElse(List.of());
    }

    private String described(XmlElement holder) throws IOException {
        var name = holder.child("shorttext");
        var shown = name.isPresent() ? texts.ofHtml(name.get()) : "";
        var description = texts.of(holder, "description");
        return shown.isEmpty() || description.isEmpty()
                ? shown + description
                : shown + "<br>" + description;
    }

    private String row(String text, XmlElement row) throws IOException {
        var id = ShortId.of(rows.size());
        rows.add(new Choice(id, text));
        var told = texts.of(row, "feedback");
        if (!told.isEmpty()) {
            feedback.add(new Feedback(id, told));
        }
        return id;
    }

    private List<Feedback> checked() throws Refusal {
        if (rows.isEmpty() || columns.isEmpty()) {
            throw new Refusal("It has no rows or no columns.");
        }
        if (rows.size() > ROWS_MAX || columns.size() > ROWS_MAX) {
            throw new Refusal("It has more than %d rows or columns.".formatted(ROWS_MAX));
        }
        if (correct.stream().map(Pair::source).distinct().count() != rows.size()) {
            throw new Refusal("A row has no right column.");
        }
        if (isSingle && correct.size() > rows.size()) {
            throw new Refusal("A row in which one column can be ticked has several right ones.");
        }
        return feedback;
    }

    MoodleQuestion.Parts matching(String stem, Explanation told) {
        return new MoodleQuestion.Parts(
                new QuestionContent.Matching(
                        stem,
                        rows,
                        columns,
                        isSingle ? 1 : 0,
                        0,
                        MoodleTexts.yes(question, "shuffleanswers", true)),
                new AnswerKey.Matching(List.copyOf(correct), scoring(), told));
    }

    private ScoringRule scoring() {
        var method = MoodleTexts.raw(question, "grademethod");
        if (method.equals("kprime")) {
            return new ScoringRule.AllOrNothing();
        }
        if (!isSingle) {
            remarks.add(
                    Remark.lossy(
                            "Each right column of a row earns points of its own, which Moodle"
                                    + " gives by row."));
        } else if (!Set.of("", "all", "partial", "allnone").contains(method)) {
            remarks.add(
                    Remark.lossy(
                            "Rows are not scored %s here but each on its own.".formatted(method)));
        }
        return new ScoringRule.PartialCredit(Map.of());
    }
}
