package assay.question.exchange.qti;

import assay.question.content.AcceptedNumber;
import assay.question.content.AcceptedNumber.Numbers;
import assay.question.content.AcceptedText;
import assay.question.content.AcceptedText.Texts;
import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Explanation;
import assay.question.content.AnswerKey.Feedback;
import assay.question.content.AnswerKey.Overall;
import assay.question.exchange.UnreadableFile;
import assay.question.exchange.qti.Asked.Probe;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds out after which responses an item shows its feedback, by trying them. */
final class Feedbacks {
    private final Processing processing;
    private final Html html;
    private final Remarks remarks;
    private final Map<Probe, Processing.Result> results = new HashMap<>();
    private final Processing.Result silence;

    /** What is told about a question of several parts as a whole. */
    private final Told whole = new Told();

    /** Ids of the parts of a question that this service wrote; null: another did. */
    private final @Nullable List<String> parts;

    /**
     * Tries the responses of an item.
     *
     * @param parts ids of the parts of a question that this service wrote, none if it has none;
     *     null: another wrote it
     */
    Feedbacks(Processing processing, Html html, Remarks remarks, @Nullable List<String> parts)
            throws NotUnderstood {
        this.parts = parts;
        this.processing = processing;
        this.html = html;
        this.remarks = remarks;
        this.silence = processing.run(Map.of());
    }

    /** What is told about one question, as it is gathered. */
    private static final class Told {
        private final StringBuilder rationale = new StringBuilder();
        private final Map<String, StringBuilder> choices = new LinkedHashMap<>();
        private final Map<Integer, StringBuilder> accepted = new TreeMap<>();
        private final StringBuilder correct = new StringBuilder();
        private final StringBuilder partial = new StringBuilder();
        private final StringBuilder incorrect = new StringBuilder();

        void add(String kind, String text) {
            Feedbacks.add(
                    switch (kind) {
                        case "correct" -> correct;
                        case "partial" -> partial;
                        default -> incorrect;
                    },
                    text);
        }

        Overall overall() {
            return new Overall(correct.toString(), partial.toString(), incorrect.toString());
        }

        Explanation explanation() {
            return new Explanation(
                    rationale.toString(),
                    choices.entrySet().stream()
                            .map(one -> new Feedback(one.getKey(), one.getValue().toString()))
                            .toList(),
                    overall(),
                    List.of(),
                    List.of(),
                    null);
        }
    }

    /**
     * The questions with what is told, in their order.
     *
     * @param rationale what is told in any case
     * @param overall what is told about a question of several parts as a whole
     */
    record Explained(List<AnswerKey> keys, String rationale, Overall overall) {}

    Explained explain(Element item, List<Asked> questions) throws UnreadableFile {
        var told = questions.stream().map(_ -> new Told()).toList();
        var always = new StringBuilder();
        var elements = item.all("feedbackInline", "feedbackBlock", "modalFeedback").toList();
        for (var element : elements) {
            var text = titled(element, html.of(element));
            if (text.isEmpty()) {
                continue;
            }
            if (!place(element, text, questions, told, always)) {
                remarks.lossy(
                        "The feedback %s is not kept: %s."
                                .formatted(
                                        element.get("identifier"),
                                        "when it is shown cannot be said here"));
            }
        }
        var keys = new ArrayList<AnswerKey>();
        for (var i = 0; i < questions.size(); i++) {
            keys.add(explained(questions.get(i).key(), told.get(i)));
        }
        return new Explained(keys, always.toString(), whole.overall());
    }

    /** With its title, which feedback here has not, in bold before its text. */
    private static String titled(Element element, String text) {
        var title = element.get("title");
        if (title.isEmpty() || !element.is("modalFeedback")) {
            return text;
        }
        return "<p><strong>%s</strong></p>%s".formatted(Html.escaped(title), text);
    }

    private boolean place(
            Element element,
            String text,
            List<Asked> questions,
            List<Told> told,
            StringBuilder always) {
        if (parts != null) {
            return place(element, text, questions, told, always, parts);
        }
        try {
            var atFirst = isShown(element, silence);
            var changing = new ArrayList<Integer>();
            for (var i = 0; i < questions.size(); i++) {
                for (var probe : questions.get(i).probes()) {
                    if (isShown(element, result(probe)) != atFirst) {
                        changing.add(i);
                        break;
                    }
                }
            }
            if (changing.isEmpty() && atFirst) {
                always.append(text);
                return true;
            }
            if (changing.size() != 1) {
                var asked = questions.stream().anyMatch(one -> !one.probes().isEmpty());
                return !asked && solution(element, text, always);
            }
            var question = changing.getFirst();
            return place(element, text, questions.get(question), told.get(question));
        } catch (NotUnderstood e) {
            return false;
        }
    }

    /** What this service wrote says in the name of its outcome where it belongs. */
    private boolean place(
            Element element,
            String text,
            List<Asked> questions,
            List<Told> told,
            StringBuilder always,
            List<String> partIds) {
        var outcome = element.get("outcomeIdentifier").split("_", 2);
        var part = outcome.length > 1 ? partIds.indexOf(outcome[1]) : partIds.isEmpty() ? 0 : -1;
        var identifier = element.get("identifier");
        if (outcome[0].equals("RATIONALE") && part < 0) {
            always.append(text);
            return true;
        }
        if (part < 0 && outcome[0].equals("OVERALL")) {
            whole.add(identifier, text);
            return true;
        }
        if (part < 0) {
            return false;
        }
        var here = told.get(part);
        switch (outcome[0]) {
            case "RATIONALE" -> add(here.rationale, text);
            case "OVERALL" -> here.add(identifier, text);
            case "CHOICE" ->
                    add(
                            here.choices.computeIfAbsent(
                                    identifier.substring(identifier.indexOf('_') + 1),
                                    _ -> new StringBuilder()),
                            text);
            case "ACCEPTED" -> {
                return accepted(element, text, questions.get(part), here);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean accepted(Element element, String text, Asked question, Told told) {
        var found = false;
        try {
            for (var probe : question.probes()) {
                if (probe.accepted() >= 0 && isShown(element, result(probe))) {
                    add(
                            told.accepted.computeIfAbsent(
                                    probe.accepted(), _ -> new StringBuilder()),
                            text);
                    found = true;
                }
            }
        } catch (NotUnderstood e) {
            return false;
        }
        return found;
    }

    /** A solution that is shown in the end to all, in whatever way the item does that. */
    private static boolean solution(Element element, String text, StringBuilder always) {
        if (element.get("identifier").toLowerCase(Locale.ROOT).contains("solution")) {
            always.append(text);
            return true;
        }
        return false;
    }

    private boolean place(Element element, String text, Asked question, Told told)
            throws NotUnderstood {
        var right = new ArrayList<Probe>();
        var part = new ArrayList<Probe>();
        var wrong = new ArrayList<Probe>();
        var shown = new ArrayList<Probe>();
        var hidden = new ArrayList<Probe>();
        for (var probe : question.probes()) {
            if (probe.credit().compareTo(BigDecimal.ONE) >= 0) {
                right.add(probe);
            } else if (probe.credit().signum() > 0) {
                part.add(probe);
            } else {
                wrong.add(probe);
            }
            (isShown(element, result(probe)) ? shown : hidden).add(probe);
        }
        var own = ownChoice(element, question);
        var single = shown.stream().filter(one -> !one.choice().isEmpty()).toList();
        var byChoice = isByChoice(single, shown, hidden);
        if (byChoice
                && single.size() == 1
                && (own.equals(single.getFirst().choice())
                        || !isClass(shown, right, part, wrong))) {
            addTo(told, single, text);
            return true;
        }
        if (isClass(shown, right, part, wrong)) {
            if (shown.containsAll(right)) {
                add(told.correct, text);
            }
            if (!part.isEmpty() && shown.containsAll(part)) {
                add(told.partial, text);
            }
            if (!wrong.isEmpty() && shown.containsAll(wrong)) {
                add(told.incorrect, text);
            }
            return true;
        }
        if (!shown.isEmpty() && shown.stream().allMatch(one -> one.accepted() >= 0)) {
            for (var probe : shown) {
                add(
                        told.accepted.computeIfAbsent(probe.accepted(), _ -> new StringBuilder()),
                        text);
            }
            return true;
        }
        if (byChoice) {
            addTo(told, single, text);
            return true;
        }
        return false;
    }

    private static void addTo(Told told, List<Probe> single, String text) {
        for (var probe : single) {
            add(told.choices.computeIfAbsent(probe.choice(), _ -> new StringBuilder()), text);
        }
    }

    /** Whether it is shown to all who choose one of these, whatever else they choose. */
    private static boolean isByChoice(List<Probe> single, List<Probe> shown, List<Probe> hidden) {
        return !single.isEmpty()
                && shown.stream().allMatch(one -> containsAny(one, single))
                && hidden.stream().noneMatch(one -> containsAny(one, single));
    }

    private static boolean containsAny(Probe whole, List<Probe> parts) {
        return parts.stream().anyMatch(part -> contains(whole, part));
    }

    private static void add(StringBuilder texts, String text) {
        texts.append(texts.isEmpty() || text.startsWith("<") ? "" : " ").append(text);
    }

    private static boolean contains(Probe whole, Probe part) {
        return part.responses().entrySet().stream()
                .allMatch(entry ->
                        whole.responses()
                                .getOrDefault(entry.getKey(), List.of())
                                .containsAll(entry.getValue()));
    }

    /**
     * Whether exactly whole classes of responses are shown it: the right, the wrong, and others.
     */
    private static boolean isClass(
            List<Probe> shown, List<Probe> right, List<Probe> part, List<Probe> wrong) {
        for (var kind : List.of(right, part, wrong)) {
            var some = kind.stream().filter(shown::contains).count();
            if (some != 0 && some != kind.size()) {
                return false;
            }
        }
        return !shown.isEmpty();
    }

    /** The choice within which, or by the name of which, the feedback is given. */
    private static String ownChoice(Element element, Asked question) {
        return question.identifiers().entrySet().stream()
                .filter(entry -> entry.getValue().equals(element.get("identifier")))
                .map(Map.Entry::getKey)
                .map(choice -> byTruth(question, choice, element))
                .findFirst()
                .orElse("");
    }

    /** The choices of a true or false question are no choices any more. */
    private static String byTruth(Asked question, String choice, Element element) {
        return question.key() instanceof AnswerKey.TrueFalse
                ? question.probes().stream()
                        .filter(probe ->
                                probe.responses().values().stream()
                                        .anyMatch(
                                                value -> value.contains(element.get("identifier"))))
                        .map(Probe::choice)
                        .findFirst()
                        .orElse(choice)
                : choice;
    }

    private Processing.Result result(Probe probe) throws NotUnderstood {
        var known = results.get(probe);
        if (known == null) {
            known = processing.run(probe.responses());
            results.put(probe, known);
        }
        return known;
    }

    private static boolean isShown(Element feedback, Processing.Result result) {
        var holds = result.holds(feedback.get("outcomeIdentifier"), feedback.get("identifier"));
        return feedback.get("showHide", "show").equals("show") == holds;
    }

    private static AnswerKey explained(AnswerKey key, Told told) {
        return Explanations.with(withAccepted(key, told), told.explanation());
    }

    private static AnswerKey withAccepted(AnswerKey key, Told told) {
        return switch (key) {
            case AnswerKey.ShortAnswer(var texts, var explanation) ->
                    new AnswerKey.ShortAnswer(said(texts, told), explanation);
            case AnswerKey.Numerical(var numbers, var explanation) ->
                    new AnswerKey.Numerical(said(numbers, told), explanation);
            case AnswerKey.Slider(var numbers, var explanation) ->
                    new AnswerKey.Slider(said(numbers, told), explanation);
            case AnswerKey.Calculated(var numbers, var rounding, var explanation) ->
                    new AnswerKey.Calculated(said(numbers, told), rounding, explanation);
            case AnswerKey.SingleChoice _,
                    AnswerKey.MultipleChoice _,
                    AnswerKey.TrueFalse _,
                    AnswerKey.Matching _,
                    AnswerKey.Ordering _,
                    AnswerKey.Categorise _,
                    AnswerKey.Cloze _,
                    AnswerKey.GapMatch _,
                    AnswerKey.Hotspot _,
                    AnswerKey.SelectPoint _,
                    AnswerKey.LabelImage _,
                    AnswerKey.Hottext _,
                    AnswerKey.Essay _,
                    AnswerKey.FileUpload _,
                    AnswerKey.Composite _,
                    AnswerKey.Description _ ->
                    key;
        };
    }

    private static Texts said(Texts texts, Told told) {
        var accepted = new ArrayList<AcceptedText>();
        for (var text : texts.accepted()) {
            var feedback = told.accepted.get(accepted.size());
            accepted.add(
                    feedback == null
                            ? text
                            : new AcceptedText(text.text(), text.credit(), feedback.toString()));
        }
        return new Texts(accepted, texts.matching());
    }

    private static Numbers said(Numbers numbers, Told told) {
        var accepted = new ArrayList<AcceptedNumber>();
        for (var number : numbers.accepted()) {
            var feedback = told.accepted.get(accepted.size());
            accepted.add(
                    feedback == null ? number : number.with(number.credit(), feedback.toString()));
        }
        return new Numbers(accepted, numbers.units());
    }
}
