package assay.question.exchange.moodlexml;

import assay.question.exchange.Remark;
import assay.question.exchange.xml.XmlElement;
import java.util.List;

/** Answers that say something: Moodle's form leaves empty ones, which Moodle drops. */
final class MoodleAnswers {
    private MoodleAnswers() {}

    /** Those with a plain text. */
    static List<XmlElement> plain(XmlElement question, List<Remark> remarks) {
        return question.children("answer").stream()
                .filter(answer -> isKept(!MoodleTexts.raw(answer).isEmpty(), answer, remarks))
                .toList();
    }

    /** Those with a text that may have markup. */
    static List<XmlElement> formatted(
            XmlElement question, MoodleTexts texts, List<Remark> remarks) {
        return question.children("answer").stream()
                .filter(answer -> isKept(texts.shows(answer), answer, remarks))
                .toList();
    }

    /** Those to put in order, whose share is their place. */
    static List<XmlElement> items(XmlElement question, MoodleTexts texts) {
        return question.children("answer").stream().filter(texts::shows).toList();
    }

    private static boolean isKept(boolean saysSomething, XmlElement answer, List<Remark> remarks) {
        if (!saysSomething && !answer.attribute("fraction", "0").matches("\\s*[0.]*\\s*")) {
            remarks.add(Remark.lossy("An answer that says nothing is left out, with its credit."));
        }
        return saysSomething;
    }
}
