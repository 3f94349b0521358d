package assay.question.exchange.qti12;

import assay.question.content.AnswerKey.Explanation;
import assay.question.content.AnswerKey.Feedback;
import assay.question.content.AnswerKey.Overall;
import assay.question.exchange.qti12.Processing.Step;
import assay.question.exchange.xml.XmlElement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What an item tells candidates, and when. */
final class Feedbacks {
    private static final Set<String> GENERAL = Set.of("general_fb", "general", "solution");
    private static final Set<String> RIGHT = Set.of("correct_fb", "correct", "general_correct_fb");
    private static final Set<String> WRONG =
            Set.of("general_incorrect_fb", "incorrect", "incorrect_fb");

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<String> hints = new ArrayList<>();
    private final List<String> solutions = new ArrayList<>();
    private final Set<String> used = new LinkedHashSet<>();
    private final Processing processing;

    Feedbacks(XmlElement item, Material material, Processing processing) throws IOException {
        this.processing = processing;
        var own = List.of(item.attribute("ident", "\n"), item.attribute("label", "\r"));
        for (var hint : item.children("hint")) {
            addIfAny(hints, material.html(hint));
        }
        for (var solution : item.children("solution")) {
            addIfAny(solutions, material.html(solution));
        }
        for (var feedback : item.children("itemfeedback")) {
            var ident = feedback.attribute("ident", "");
            var text = new StringBuilder();
            for (var child : feedback.children()) {
                switch (child.name()) {
                    case "hint" -> addIfAny(hints, material.html(child));
                    case "solution" -> {
                        if (isOfOneChoice(ident)) {
                            text.append(material.html(child));
                        } else {
                            addIfAny(solutions, material.html(child));
                        }
                    }
                    default -> text.append(material.html(child));
                }
            }
            if (own.contains(ident)) {
                addIfAny(solutions, text.toString().strip()); // of Brightspace, for everybody
            } else if (!text.toString().isBlank()) {
                texts.put(ident, text.toString().strip());
            }
        }
    }

    /** Blackboard says what it says of a choice as a solution. */
    private boolean isOfOneChoice(String ident) {
        return processing.steps().stream()
                .anyMatch(step ->
                        step.condition() instanceof Condition.Equal(_, var value, _, _)
                                && value.equals(ident)
                                && step.links().contains(ident));
    }

    private static void addIfAny(List<String> texts, String text) {
        if (!text.isEmpty()) {
            texts.add(text);
        }
    }

    /** What is shown for a label: Canvas names it after the label. */
    String ofLabel(String ident) {
        for (var name : List.of(ident + "_fb", "fb_" + ident)) {
            if (texts.containsKey(name)) {
                used.add(name);
                return texts.getOrDefault(name, "");
            }
        }
        return "";
    }

    /** What is shown for a value of a response, by conditions that ask for it alone. */
    String ofValue(String response, String value, Step earning) {
        for (var step : processing.steps()) {
            var isEarning = step.equals(earning);
            var asksForIt =
                    step.condition() instanceof Condition.Equal(var ident, var asked, _, _)
                            && ident.equals(response)
                            && asked.equals(value);
            if (asksForIt || isEarning) {
                var text = special(step);
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return "";
    }

    /** The feedback of a condition that is not about the whole answer. */
    String special(Step step) {
        for (var link : step.links()) {
            if (!GENERAL.contains(key(link))
                    && !RIGHT.contains(key(link))
                    && !WRONG.contains(key(link))
                    && texts.containsKey(link)) {
                used.add(link);
                return texts.getOrDefault(link, "");
            }
        }
        return "";
    }

    /**
     * All of it.
     *
     * @param ids our id by the ident of what feedback can be about: labels or responses
     */
    Explanation told(Map<String, String> ids) {
        var feedback = new LinkedHashMap<String, String>();
        ids.forEach((ident, id) -> {
            var text = ofLabel(ident);
            if (text.isEmpty() && ident.startsWith("response_")) {
                text = ofLabel(ident.substring("response_".length()));
            }
            if (!text.isEmpty()) {
                feedback.put(id, text);
            }
        });
        for (var step : processing.steps()) {
            if (step.condition() instanceof Condition.Equal(_, var value, _, _)
                    && ids.containsKey(value)) {
                var text = special(step);
                if (!text.isEmpty()) {
                    feedback.putIfAbsent(ids.getOrDefault(value, ""), text);
                }
            }
        }
        var rationale = new ArrayList<String>();
        addIfAny(rationale, named(GENERAL));
        rationale.addAll(solutions);
        return new Explanation(
                String.join("\n", rationale),
                feedback.entrySet().stream()
                        .map(entry -> new Feedback(entry.getKey(), entry.getValue()))
                        .toList(),
                new Overall(right(), "", wrong()),
                hints,
                List.of(),
                null);
    }

    private String named(Set<String> names) {
        for (var entry : texts.entrySet()) {
            if (names.contains(key(entry.getKey()))) {
                used.add(entry.getKey());
                return entry.getValue();
            }
        }
        return "";
    }

    private String right() {
        var text = named(RIGHT);
        return text.isEmpty()
                ? processing.earning().stream()
                        .filter(step -> !(step.condition() instanceof Condition.Equal))
                        .map(this::unusedOf)
                        .filter(found -> !found.isEmpty())
                        .findFirst()
                        .orElse("")
                : text;
    }

    private String wrong() {
        var text = named(WRONG);
        return text.isEmpty()
                ? processing.steps().stream()
                        .filter(step -> !step.earns())
                        .filter(step ->
                                step.condition() instanceof Condition.Other
                                        || step.condition() instanceof Condition.Not)
                        .map(this::unusedOf)
                        .filter(found -> !found.isEmpty())
                        .findFirst()
                        .orElse("")
                : text;
    }

    private String unusedOf(Step step) {
        return step.links().stream().noneMatch(used::contains) ? special(step) : "";
    }

    /** Ids of what found no place. */
    List<String> unused() {
        return texts.keySet().stream().filter(id -> !used.contains(id)).toList();
    }

    private static String key(String ident) {
        return ident.toLowerCase(Locale.ROOT);
    }
}
