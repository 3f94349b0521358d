package assay.question.exchange.qti;

import assay.question.exchange.qti.Declarations.Outcome;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an item's response processing gives for a response. It is asked, with responses of all
 * kinds, whether it scores as our key would; it never scores a candidate.
 *
 * <p>A value is the list of what a variable holds; NULL is the empty list.
 */
final class Processing {
    private static final MathContext PRECISION = MathContext.DECIMAL64;
    private static final String SCORE = "SCORE";
    private static final List<Object> TRUE = List.of(true);
    private static final List<Object> FALSE = List.of(false);
    private static final List<Object> NULL = List.of();

    /** More rules than any author writes for one response. */
    private static final int STEPS_MAX = 20_000;

    /** Of one variable. */
    private static final int VALUES_MAX = 1_000;

    private static final BigDecimal STEPS_DRAWN_MAX = BigDecimal.valueOf(1_000_000);

    private static final BigDecimal FIGURES_MAX = BigDecimal.valueOf(100);

    /** Before the point and after it, of a number that is worked out. */
    private static final int DIGITS_MAX = 2_000;

    /** Of a whole number that is worked out. */
    private static final int BITS_MAX = 4 * DIGITS_MAX;

    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** What a rule must have within to come to anything; conditions alone say nothing. */
    private static final String[] EFFECTIVE = {
        "setOutcomeValue", "lookupOutcomeValue", "customOperator", "include"
    };

    private final Declarations declarations;
    private final List<Element> rules;
    private final boolean isStandard;

    /** Of templates that nothing draws. */
    private final Map<String, List<Object>> constants = new HashMap<>();

    private Processing(Declarations declarations, List<Element> rules, boolean isStandard) {
        this.declarations = declarations;
        this.rules = rules;
        this.isStandard = isStandard;
    }

    /**
     * The rules of an item.
     *
     * @throws NotUnderstood if they are a template that nobody knows
     */
    static Processing of(Element item, Declarations declarations) throws NotUnderstood {
        var processing = item.first("responseProcessing");
        if (processing.isEmpty()) {
            return new Processing(declarations, List.of(), true);
        }
        var written = processing.get().elements();
        var template = processing.get().get("template", processing.get().get("templateLocation"));
        if (written.isEmpty() && !template.isEmpty()) {
            return new Processing(declarations, Templates.rules(template), true);
        }
        if (written.stream().flatMap(Element::all).noneMatch(rule -> rule.is(EFFECTIVE))) {
            return new Processing(declarations, List.of(), true);
        }
        var own = new Processing(declarations, written, Templates.areFollowedBy(written));
        if (Templating.areConstants(item)) {
            for (var declared : item.elements("templateDeclaration")) {
                own.constants.put(
                        declared.get("identifier"),
                        Declarations.values(
                                declared.first("defaultValue"), declared.get("baseType", "float")));
            }
        }
        return own;
    }

    /** Whether the rules are a standard template or a mapping, or there are none. */
    boolean isStandard() {
        return isStandard;
    }

    /** Whether there is any rule at all. */
    boolean saysAnything() {
        return !rules.isEmpty();
    }

    /** All elements of the rules. */
    Stream<Element> elements() {
        return rules.stream().flatMap(Element::all);
    }

    /** What every session has by itself (QTI 2.2, 5.1.1 and 5.2): it differs by attempt. */
    private static final Set<String> OF_SESSION =
            Set.of("numAttempts", "duration", "completionStatus");

    /**
     * Of the variables that change from attempt to attempt, those that the rules look at. They are
     * asked about first attempts only, so what they say later is not known.
     */
    List<String> looksAt() {
        return elements()
                .filter(rule -> rule.is("variable"))
                .map(rule -> rule.get("identifier"))
                .filter(OF_SESSION::contains)
                .distinct()
                .sorted()
                .toList();
    }

    /** Outcomes by identifier. */
    record Result(Map<String, List<Object>> outcomes) {
        BigDecimal score() {
            var score = outcomes.getOrDefault(SCORE, NULL);
            return score.size() == 1 && score.getFirst() instanceof BigDecimal number
                    ? number
                    : BigDecimal.ZERO;
        }

        boolean holds(String outcome, String identifier) {
            return outcomes.getOrDefault(outcome, NULL).stream()
                    .anyMatch(value -> value.toString().equals(identifier));
        }
    }

    /**
     * The outcomes of the first attempt.
     *
     * @param responses by response identifier; those not named are NULL
     * @throws NotUnderstood if a rule is none of those that are known here
     */
    Result run(Map<String, List<Object>> responses) throws NotUnderstood {
        var run = new Run(responses, null);
        run.all(rules);
        return new Result(run.outcomes);
    }

    /**
     * What the template processing of an item draws, and by {@link #correctOf} which responses it
     * says are right. Nothing if its constraints do not hold for what was drawn.
     *
     * @param templates its template variables
     * @throws NotUnderstood if a rule is none of those that are known here
     */
    static Optional<Result> drawn(
            List<Element> rules, Map<String, Outcome> templates, Random random)
            throws NotUnderstood {
        var declarations = new Declarations(Map.of(), templates, List.of());
        var run = new Processing(declarations, rules, false).new Run(Map.of(), random);
        run.all(rules);
        return run.failed ? Optional.empty() : Optional.of(new Result(run.outcomes));
    }

    /** Where {@link #drawn} tells the right response; no identifier has a space. */
    static String correctOf(String response) {
        return "correct " + response;
    }

    private final class Run {
        private final Map<String, List<Object>> responses;
        private final Map<String, List<Object>> outcomes = new HashMap<>();
        private final @Nullable Random random;
        private boolean ended;
        private boolean failed;
        private int steps;

        /**
         * Follows the rules.
         *
         * @param random null: nothing is drawn
         */
        Run(Map<String, List<Object>> responses, @Nullable Random random) {
            this.responses = responses;
            this.random = random;
            outcomes.put(SCORE, List.of(BigDecimal.ZERO));
            declarations
                    .outcomes()
                    .values()
                    .forEach(outcome -> outcomes.put(outcome.identifier(), start(outcome)));
        }

        private static List<Object> start(Outcome outcome) {
            return outcome.start().isEmpty()
                            && (outcome.baseType().equals("float")
                                    || outcome.baseType().equals("integer"))
                    ? List.of(BigDecimal.ZERO)
                    : outcome.start();
        }

        void all(List<Element> rules) throws NotUnderstood {
            for (var rule : rules) {
                if (ended) {
                    return;
                }
                one(rule);
            }
        }

        private void one(Element rule) throws NotUnderstood {
            if (++steps > STEPS_MAX) {
                throw new NotUnderstood("its response processing is too long");
            }
            switch (rule.name()) {
                case "responseCondition", "templateCondition" -> condition(rule);
                case "setOutcomeValue", "setTemplateValue" ->
                        outcomes.put(rule.get("identifier"), value(operand(rule, 0)));
                case "setCorrectResponse" ->
                        outcomes.put(correctOf(rule.get("identifier")), value(operand(rule, 0)));
                case "setDefaultValue" -> value(operand(rule, 0));
                case "templateConstraint" -> {
                    failed |= !isTrue(operand(rule, 0));
                    ended |= failed;
                }
                case "exitResponse", "exitTemplate" -> ended = true;
                case "responseProcessingFragment" -> all(rule.elements());
                default -> throw new NotUnderstood("its response processing has " + rule.name());
            }
        }

        private void condition(Element rule) throws NotUnderstood {
            for (var branch : rule.elements()) {
                var otherwise = branch.is("responseElse", "templateElse");
                if (otherwise || isTrue(operand(branch, 0))) {
                    var within = branch.elements();
                    all(otherwise ? within : within.subList(1, within.size()));
                    return;
                }
            }
        }

        private boolean isTrue(Element expression) throws NotUnderstood {
            return value(expression).equals(TRUE);
        }

        private List<Object> value(Element expression) throws NotUnderstood {
            return switch (expression.name()) {
                case "baseValue" -> {
                    var read = Values.read(expression.text(), expression.get("baseType"));
                    yield read.equals("") ? NULL : List.of(read);
                }
                case "null" -> NULL;
                case "variable" -> variable(expression.get("identifier"));
                case "correct" -> response(expression).correct();
                case "default" -> defaultOf(expression.get("identifier"));
                case "mapResponse" -> List.of(mapped(response(expression)));
                // of ONYX and OPAL
                case "mapTolResponse" -> List.of(mappedNear(response(expression), expression));
                case "mapResponsePoint" -> List.of(mappedPoints(response(expression)));
                case "isNull" -> truth(value(operand(expression, 0)).isEmpty());
                // not in QTI, but written
                case "isNotNull" -> truth(!value(operand(expression, 0)).isEmpty());
                case "not" -> {
                    var negated = value(operand(expression, 0));
                    yield negated.isEmpty() ? NULL : truth(!negated.equals(TRUE));
                }
                case "and" -> truth(allTrue(expression));
                case "or" -> truth(anyTrue(expression));
                case "match" -> match(expression);
                case "equal" -> equal(expression);
                case "equalRounded" -> equalRounded(expression);
                case "stringMatch" -> stringMatch(expression);
                case "substring" -> substring(expression);
                case "patternMatch" -> patternMatch(expression);
                case "gt", "gte", "lt", "lte" -> compared(expression);
                case "member" -> {
                    var sought = value(operand(expression, 0));
                    var within = value(operand(expression, 1));
                    yield sought.isEmpty() || within.isEmpty()
                            ? NULL
                            : truth(Values.contains(within, sought.getFirst()));
                }
                case "contains" -> contains(expression);
                case "delete" -> {
                    var gone = value(operand(expression, 0));
                    yield value(operand(expression, 1)).stream()
                            .filter(one -> gone.isEmpty() || !Values.same(one, gone.getFirst()))
                            .toList();
                }
                case "index" -> {
                    var container = value(operand(expression, 0));
                    var n = number(expression, "n").map(BigDecimal::intValue);
                    yield n.isPresent() && n.get() >= 1 && n.get() <= container.size()
                            ? List.of(container.get(n.get() - 1))
                            : NULL;
                }
                case "containerSize" ->
                        List.of(BigDecimal.valueOf(value(operand(expression, 0)).size()));
                case "multiple", "ordered" -> {
                    var joined = new ArrayList<Object>();
                    for (var operand : expression.elements()) {
                        joined.addAll(value(operand));
                        if (joined.size() > VALUES_MAX) {
                            throw new NotUnderstood("its response processing collects too much");
                        }
                    }
                    yield joined;
                }
                case "sum",
                        "product",
                        "subtract",
                        "divide",
                        "min",
                        "max",
                        "power",
                        "integerDivide",
                        "integerModulus" ->
                        computed(expression);
                case "integerToFloat" -> value(operand(expression, 0));
                case "roundTo" -> roundedTo(expression);
                case "mathConstant" ->
                        List.of(
                                BigDecimal.valueOf(
                                        expression.get("name").equals("pi") ? Math.PI : Math.E));
                case "mathOperator" -> math(expression);
                case "randomInteger", "randomFloat" -> between(expression);
                case "random" -> {
                    var all = value(operand(expression, 0));
                    yield all.isEmpty() ? NULL : List.of(all.get(random().nextInt(all.size())));
                }
                case "gcd", "lcm" -> ofDivisors(expression);
                // of two whole numbers that are equally near the greater: -6.5 becomes -6
                case "round" -> rounded(expression, HALF, RoundingMode.FLOOR);
                case "truncate" -> rounded(expression, BigDecimal.ZERO, RoundingMode.DOWN);
                default ->
                        throw new NotUnderstood(
                                "its response processing uses " + expression.name());
            };
        }

        private List<Object> variable(String identifier) {
            if (outcomes.containsKey(identifier)) {
                return outcomes.getOrDefault(identifier, NULL);
            }
            return switch (identifier) {
                case "numAttempts" -> List.of(BigDecimal.ONE);
                case "duration" -> List.of(BigDecimal.ZERO);
                case "completionStatus" -> List.of("unknown");
                default ->
                        responses.getOrDefault(
                                identifier, constants.getOrDefault(identifier, NULL));
            };
        }

        private List<Object> defaultOf(String identifier) {
            var outcome = declarations.outcomes().get(identifier);
            return outcome == null ? NULL : outcome.start();
        }

        private Declarations.Response response(Element expression) throws NotUnderstood {
            var response = declarations.responses().get(expression.get("identifier"));
            if (response == null) {
                throw new NotUnderstood(
                        "its response processing names a response that is not declared, "
                                + expression.get("identifier"));
            }
            return response;
        }

        private BigDecimal mapped(Declarations.Response response) {
            var mapping = response.mapping();
            if (mapping == null) {
                return BigDecimal.ZERO;
            }
            var sum = BigDecimal.ZERO;
            var given = responses.getOrDefault(response.identifier(), NULL);
            for (var value : given.stream().distinct().toList()) {
                sum =
                        sum.add(
                                mapping.entries().stream()
                                        .filter(entry -> entry.fits(value))
                                        .map(Declarations.Entry::value)
                                        .findFirst()
                                        .orElse(mapping.otherwise()));
            }
            return given.isEmpty() ? BigDecimal.ZERO : mapping.bounded(sum);
        }

        /** As {@code mapResponse}, but a number is what it is near to. */
        private BigDecimal mappedNear(Declarations.Response response, Element expression) {
            var mapping = response.mapping();
            var given = responses.getOrDefault(response.identifier(), NULL);
            if (mapping == null
                    || given.size() != 1
                    || !(given.getFirst() instanceof BigDecimal number)) {
                return mapped(response);
            }
            return mapping.bounded(
                    mapping.entries().stream()
                            .filter(entry ->
                                    entry.key() instanceof BigDecimal key
                                            && Bounds.of(expression, key).hold(number))
                            .map(Declarations.Entry::value)
                            .findFirst()
                            .orElse(mapping.otherwise()));
        }

        private BigDecimal mappedPoints(Declarations.Response response) throws NotUnderstood {
            var mapping = response.areas();
            if (mapping == null) {
                return BigDecimal.ZERO;
            }
            var sum = BigDecimal.ZERO;
            var taken = new ArrayList<Declarations.Area>();
            for (var given : responses.getOrDefault(response.identifier(), NULL)) {
                var area = Coordinates.areaOf(given.toString(), mapping.areas());
                if (area.isEmpty()) {
                    sum = sum.add(mapping.otherwise());
                } else if (!taken.contains(area.get())) {
                    taken.add(area.get());
                    sum = sum.add(area.get().value());
                }
            }
            return mapping.bounded(sum);
        }

        private boolean allTrue(Element expression) throws NotUnderstood {
            for (var operand : expression.elements()) {
                if (!isTrue(operand)) {
                    return false;
                }
            }
            return true;
        }

        private boolean anyTrue(Element expression) throws NotUnderstood {
            for (var operand : expression.elements()) {
                if (isTrue(operand)) {
                    return true;
                }
            }
            return false;
        }

        private List<Object> match(Element expression) throws NotUnderstood {
            var one = value(operand(expression, 0));
            var other = value(operand(expression, 1));
            if (one.isEmpty() || other.isEmpty()) {
                return NULL;
            }
            return truth(
                    isOrdered(expression)
                            ? Values.sameList(one, other)
                            : Values.sameSet(one, other));
        }

        private boolean isOrdered(Element expression) {
            return expression.elements().stream()
                    .anyMatch(operand -> {
                        var response = declarations.responses().get(operand.get("identifier"));
                        return operand.is("ordered")
                                || (response != null
                                        && operand.is("variable", "correct")
                                        && response.cardinality().equals("ordered"));
                    });
        }

        private List<Object> equal(Element expression) throws NotUnderstood {
            var numbers = numbers(expression);
            if (numbers.size() != 2) {
                return NULL;
            }
            return truth(Bounds.of(expression, numbers.get(0)).hold(numbers.get(1)));
        }

        private List<Object> equalRounded(Element expression) throws NotUnderstood {
            var numbers = numbers(expression);
            if (numbers.size() != 2) {
                return NULL;
            }
            var figures =
                    Values.number(expression.get("figures"))
                            .orElse(BigDecimal.ONE)
                            .max(BigDecimal.ZERO)
                            .min(FIGURES_MAX);
            return truth(
                    roundedTo(numbers.get(0), expression, figures.intValue())
                                    .compareTo(
                                            roundedTo(
                                                    numbers.get(1), expression, figures.intValue()))
                            == 0);
        }

        private static BigDecimal roundedTo(BigDecimal number, Element expression, int figures) {
            return expression.get("roundingMode", "significantFigures").equals("significantFigures")
                    ? number.round(new MathContext(Math.max(figures, 1), RoundingMode.HALF_UP))
                    : number.setScale(figures, RoundingMode.HALF_UP);
        }

        private List<Object> stringMatch(Element expression) throws NotUnderstood {
            var one = value(operand(expression, 0));
            var other = value(operand(expression, 1));
            if (one.isEmpty() || other.isEmpty()) {
                return NULL;
            }
            var text = fold(one.getFirst().toString(), expression);
            var second = fold(other.getFirst().toString(), expression);
            return truth(
                    expression.get("substring").equals("true")
                            ? text.contains(second)
                            : text.equals(second));
        }

        private List<Object> substring(Element expression) throws NotUnderstood {
            var part = value(operand(expression, 0));
            var whole = value(operand(expression, 1));
            return part.isEmpty() || whole.isEmpty()
                    ? NULL
                    : truth(
                            fold(whole.getFirst().toString(), expression)
                                    .contains(fold(part.getFirst().toString(), expression)));
        }

        private static String fold(String text, Element expression) {
            return expression.get("caseSensitive", "true").equals("false")
                    ? text.toLowerCase(Locale.ROOT)
                    : text;
        }

        private List<Object> patternMatch(Element expression) throws NotUnderstood {
            var text = value(operand(expression, 0));
            var wildcard = Wildcards.ofPattern(expression.get("pattern"));
            if (wildcard.isEmpty()) {
                throw new NotUnderstood("its response processing compares with a pattern");
            }
            return text.isEmpty()
                    ? NULL
                    : truth(Wildcards.fits(wildcard.get(), text.getFirst().toString()));
        }

        private List<Object> compared(Element expression) throws NotUnderstood {
            var numbers = numbers(expression);
            if (numbers.size() != 2) {
                return NULL;
            }
            var order = numbers.get(0).compareTo(numbers.get(1));
            return truth(
                    switch (expression.name()) {
                        case "gt" -> order > 0;
                        case "gte" -> order >= 0;
                        case "lt" -> order < 0;
                        default -> order <= 0;
                    });
        }

        /** An ordered part must stand in the whole without anything between. */
        private List<Object> contains(Element expression) throws NotUnderstood {
            var whole = value(operand(expression, 0));
            var part = value(operand(expression, 1));
            if (whole.isEmpty() || part.isEmpty()) {
                return NULL;
            }
            if (!isOrdered(expression)) {
                return truth(part.stream().allMatch(one -> Values.contains(whole, one)));
            }
            for (var i = 0; i + part.size() <= whole.size(); i++) {
                if (Values.sameList(whole.subList(i, i + part.size()), part)) {
                    return TRUE;
                }
            }
            return FALSE;
        }

        private List<Object> computed(Element expression) throws NotUnderstood {
            var numbers = numbers(expression);
            if (numbers.isEmpty()) {
                return NULL;
            }
            var result = numbers.getFirst();
            for (var number : numbers.subList(1, numbers.size())) {
                switch (expression.name()) {
                    case "sum" -> result = result.add(number);
                    case "product" -> result = result.multiply(number, PRECISION);
                    case "subtract" -> result = result.subtract(number);
                    case "power" -> {
                        var power = Math.pow(result.doubleValue(), number.doubleValue());
                        if (!Double.isFinite(power)) {
                            return NULL;
                        }
                        result = BigDecimal.valueOf(power);
                    }
                    case "min" -> result = result.min(number);
                    case "max" -> result = result.max(number);
                    default -> {
                        if (number.signum() == 0) {
                            return NULL;
                        }
                        var quotient = result.divide(number, PRECISION);
                        var whole = quotient.setScale(0, RoundingMode.FLOOR);
                        result =
                                switch (expression.name()) {
                                    case "integerDivide" -> whole;
                                    case "integerModulus" ->
                                            result.subtract(whole.multiply(number));
                                    default -> quotient;
                                };
                    }
                }
                if (Math.abs((long) result.scale()) > DIGITS_MAX
                        || result.precision() > DIGITS_MAX) {
                    throw new NotUnderstood("it works out a number of very many digits");
                }
            }
            return List.of(result);
        }

        private List<Object> roundedTo(Element expression) throws NotUnderstood {
            var numbers = numbers(expression);
            var figures = number(expression, "figures");
            return numbers.isEmpty() || figures.isEmpty()
                    ? NULL
                    : List.of(
                            roundedTo(
                                    numbers.getFirst(),
                                    expression,
                                    figures.get()
                                            .max(BigDecimal.ZERO)
                                            .min(FIGURES_MAX)
                                            .intValue()));
        }

        private List<Object> math(Element expression) throws NotUnderstood {
            var numbers =
                    numbers(expression).stream().mapToDouble(BigDecimal::doubleValue).toArray();
            if (numbers.length == 0) {
                return NULL;
            }
            var name = expression.get("name");
            var x = numbers[0];
            var value =
                    switch (name) {
                        case "sin" -> Math.sin(x);
                        case "cos" -> Math.cos(x);
                        case "tan" -> Math.tan(x);
                        case "asin" -> Math.asin(x);
                        case "acos" -> Math.acos(x);
                        case "atan" -> Math.atan(x);
                        case "atan2" -> Math.atan2(x, numbers[numbers.length - 1]);
                        case "sinh" -> Math.sinh(x);
                        case "cosh" -> Math.cosh(x);
                        case "tanh" -> Math.tanh(x);
                        case "log" -> Math.log10(x);
                        case "ln" -> Math.log(x);
                        case "exp" -> Math.exp(x);
                        case "abs" -> Math.abs(x);
                        case "signum" -> Math.signum(x);
                        case "floor" -> Math.floor(x);
                        case "ceil" -> Math.ceil(x);
                        case "toDegrees" -> Math.toDegrees(x);
                        case "toRadians" -> Math.toRadians(x);
                        default -> throw new NotUnderstood("its processing works out " + name);
                    };
            return Double.isFinite(value) ? List.of(BigDecimal.valueOf(value)) : NULL;
        }

        private Random random() throws NotUnderstood {
            if (random == null) {
                throw new NotUnderstood("its response processing draws values");
            }
            return random;
        }

        /** A number that an attribute gives, or a variable that it names. */
        private Optional<BigDecimal> number(Element expression, String attribute) {
            var written = expression.get(attribute);
            return Values.number(written)
                    .or(() ->
                            variable(written).stream()
                                    .filter(BigDecimal.class::isInstance)
                                    .map(BigDecimal.class::cast)
                                    .findFirst());
        }

        private List<Object> between(Element expression) throws NotUnderstood {
            var least = number(expression, "min").orElse(BigDecimal.ZERO);
            var most = number(expression, "max").orElse(least);
            if (expression.is("randomFloat")) {
                var share = BigDecimal.valueOf(random().nextDouble());
                return List.of(least.add(most.subtract(least).multiply(share, PRECISION)));
            }
            var step = number(expression, "step").filter(one -> one.signum() > 0);
            var by = step.orElse(BigDecimal.ONE);
            var steps = most.subtract(least).divideToIntegralValue(by).min(STEPS_DRAWN_MAX);
            return steps.signum() < 0
                    ? NULL
                    : List.of(
                            least.add(
                                    by.multiply(
                                            BigDecimal.valueOf(
                                                    random().nextInt(steps.intValue() + 1)))));
        }

        private List<Object> rounded(Element expression, BigDecimal off, RoundingMode mode)
                throws NotUnderstood {
            var numbers = numbers(expression);
            return numbers.isEmpty()
                    ? NULL
                    : List.of(numbers.getFirst().add(off).setScale(0, mode));
        }

        /** The greatest common divisor or the least common multiple of whole numbers. */
        private List<Object> ofDivisors(Element expression) throws NotUnderstood {
            var numbers = numbers(expression);
            if (numbers.isEmpty()
                    || numbers.stream().anyMatch(one -> one.stripTrailingZeros().scale() > 0)) {
                return NULL;
            }
            var result = numbers.getFirst().toBigInteger().abs();
            for (var number : numbers) {
                var other = number.toBigInteger().abs();
                var divisor = result.gcd(other);
                if (expression.is("gcd") || divisor.signum() == 0) {
                    result = divisor;
                } else {
                    result = result.divide(divisor).multiply(other);
                }
                if (result.bitLength() > BITS_MAX) {
                    throw new NotUnderstood("it works out a number of very many digits");
                }
            }
            return List.of(new BigDecimal(result));
        }

        /** The operands' numbers; none at all if one of the operands is NULL. */
        private List<BigDecimal> numbers(Element expression) throws NotUnderstood {
            var numbers = new ArrayList<BigDecimal>();
            for (var operand : expression.elements()) {
                var value = value(operand);
                if (value.isEmpty()) {
                    return List.of();
                }
                for (var one : value) {
                    if (!(one instanceof BigDecimal number)) {
                        return List.of();
                    }
                    numbers.add(number);
                }
            }
            return numbers;
        }
    }

    private static Element operand(Element holder, int place) throws NotUnderstood {
        var operands = holder.elements();
        if (operands.size() <= place) {
            throw new NotUnderstood("its response processing has an incomplete " + holder.name());
        }
        return operands.get(place);
    }

    private static List<Object> truth(boolean value) {
        return value ? TRUE : FALSE;
    }
}
