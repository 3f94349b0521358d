package assay.question.content;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the parts of a question must agree on. Every fault is found, not only the first; what single
 * values look like is declared on the JSON form.
 */
public final class QuestionRules {
    private QuestionRules() {}

    /**
     * Every disagreement within the content and between content and key; pointers begin with {@code
     * /content} or {@code /key}.
     */
    public static List<Finding> findings(QuestionContent content, AnswerKey key) {
        var findings = new Findings();
        ContentRules.check(content, findings.below("/content"));
        KeyRules.check(content, key, findings.below("/key"));
        return findings.all();
    }

    /** Only a description is worth nothing, and always is. */
    public static List<Finding> findings(QuestionContent content, BigDecimal points) {
        var findings = new Findings();
        var asksNothing = content instanceof QuestionContent.Description;
        findings.addIf(
                asksNothing && points.signum() != 0, "/points", "a description is worth 0 points");
        findings.addIf(!asksNothing && points.signum() == 0, "/points", "must be greater than 0");
        return findings.all();
    }
}
