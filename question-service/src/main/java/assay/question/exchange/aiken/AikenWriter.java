package assay.question.exchange.aiken;

import assay.question.content.AnswerKey;
import assay.question.content.QuestionContent;
import assay.question.exchange.Format;
import assay.question.exchange.Outgoing;
import assay.question.exchange.QuestionWriter;
import assay.question.exchange.Remark;
import assay.question.exchange.html.PlainText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Writes Aiken: questions with one right choice of up to 26, as plain text. */
public final class AikenWriter implements QuestionWriter {
    private static final int LETTERS = 26;

    @Override
    public Format format() {
        return Format.AIKEN;
    }

    @Override
    public String mediaType() {
        return "text/plain";
    }

    @Override
    public void write(Stream<Outgoing> questions, Assets assets, OutputStream out, Losses losses)
            throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        for (var each = questions.iterator(); each.hasNext(); ) {
            var question = each.next();
            if (question.draft().content() instanceof QuestionContent.SingleChoice content
                    && question.draft().key() instanceof AnswerKey.SingleChoice key
                    && content.choices().size() <= LETTERS) {
                var format = question.draft().textFormat();
                if (content.texts().stream()
                        .anyMatch(text -> PlainText.of(text, format).isBlank())) {
                    losses.leftOut(question, "One of its texts is empty without its markup.");
                } else if (!AikenLine.asks(PlainText.of(content.stem(), format))) {
                    losses.leftOut(
                            question,
                            "What it asks would be read as a choice, an answer or another line"
                                    + " that means something.");
                } else {
                    writer.write(text(question, content, key));
                    losses.written(question, lost(question, content, key));
                }
            } else {
                losses.leftOut(
                        question, "Aiken has only questions with one right choice of up to 26.");
            }
        }
        writer.flush();
    }

    private static String text(
            Outgoing question, QuestionContent.SingleChoice content, AnswerKey.SingleChoice key) {
        var format = question.draft().textFormat();
        var text = new StringBuilder(PlainText.of(content.stem(), format)).append('\n');
        var right = 'A';
        for (var i = 0; i < content.choices().size(); i++) {
            var choice = content.choices().get(i);
            var letter = (char) ('A' + i);
            text.append(letter)
                    .append(") ")
                    .append(PlainText.of(choice.text(), format))
                    .append('\n');
            if (choice.id().equals(key.correct())) {
                right = letter;
            }
        }
        return text.append("ANSWER: ").append(right).append("\n\n").toString();
    }

    private static List<Remark> lost(
            Outgoing question, QuestionContent.SingleChoice content, AnswerKey.SingleChoice key) {
        var format = question.draft().textFormat();
        var lost = new ArrayList<Remark>();
        lost.add(
                Remark.lossy(
                        "Aiken keeps the text, the choices and which is right, nothing else."));
        if (content.texts().stream()
                .anyMatch(text -> !PlainText.in(format, PlainText.of(text, format)).equals(text))) {
            lost.add(Remark.lossy("Markup is lost."));
        }
        if (!key.credits().isEmpty()) {
            lost.add(Remark.lossy("What other choices earn is lost."));
        }
        return lost;
    }
}
