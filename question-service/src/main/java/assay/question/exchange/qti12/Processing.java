package assay.question.exchange.qti12;

import assay.question.exchange.ForeignDecimal;
import assay.question.exchange.xml.XmlElement;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The response processing of an item: conditions one after the other. */
record Processing(List<Step> steps, Optional<BigDecimal> maximum) {
    Processing {
        steps = List.copyOf(steps);
    }

    /** What is done with the score. */
    enum Action {
        SET,
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE
    }

    record Change(Action action, BigDecimal value) {}

    /**
     * One {@code <respcondition>}.
     *
     * @param links ids of the feedback that it shows
     * @param ends whether nothing after it is looked at when it fits
     */
    record Step(
            String title,
            Condition condition,
            List<Change> changes,
            List<String> links,
            boolean ends) {
        /** Whether it gives points. */
        boolean earns() {
            return changes.stream()
                    .anyMatch(change ->
                            change.value.signum() > 0
                                    && (change.action == Action.SET
                                            || change.action == Action.ADD));
        }

        /** Whether it changes the score by adding alone. */
        boolean adds() {
            return changes.stream().allMatch(change -> change.action == Action.ADD);
        }

        /** What it sets, even below zero. */
        BigDecimal set() {
            return changes.stream()
                    .filter(change -> change.action == Action.SET)
                    .map(Change::value)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /** What it sets or adds. */
        BigDecimal earned() {
            return changes.stream()
                    .filter(change -> change.action == Action.SET || change.action == Action.ADD)
                    .map(Change::value)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    static Processing of(XmlElement item) {
        var steps = new ArrayList<Step>();
        var maximum = Optional.<BigDecimal>empty();
        for (var processing : item.children("resprocessing")) {
            var declared = maximum(processing);
            maximum = maximum.or(() -> declared);
            for (var step : processing.descendants("respcondition").toList()) {
                steps.add(step(step, maximum.orElse(BigDecimal.valueOf(100))));
            }
        }
        return new Processing(steps, maximum);
    }

    private static Optional<BigDecimal> maximum(XmlElement processing) {
        return processing
                .descendants("decvar")
                .flatMap(variable ->
                        variable
                                .attribute("maxvalue")
                                .or(() -> variable.attribute("maxval"))
                                .flatMap(ForeignDecimal::of)
                                .stream())
                .filter(value -> value.signum() > 0)
                .findFirst();
    }

    private static Step step(XmlElement step, BigDecimal maximum) {
        var changes = new ArrayList<Change>();
        for (var set : step.children("setvar")) {
            if (countsAgainst(set.attribute("varname", set.attribute("variablename", "")))) {
                continue;
            }
            var text = set.text().strip();
            var value =
                    text.endsWith(".max")
                            ? Optional.of(maximum)
                            : text.endsWith(".min")
                                    ? Optional.of(BigDecimal.ZERO)
                                    : ForeignDecimal.of(text);
            value.ifPresent(number ->
                    changes.add(new Change(action(set.attribute("action", "Set")), number)));
        }
        var goesOn = step.attribute("continue", "");
        var sets = changes.stream().anyMatch(change -> change.action == Action.SET);
        return new Step(
                step.attribute("title", ""),
                step.child("conditionvar").map(Condition::of).orElse(new Condition.Other()),
                changes,
                step.children("displayfeedback").stream()
                        .map(link -> link.attribute("linkrefid", ""))
                        .toList(),
                goesOn.equalsIgnoreCase("no") || (goesOn.isEmpty() && sets));
    }

    /** Brightspace counts wrong choices in a variable of their own, Blackboard what they cost. */
    private static boolean countsAgainst(String variable) {
        var name = variable.toLowerCase(Locale.ROOT);
        return name.contains("incorrect") || name.startsWith("negative");
    }

    private static Action action(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "add" -> Action.ADD;
            case "subtract" -> Action.SUBTRACT;
            case "multiply" -> Action.MULTIPLY;
            case "divide" -> Action.DIVIDE;
            default -> Action.SET;
        };
    }

    /** The score of a response of chosen ids, by response. */
    BigDecimal score(Map<String, Set<String>> chosen) {
        var score = BigDecimal.ZERO;
        var dealtWith = false;
        for (var step : steps) {
            if (!step.condition.fits(chosen, dealtWith)) {
                continue;
            }
            for (var change : step.changes) {
                score = changed(score, change);
            }
            if (!(step.condition instanceof Condition.Other) && !step.changes.isEmpty()) {
                dealtWith = true;
            }
            if (step.ends) {
                break;
            }
        }
        return score;
    }

    private static BigDecimal changed(BigDecimal score, Change change) {
        return switch (change.action) {
            case SET -> change.value;
            case ADD -> score.add(change.value);
            case SUBTRACT -> score.subtract(change.value);
            case MULTIPLY -> score.multiply(change.value);
            case DIVIDE ->
                    change.value.signum() == 0
                            ? score
                            : score.divide(change.value, MathContext.DECIMAL64);
        };
    }

    /** The steps that give points. */
    List<Step> earning() {
        return steps.stream().filter(Step::earns).toList();
    }
}
