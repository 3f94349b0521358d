package assay.question.content;

import assay.question.content.AnswerKey.Explanation;
import assay.question.content.AnswerKey.ScoringRule;
import assay.question.content.QuestionContent.Choice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the parts of a question must agree on. Every fault is found, not only the first; what single
 * values look like is declared on the JSON form.
 */
public final class QuestionRules {
    private final List<Finding> findings = new ArrayList<>();
    private final QuestionContent content;
    private final AnswerKey key;
    private final Set<String> choiceIds;

    private QuestionRules(QuestionContent content, AnswerKey key) {
        this.content = content;
        this.key = key;
        this.choiceIds =
                content.choices().stream().map(Choice::id).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Every disagreement within the content and between content and key; pointers begin with {@code
     * /content} or {@code /key}.
     */
    public static List<Finding> findings(QuestionContent content, AnswerKey key) {
        var rules = new QuestionRules(content, key);
        rules.checkContent();
        rules.checkKey();
        return List.copyOf(rules.findings);
    }

    private void checkContent() {
        var ids = content.choices().stream().map(Choice::id).toList();
        unique("/content/choices", "/id", ids, "another choice has the id \"%s\"");
        if (content
                instanceof QuestionContent.MultipleChoice(_, var choices, var min, var max, _)) {
            if (min > max) {
                find(
                        "/content/minChoices",
                        "minChoices (%d) is greater than maxChoices (%d)".formatted(min, max));
            }
            if (max > choices.size()) {
                find(
                        "/content/maxChoices",
                        "maxChoices (%d) is greater than the number of choices (%d)"
                                .formatted(max, choices.size()));
            }
        }
    }

    private void checkKey() {
        if (key.interaction() != content.interaction()) {
            find("/key/type", "the key is of another type than the content");
            return;
        }
        switch (key) {
            case AnswerKey.SingleChoice(var correct, _) -> known("/key/correct", correct);
            case AnswerKey.MultipleChoice(var correct, var scoring, _) -> {
                for (var i = 0; i < correct.size(); i++) {
                    known("/key/correct/" + i, correct.get(i));
                }
                unique("/key/correct", "", correct, "\"%s\" is named twice");
                checkReachable(correct);
                checkScoring(scoring, Set.copyOf(correct));
            }
        }
        checkExplanation(key.explanation());
    }

    /** The right response must be one that a candidate can give. */
    private void checkReachable(List<String> correct) {
        if (content instanceof QuestionContent.MultipleChoice(_, _, var min, var max, _)
                && min <= max
                && (correct.size() < min || correct.size() > max)) {
            find(
                    "/key/correct",
                    "%d right choices cannot be chosen: the question takes %d to %d"
                            .formatted(correct.size(), min, max));
        }
    }

    private void checkScoring(ScoringRule scoring, Set<String> correct) {
        switch (scoring) {
            case ScoringRule.AllOrNothing() -> {}
            case ScoringRule.PartialCredit(var weights) -> {
                weights.keySet().stream()
                        .sorted()
                        .forEach(choice -> known("/key/scoring/weights/" + choice, choice));
                weights.forEach((choice, weight) -> {
                    if (weight.abs().compareTo(BigDecimal.ONE) > 0) {
                        find("/key/scoring/weights/" + choice, "a weight is within -1 and 1");
                    }
                });
                var sum =
                        correct.stream()
                                .map(choice -> weights.getOrDefault(choice, BigDecimal.ZERO))
                                .reduce(BigDecimal.ZERO, BigDecimal::add);
                if (!weights.isEmpty() && sum.compareTo(BigDecimal.ONE) != 0) {
                    find(
                            "/key/scoring/weights",
                            "the weights of the right choices sum to %s instead of 1"
                                    .formatted(sum.toPlainString()));
                }
            }
        }
    }

    private void checkExplanation(Explanation explanation) {
        var choices = explanation.feedback().stream().map(AnswerKey.Feedback::choice).toList();
        for (var i = 0; i < choices.size(); i++) {
            known("/key/feedback/%d/choice".formatted(i), choices.get(i));
        }
        unique("/key/feedback", "/choice", choices, "\"%s\" has feedback already");
    }

    private void known(String pointer, String choice) {
        if (!choice.isEmpty() && !choiceIds.contains(choice)) {
            find(pointer, "there is no choice \"%s\"".formatted(choice));
        }
    }

    private void unique(String pointer, String field, List<String> values, String detail) {
        var seen = new HashSet<String>();
        for (var i = 0; i < values.size(); i++) {
            var value = values.get(i);
            if (!value.isEmpty() && !seen.add(value)) {
                find("%s/%d%s".formatted(pointer, i, field), detail.formatted(value));
            }
        }
    }

    private void find(String pointer, String detail) {
        findings.add(new Finding(pointer, detail));
    }
}
