package assay.question.exchange.qti;

import java.math.BigDecimal;
import java.util.List;

/** QTI's expressions and rules, to be written. */
final class Expressions {
    private Expressions() {}

    static Element variable(String identifier) {
        return Element.of("variable").with("identifier", identifier);
    }

    static Element correct(String identifier) {
        return Element.of("correct").with("identifier", identifier);
    }

    static Element number(BigDecimal value) {
        return base("float", Values.written(value));
    }

    static Element base(String type, String value) {
        return Element.of("baseValue", new Text(value)).with("baseType", type);
    }

    static Element set(String outcome, Element value) {
        return Element.of("setOutcomeValue", value).with("identifier", outcome);
    }

    static Element condition(Element... branches) {
        return Element.of("responseCondition", branches);
    }

    static Element when(String branch, Element condition, Element... rules) {
        return Element.of(branch, condition).addAll(List.of(rules));
    }

    static Element otherwise(Element... rules) {
        return Element.of("responseElse", rules);
    }

    static Element match(String response) {
        return Element.of("match", variable(response), correct(response));
    }

    /** {@code value} times {@code factor} by {@code divisor}; itself if the two are the same. */
    static Element scaled(Element value, BigDecimal factor, BigDecimal divisor) {
        if (factor.compareTo(divisor) == 0) {
            return value;
        }
        var product =
                factor.compareTo(BigDecimal.ONE) == 0
                        ? value
                        : Element.of("product", value, number(factor));
        return divisor.compareTo(BigDecimal.ONE) == 0
                ? product
                : Element.of("divide", product, number(divisor));
    }

    static Element outcome(String identifier, String type, String start) {
        var declared =
                Element.of("outcomeDeclaration")
                        .with("identifier", identifier)
                        .with("cardinality", "single")
                        .with("baseType", type);
        return start.isEmpty()
                ? declared
                : declared.add(Element.of("defaultValue", Element.of("value", new Text(start))));
    }
}
