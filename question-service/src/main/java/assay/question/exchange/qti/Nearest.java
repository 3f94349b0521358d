package assay.question.exchange.qti;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An item in which the nearest interactions that questions of this service have stand for those
 * that they do not have. What its author made is better changed than lost, as long as it is told.
 */
final class Nearest {
    private final Remarks remarks;

    /** What the right responses are called now, by the response that changes. */
    private final Map<String, List<String>> numbered = new HashMap<>();

    private Nearest(Remarks remarks) {
        this.remarks = remarks;
    }

    /** The item as it is where it has nothing that must change. */
    static Element of(Element item, Remarks remarks) {
        if (!item.contains(Nearest::mustChange)) {
            return item;
        }
        var nearest = new Nearest(remarks);
        item.all("graphicOrderInteraction").forEach(nearest::number);
        return item.rewritten(nearest::instead);
    }

    private static boolean mustChange(Element element) {
        return element.is(
                        "positionObjectStage",
                        "mediaInteraction",
                        "drawingInteraction",
                        "graphicOrderInteraction")
                || asksLater(element);
    }

    /** Whether it shows a question once another is answered. */
    private static boolean asksLater(Element element) {
        return element.is("feedbackBlock", "feedbackInline")
                && element.contains(InteractionReader::isInteraction);
    }

    private Optional<List<? extends Node>> instead(Element element) {
        if (asksLater(element)) {
            remarks.lossy("What it asks after a first response is asked at once.");
            return Optional.of(
                    List.of(
                            Element.html("div")
                                    .addAll(element.rewritten(this::instead).children())));
        }
        return switch (element.name()) {
            case "positionObjectStage" -> points(element);
            case "mediaInteraction" -> {
                remarks.lossy("That a medium must be played is not asked for.");
                yield Optional.of(List.of(shown(element)));
            }
            case "drawingInteraction" -> {
                remarks.lossy("It is answered by drawing; here a picture is handed in.");
                yield Optional.of(
                        List.of(
                                shown(element),
                                named("uploadInteraction", element, List.of())
                                        .with("type", "image/*")));
            }
            case "graphicOrderInteraction" -> places(element);
            case "responseDeclaration" -> renumbered(element);
            default -> Optional.empty();
        };
    }

    private static Element named(String name, Element like, List<? extends Node> children) {
        return new Element(
                name,
                like.namespace(),
                new LinkedHashMap<>(like.attributes()),
                new ArrayList<>(children),
                like.line());
    }

    /** Its prompt and what else is in it, as text. */
    private static Element shown(Element interaction) {
        var shown = Element.html("div");
        for (var child : interaction.children()) {
            shown.add(
                    child instanceof Element prompt && prompt.is("prompt")
                            ? Element.html("div").addAll(prompt.children())
                            : child);
        }
        return shown;
    }

    /** Objects are moved to places of a picture. */
    private Optional<List<? extends Node>> points(Element stage) {
        var picture = stage.first("object", "img");
        var moved = stage.elements("positionObjectInteraction");
        if (picture.isEmpty() || moved.isEmpty()) {
            return Optional.empty();
        }
        remarks.lossy("It moves objects over a picture; here points are set on it.");
        return Optional.of(
                moved.stream()
                        .map(one -> named("selectPointInteraction", one, List.of(picture.get())))
                        .toList());
    }

    private void number(Element interaction) {
        numbered.put(
                interaction.get("responseIdentifier"),
                interaction.elements("hotspotChoice").stream()
                        .map(one -> one.get("identifier"))
                        .toList());
    }

    /** Places of a picture are put in order: numbers are put on them. */
    private Optional<List<? extends Node>> places(Element interaction) {
        var children = new ArrayList<Node>(interaction.elements("prompt"));
        children.addAll(interaction.elements("object", "img"));
        var choices = interaction.elements("hotspotChoice");
        for (var i = 1; i <= choices.size(); i++) {
            children.add(
                    Element.of("gapText", new Text(String.valueOf(i)))
                            .with("identifier", place(i))
                            .with("matchMax", 1));
        }
        choices.forEach(choice ->
                children.add(named("associableHotspot", choice, List.of()).with("matchMax", 1)));
        remarks.lossy("Places of a picture are put in order; here numbers are put on them.");
        var most = Values.number(interaction.get("maxChoices")).orElse(BigDecimal.ZERO);
        if (most.signum() > 0 && most.compareTo(BigDecimal.valueOf(choices.size())) < 0) {
            remarks.lossy("Not all places can be put in order; here all of them can.");
        }
        return Optional.of(List.of(named("graphicGapMatchInteraction", interaction, children)));
    }

    private static String place(int number) {
        return "PLACE_" + number;
    }

    private Optional<List<? extends Node>> renumbered(Element declared) {
        if (!numbered.containsKey(declared.get("identifier"))) {
            return Optional.empty();
        }
        var correct = Element.of("correctResponse");
        var number = 0;
        for (var value :
                declared.first("correctResponse").map(Element::elements).orElse(List.of())) {
            number++;
            correct.add(Element.of("value", new Text(place(number) + " " + value.text().strip())));
        }
        return Optional.of(
                List.of(
                        named("responseDeclaration", declared, List.of(correct))
                                .with("cardinality", "multiple")
                                .with("baseType", "directedPair")));
    }
}
