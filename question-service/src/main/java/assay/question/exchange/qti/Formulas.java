package assay.question.exchange.qti;

import static assay.question.exchange.qti.Expressions.number;
import static assay.question.exchange.qti.Expressions.variable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Formulas of calculated questions as expressions of QTI (2.1 and 2.2: 16, 3.0: 5), and the other
 * way round.
 */
final class Formulas {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** Our functions by what QTI's {@code mathOperator} calls them. */
    private static final Map<String, String> FUNCTIONS =
            Map.ofEntries(
                    Map.entry("sin", "sin"),
                    Map.entry("cos", "cos"),
                    Map.entry("tan", "tan"),
                    Map.entry("asin", "asin"),
                    Map.entry("acos", "acos"),
                    Map.entry("atan", "atan"),
                    Map.entry("atan2", "atan2"),
                    Map.entry("sinh", "sinh"),
                    Map.entry("cosh", "cosh"),
                    Map.entry("tanh", "tanh"),
                    Map.entry("log", "log10"),
                    Map.entry("ln", "log"),
                    Map.entry("exp", "exp"),
                    Map.entry("abs", "abs"),
                    Map.entry("floor", "floor"),
                    Map.entry("ceil", "ceil"),
                    Map.entry("toDegrees", "rad2deg"),
                    Map.entry("toRadians", "deg2rad"));

    /** Functions that are one divided by another. */
    private static final Map<String, String> RECIPROCALS =
            Map.of(
                    "sec", "cos", "csc", "sin", "cot", "tan", "sech", "cosh", "csch", "sinh",
                    "coth", "tanh");

    private Formulas() {}

    /**
     * A formula as it is written, and how closely its parts hold together.
     *
     * @param level the least of what has to stand in brackets within something closer
     */
    record Said(String text, int level) {
        static final int SUM = 1;
        static final int PRODUCT = 2;
        static final int SIGN = 3;
        static final int ATOM = 4;

        /** More than any formula of ours may have. */
        private static final int LENGTH_MAX = 1_000;

        static Said number(BigDecimal number) {
            return new Said(number.toPlainString(), number.signum() < 0 ? SIGN : ATOM);
        }

        static Said drawn(String name) {
            return new Said("{" + name + "}", ATOM);
        }

        private static Said called(String function, List<Said> operands) {
            return new Said(
                    function
                            + "("
                            + String.join(", ", operands.stream().map(Said::text).toList())
                            + ")",
                    ATOM);
        }

        private static Said sum(List<Said> operands) {
            return joined(operands, " + ", SUM);
        }

        private static Said product(List<Said> operands) {
            return operands.size() == 2 && operands.getFirst().text.equals("-1")
                    ? new Said("-" + operands.getLast().within(ATOM), SIGN)
                    : joined(operands, " * ", PRODUCT);
        }

        private static Said joined(List<Said> operands, String operator, int level) {
            var text = new StringBuilder(operands.getFirst().within(level));
            operands.subList(1, operands.size())
                    .forEach(operand -> text.append(operator).append(operand.within(level + 1)));
            return operands.size() == 1 ? operands.getFirst() : new Said(text.toString(), level);
        }

        private String within(int least) {
            return level < least ? "(" + text + ")" : text;
        }

        boolean isTooLong() {
            return text.length() > LENGTH_MAX;
        }
    }

    /** What a variable of the item is worth as a formula. */
    @FunctionalInterface
    interface Known {
        Said of(String identifier) throws NotUnderstood;
    }

    /**
     * The formula that an expression is.
     *
     * @throws NotUnderstood if no formula of ours says it
     */
    static Said of(Element value, Known known) throws NotUnderstood {
        var said = unbounded(value, known);
        if (said.isTooLong()) {
            throw new NotUnderstood("its formula is too long");
        }
        return said;
    }

    private static Said unbounded(Element value, Known known) throws NotUnderstood {
        return switch (value.name()) {
            case "baseValue" ->
                    Values.number(value.text())
                            .map(Said::number)
                            .orElseThrow(() -> new NotUnderstood("it works with texts"));
            case "variable" -> known.of(value.get("identifier"));
            case "sum" -> Said.sum(operands(value, known, 1));
            case "product" -> Said.product(operands(value, known, 1));
            case "subtract" -> Said.joined(operands(value, known, 2), " - ", Said.SUM);
            case "divide" -> Said.joined(operands(value, known, 2), " / ", Said.PRODUCT);
            case "power" -> power(operands(value, known, 2));
            case "min", "max" -> Said.called(value.name(), operands(value, known, 1));
            case "integerToFloat" -> operands(value, known, 1).getFirst();
            case "round" -> rounded(operands(value, known, 1).getFirst());
            case "roundTo" -> roundedTo(value, operands(value, known, 1).getFirst());
            case "truncate" -> truncated(operands(value, known, 1).getFirst());
            case "integerDivide" -> quotient(operands(value, known, 2));
            case "integerModulus" -> {
                var both = operands(value, known, 2);
                yield Said.joined(
                        List.of(
                                both.getFirst(),
                                Said.product(List.of(both.getLast(), quotient(both)))),
                        " - ",
                        Said.SUM);
            }
            case "mathOperator" -> function(value, operands(value, known, 1));
            case "mathConstant" ->
                    new Said(value.get("name").equals("pi") ? "pi()" : "exp(1)", Said.ATOM);
            default -> throw new NotUnderstood("its formula uses " + value.name());
        };
    }

    private static List<Said> operands(Element value, Known known, int least) throws NotUnderstood {
        var operands = new ArrayList<Said>();
        for (var operand : value.elements()) {
            operands.add(of(operand, known));
        }
        if (operands.size() < least) {
            throw new NotUnderstood("its formula has an incomplete " + value.name());
        }
        return operands;
    }

    private static Said power(List<Said> both) {
        return both.getLast().text().equals(HALF.toPlainString())
                ? Said.called("sqrt", both.subList(0, 1))
                : Said.called("pow", both);
    }

    /** QTI rounds half upwards, below zero as well. */
    private static Said rounded(Said number) {
        return Said.called("floor", List.of(Said.sum(List.of(number, Said.number(HALF)))));
    }

    private static Said roundedTo(Element value, Said number) throws NotUnderstood {
        var figures = Values.number(value.get("figures"));
        if (!value.get("roundingMode", "significantFigures").equals("decimalPlaces")
                || figures.isEmpty()) {
            throw new NotUnderstood("its formula rounds to significant figures");
        }
        return figures.get().signum() == 0
                ? Said.called("round", List.of(number))
                : Said.called("round", List.of(number, Said.number(figures.get())));
    }

    private static Said truncated(Said number) {
        return Said.joined(
                List.of(number, Said.called("fmod", List.of(number, Said.number(BigDecimal.ONE)))),
                " - ",
                Said.SUM);
    }

    private static Said quotient(List<Said> both) {
        return Said.called("floor", List.of(Said.joined(both, " / ", Said.PRODUCT)));
    }

    private static Said function(Element value, List<Said> operands) throws NotUnderstood {
        var name = value.get("name");
        var reciprocal = RECIPROCALS.get(name);
        if (reciprocal != null) {
            return Said.joined(
                    List.of(Said.number(BigDecimal.ONE), Said.called(reciprocal, operands)),
                    " / ",
                    Said.PRODUCT);
        }
        var function = FUNCTIONS.get(name);
        if (function == null) {
            throw new NotUnderstood("its formula uses " + name);
        }
        return Said.called(function, operands);
    }

    /**
     * The expression that a formula is.
     *
     * @param identifierOf of a variable, by its name in the formula
     * @throws CannotSay if QTI has none
     */
    static Element expression(String formula, UnaryOperator<String> identifierOf) throws CannotSay {
        var parser = new Parser(formula, identifierOf);
        var whole = parser.sum();
        parser.end();
        return whole;
    }

    /** Reads a formula by the rules of precedence that its evaluator has. */
    private static final class Parser {
        private static final Pattern NUMBER =
                Pattern.compile("(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
        private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

        private final String formula;
        private final UnaryOperator<String> identifierOf;
        private int at;

        Parser(String formula, UnaryOperator<String> identifierOf) {
            this.formula = formula;
            this.identifierOf = identifierOf;
        }

        private boolean takes(char sign) {
            while (at < formula.length() && Character.isWhitespace(formula.charAt(at))) {
                at++;
            }
            if (at < formula.length() && formula.charAt(at) == sign) {
                at++;
                return true;
            }
            return false;
        }

        private void require(char sign) throws CannotSay {
            if (!takes(sign)) {
                throw unreadable();
            }
        }

        void end() throws CannotSay {
            if (takes(' ') || at < formula.length()) {
                throw unreadable();
            }
        }

        private CannotSay unreadable() {
            return new CannotSay("Its formula %s cannot be read.".formatted(formula));
        }

        Element sum() throws CannotSay {
            var left = product();
            var growing = false;
            while (true) {
                if (takes('+')) {
                    var right = product();
                    left = growing ? left.add(right) : Element.of("sum", left, right);
                    growing = true;
                } else if (takes('-')) {
                    left = Element.of("subtract", left, product());
                    growing = false;
                } else {
                    return left;
                }
            }
        }

        private Element product() throws CannotSay {
            var left = signed();
            var growing = false;
            while (true) {
                if (takes('*')) {
                    var right = signed();
                    left = growing ? left.add(right) : Element.of("product", left, right);
                    growing = true;
                } else if (takes('/')) {
                    left = Element.of("divide", left, signed());
                    growing = false;
                } else if (takes('%')) {
                    throw new CannotSay(
                            "Its formula %s takes a remainder, which QTI has of whole numbers only."
                                    .formatted(formula));
                } else {
                    return left;
                }
            }
        }

        private Element signed() throws CannotSay {
            if (takes('+')) {
                return signed();
            }
            if (!takes('-')) {
                return power();
            }
            var operand = signed();
            var constant = Values.number(operand.is("baseValue") ? operand.text() : "");
            return constant.isPresent()
                    ? number(constant.get().negate())
                    : Element.of("product", number(BigDecimal.ONE.negate()), operand);
        }

        /** Binds closer than a sign before it, and less close than one behind it. */
        private Element power() throws CannotSay {
            var base = atom();
            return takes('^') ? Element.of("power", base, signed()) : base;
        }

        private Element atom() throws CannotSay {
            if (takes('(')) {
                var within = sum();
                require(')');
                return within;
            }
            if (takes('{')) {
                var end = formula.indexOf('}', at);
                if (end < 0) {
                    throw unreadable();
                }
                var name = formula.substring(at, end);
                at = end + 1;
                return variable(identifierOf.apply(name));
            }
            var written = next(NUMBER).flatMap(Values::number);
            if (written.isPresent()) {
                return number(written.get());
            }
            return called(next(NAME).orElseThrow(this::unreadable));
        }

        private Optional<String> next(Pattern pattern) {
            var matcher = pattern.matcher(formula).region(at, formula.length());
            if (!matcher.lookingAt()) {
                return Optional.empty();
            }
            at = matcher.end();
            return Optional.of(matcher.group());
        }

        private Element called(String function) throws CannotSay {
            require('(');
            var operands = new ArrayList<Element>();
            if (!takes(')')) {
                do {
                    operands.add(sum());
                } while (takes(','));
                require(')');
            }
            return call(function, operands);
        }

        private Element call(String function, List<Element> operands) throws CannotSay {
            if (function.equals("pi")) {
                return Element.of("mathConstant").with("name", "pi");
            }
            if (operands.isEmpty()) {
                throw unreadable();
            }
            var first = operands.getFirst();
            return switch (function) {
                case "sqrt" -> Element.of("power", first, number(HALF));
                case "pow" -> Element.of("power").addAll(operands);
                case "min", "max" -> Element.of(function).addAll(operands);
                case "log1p" -> math("ln", List.of(Element.of("sum", one(), first)));
                case "expm1" -> Element.of("subtract", math("exp", operands), one());
                case "round" ->
                        Element.of("roundTo", first)
                                .with("roundingMode", "decimalPlaces")
                                .with("figures", places(operands));
                default ->
                        math(
                                FUNCTIONS.entrySet().stream()
                                        .filter(known -> known.getValue().equals(function))
                                        .map(Map.Entry::getKey)
                                        .findFirst()
                                        .orElseThrow(() -> unknown(function)),
                                operands);
            };
        }

        private CannotSay unknown(String function) {
            return new CannotSay(
                    "QTI has no function %s, which its formula %s uses."
                            .formatted(function, formula));
        }

        private int places(List<Element> operands) throws CannotSay {
            if (operands.size() < 2) {
                return 0;
            }
            var places =
                    Values.number(
                            operands.getLast().is("baseValue") ? operands.getLast().text() : "");
            if (places.isEmpty()
                    || places.get().scale() > 0
                    || places.get().signum() < 0
                    || places.get().compareTo(BigDecimal.TEN) > 0) {
                throw new CannotSay(
                        "Its formula %s rounds to a number of places that QTI cannot say."
                                .formatted(formula));
            }
            return places.get().intValue();
        }

        private static Element one() {
            return number(BigDecimal.ONE);
        }

        private static Element math(String function, List<Element> operands) {
            return Element.of("mathOperator").with("name", function).addAll(operands);
        }
    }
}
