package assay.question.exchange.qti;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The outcome that an item counts its points in, when it is not called {@code SCORE}. */
final class Scores {
    private static final String SCORE = "SCORE";
    private static final Pattern NAMED_LIKE = Pattern.compile("SCORE.+");

    private Scores() {}

    /** The item with {@code SCORE} for the one numeric outcome that is named like it. */
    static Element named(Element item, Remarks remarks) {
        var isKnown =
                item.all("outcomeDeclaration", "setOutcomeValue", "lookupOutcomeValue")
                        .anyMatch(one -> one.get("identifier").equals(SCORE));
        var named =
                item.elements("outcomeDeclaration").stream()
                        .filter(one -> one.get("baseType").matches("float|integer"))
                        .map(one -> one.get("identifier"))
                        .filter(NAMED_LIKE.asMatchPredicate())
                        .toList();
        if (isKnown || named.size() != 1) {
            return item;
        }
        var identifier = named.getFirst();
        if (item.all("setOutcomeValue")
                .noneMatch(one -> one.get("identifier").equals(identifier))) {
            return item;
        }
        remarks.normalised("Its points are those that it counts in %s.".formatted(identifier));
        return item.rewritten(element -> renamed(element, identifier));
    }

    private static Optional<List<? extends Node>> renamed(Element element, String identifier) {
        if (!element.get("identifier").equals(identifier)
                || !element.is("outcomeDeclaration", "setOutcomeValue", "variable", "default")) {
            return Optional.empty();
        }
        var renamed = element.rewritten(within -> renamed(within, identifier));
        return Optional.of(List.of(renamed.with("identifier", SCORE)));
    }
}
