package assay.question.exchange.qti;

import assay.question.content.AcceptedNumber;
import assay.question.content.AcceptedNumber.Numbers;
import assay.question.content.AcceptedNumber.Units;
import assay.question.content.AcceptedText;
import assay.question.content.AcceptedText.Matching;
import assay.question.content.AcceptedText.Texts;
import assay.question.content.Tolerance;
import assay.question.exchange.qti.Declarations.Response;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the texts and numbers that an item accepts: all that it names, at what they earn. */
final class Accepting {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal FAR = new BigDecimal("987654321.125");

    /** Of a margin, what lies just within it. */
    private static final BigDecimal NEARLY = new BigDecimal("0.998");

    private static final Tolerance EXACT = new Tolerance.Absolute(BigDecimal.ZERO);
    private static final String NONSENSE = "\u2047\u2047";
    private static final int ACCEPTED_MAX = 300;

    private final Scoring scoring;
    private final Remarks remarks;

    /** Whether this service wrote the item: then what earns nothing was meant to be told apart. */
    private final boolean ours;

    /** Whether it was told that bounds earn less in the file than they do here. */
    private boolean isToldOfBounds;

    /** Whether it was told that a tolerance is a share of the response in the file. */
    private boolean isToldOfShares;

    Accepting(Scoring scoring, Remarks remarks, boolean ours) {
        this.ours = ours;
        this.scoring = scoring;
        this.remarks = remarks;
    }

    /**
     * What is accepted.
     *
     * @param samples a response for each accepted text
     * @param points of the best
     */
    record FoundTexts(Texts texts, List<List<Object>> samples, BigDecimal points) {}

    record FoundNumbers(Numbers numbers, List<List<Object>> samples, BigDecimal points) {}

    FoundTexts texts(Response response, Element where) throws NotUnderstood, NotAnItem {
        var wildcards = new LinkedHashSet<String>();
        var worths = new LinkedHashMap<String, BigDecimal>();
        for (var candidate : namedTexts(response, wildcards)) {
            var worth = points(response, plain(candidate, wildcards));
            if (candidate.isBlank()) {
                if (worth.signum() > 0) {
                    remarks.lossy("A text of nothing but spaces earns points, which is not kept.");
                }
            } else if (isKept(worth) && worths.size() < ACCEPTED_MAX) {
                worths.put(candidate, worth);
            } else if (worth.signum() < 0) {
                remarks.lossy("Some texts take points away, which is not kept.");
            }
        }
        if (points(response, NONSENSE).signum() != 0) {
            remarks.lossy("A text that is none of the accepted earns points, which is not kept.");
        }
        var best = worths.values().stream().reduce(BigDecimal.ZERO, BigDecimal::max);
        if (best.signum() <= 0) {
            throw notFound(response, where);
        }
        var matching =
                new Matching(
                        isCaseSensitive(response, worths, wildcards), true, !wildcards.isEmpty());
        var accepted = new ArrayList<AcceptedText>();
        var samples = new ArrayList<List<Object>>();
        worths.forEach((text, worth) -> {
            var written =
                    matching.wildcards() && !wildcards.contains(text)
                            ? text.replace("*", "\\*")
                            : text;
            accepted.add(new AcceptedText(written, Scoring.share(worth, best), ""));
            samples.add(List.of(plain(text, wildcards)));
        });
        return new FoundTexts(
                new Texts(withoutTwins(accepted, samples, matching), matching), samples, best);
    }

    /** Drops texts that differ in case alone when case does not matter. */
    private static List<AcceptedText> withoutTwins(
            List<AcceptedText> accepted, List<List<Object>> samples, Matching matching) {
        if (matching.caseSensitive()) {
            return accepted;
        }
        var kept = new ArrayList<AcceptedText>();
        for (var i = 0; i < accepted.size(); ) {
            var text = accepted.get(i);
            var twin = kept.stream().anyMatch(one -> one.text().equalsIgnoreCase(text.text()));
            if (twin) {
                accepted.remove(i);
                samples.remove(i);
            } else {
                kept.add(text);
                i++;
            }
        }
        return kept;
    }

    private boolean isKept(BigDecimal worth) {
        return worth.signum() > 0 || (ours && worth.signum() == 0);
    }

    private static String plain(String candidate, Set<String> wildcards) {
        return wildcards.contains(candidate)
                ? candidate.replace("\\*", "\u0000").replace("*", "").replace('\u0000', '*')
                : candidate;
    }

    private BigDecimal points(Response response, Object value) throws NotUnderstood {
        return scoring.points(response.identifier(), List.of(value));
    }

    private Set<String> namedTexts(Response response, Set<String> wildcards) {
        var named = new LinkedHashSet<String>();
        var mapping = response.mapping();
        if (mapping != null) {
            mapping.entries().forEach(entry -> named.add(entry.key().toString()));
        }
        comparisons(response)
                .forEach(comparison -> {
                    if (comparison.is("patternMatch")) {
                        Wildcards.ofPattern(comparison.get("pattern"))
                                .ifPresent(text -> {
                                    named.add(text);
                                    wildcards.add(text);
                                });
                        return;
                    }
                    if (comparison.is("substring") || comparison.get("substring").equals("true")) {
                        remarks.lossy(
                                "A text that contains an accepted one is right too, which"
                                        + " is not kept.");
                    }
                    comparison
                            .all("baseValue")
                            .map(value -> value.text().strip())
                            .forEach(named::add);
                });
        response.correct().stream()
                .map(Object::toString)
                .filter(text -> wildcards.stream().noneMatch(one -> Wildcards.fits(one, text)))
                .forEach(named::add);
        return named;
    }

    /** Elements that compare the response with something. */
    private Stream<Element> comparisons(Response response) {
        return scoring.processing()
                .elements()
                .filter(element ->
                        element.is(
                                "match",
                                "equal",
                                "equalRounded",
                                "stringMatch",
                                "substring",
                                "patternMatch",
                                "member",
                                "gte",
                                "lte",
                                "gt",
                                "lt"))
                .filter(element -> element.elements().stream().anyMatch(isVariable(response)));
    }

    private static Predicate<Element> isVariable(Response response) {
        return operand ->
                operand.is("variable") && operand.get("identifier").equals(response.identifier());
    }

    private boolean isCaseSensitive(
            Response response, Map<String, BigDecimal> worths, Set<String> wildcards)
            throws NotUnderstood {
        var sensitive = false;
        var insensitive = false;
        for (var text : worths.keySet()) {
            var plain = plain(text, wildcards);
            var swapped = swapped(plain);
            if (!swapped.equals(plain) && !worths.containsKey(swapped)) {
                var same =
                        points(response, swapped)
                                        .compareTo(worths.getOrDefault(text, BigDecimal.ZERO))
                                >= 0;
                sensitive |= !same;
                insensitive |= same;
            }
        }
        if (sensitive && insensitive) {
            remarks.lossy(
                    "Some texts are compared with regard to case and some without; here all are"
                            + " with.");
        }
        return sensitive || (!insensitive && isDeclaredSensitive(response));
    }

    /** For texts without letters, so that they come back as they were. */
    private boolean isDeclaredSensitive(Response response) {
        var mapping = response.mapping();
        if (mapping != null && mapping.entries().stream().anyMatch(one -> !one.caseSensitive())) {
            return false;
        }
        return comparisons(response)
                .noneMatch(element -> element.get("caseSensitive").equals("false"));
    }

    private static String swapped(String text) {
        var swapped = new StringBuilder();
        text.codePoints()
                .forEach(letter ->
                        swapped.appendCodePoint(
                                Character.isUpperCase(letter)
                                        ? Character.toLowerCase(letter)
                                        : Character.toUpperCase(letter)));
        return swapped.toString();
    }

    FoundNumbers numbers(Response response, Element where) throws NotUnderstood, NotAnItem {
        var candidates = namedNumbers(response).stream().distinct().limit(ACCEPTED_MAX).toList();
        var accepted = new ArrayList<AcceptedNumber>();
        var worths = new ArrayList<BigDecimal>();
        var samples = new ArrayList<List<Object>>();
        for (var candidate : candidates) {
            if (isCovered(candidate, accepted, worths, response)) {
                continue;
            }
            // where two overlap, the best counts: what this one earns shows where it is alone
            var least = BigDecimal.ZERO;
            var tried = samples(candidate);
            var shown = tried.getFirst();
            for (var sample : tried) {
                var worth = points(response, sample);
                if (worth.signum() > 0 && (least.signum() == 0 || worth.compareTo(least) < 0)) {
                    least = worth;
                    shown = sample;
                }
            }
            if (isKept(least)) {
                accepted.add(candidate);
                worths.add(least);
                samples.add(List.of(shown));
            }
        }
        var anything = points(response, FAR);
        if (ours ? namesAnything(response) : anything.signum() > 0) {
            accepted.add(new AcceptedNumber.Anything(BigDecimal.ONE, ""));
            worths.add(anything);
            samples.add(List.of(FAR));
        }
        var best = worths.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
        if (best.signum() <= 0) {
            throw notFound(response, where);
        }
        var credited = new ArrayList<AcceptedNumber>();
        for (var i = 0; i < accepted.size(); i++) {
            credited.add(accepted.get(i).with(Scoring.share(worths.get(i), best), ""));
        }
        if (!ours) {
            check(response, candidates, credited, best);
        }
        return new FoundNumbers(new Numbers(credited, Units.NONE), samples, best);
    }

    /**
     * That each number that can be tried earns by the key what it earns in the file.
     *
     * @param named what the file names, be it accepted or not
     */
    private void check(
            Response response,
            List<AcceptedNumber> named,
            List<AcceptedNumber> credited,
            BigDecimal best)
            throws NotUnderstood {
        var tried = new LinkedHashSet<>(List.of(FAR, FAR.negate()));
        var bounds = new LinkedHashSet<BigDecimal>();
        for (var one : named) {
            tried.addAll(isToldOfShares ? samples(one).subList(0, 1) : samples(one));
            bounds.addAll(bounds(one));
        }
        bounds.removeAll(tried);
        for (var number : tried) {
            if (excess(response, number, credited, best) != 0) {
                throw new NotUnderstood("a number earns its points by a rule of its own");
            }
        }
        for (var number : bounds) {
            var excess = excess(response, number, credited, best);
            if (excess < 0) {
                throw new NotUnderstood("a number earns its points by a rule of its own");
            } else if (excess > 0 && !isToldOfBounds && !isToldOfShares) {
                remarks.lossy("A bound of a range earns less in the file than it does here.");
            }
        }
    }

    /** More than 0 if a number earns more by the key than it does in the file, 0 if the same. */
    private int excess(
            Response response, BigDecimal number, List<AcceptedNumber> credited, BigDecimal best)
            throws NotUnderstood {
        var given = points(response, number);
        if (given.signum() < 0) {
            remarks.lossy("Some numbers take points away, which is not kept.");
        }
        var due =
                credited.stream()
                        .filter(one -> fits(one, number))
                        .map(AcceptedNumber::credit)
                        .reduce(BigDecimal.ZERO, BigDecimal::max)
                        .multiply(best);
        var earned = given.max(BigDecimal.ZERO);
        return Scoring.near(earned, due) ? 0 : due.compareTo(earned);
    }

    private static boolean fits(AcceptedNumber accepted, BigDecimal number) {
        return switch (accepted) {
            case AcceptedNumber.Value(var value, var tolerance, _, _) ->
                    tolerance.isMet(value, number);
            case AcceptedNumber.Range(var low, var high, _, _) ->
                    low.compareTo(number) <= 0 && high.compareTo(number) >= 0;
            case AcceptedNumber.Anything _ -> true;
            case AcceptedNumber.Formula _ -> false;
        };
    }

    /** That any number will do is written as {@code not} and {@code isNull}. */
    private boolean namesAnything(Response response) {
        return scoring.processing()
                .elements()
                .anyMatch(one ->
                        one.is("isNull") && one.elements().stream().anyMatch(isVariable(response)));
    }

    private static NotAnItem noKey(Element where) {
        return new NotAnItem(where, "The file does not say what is right.");
    }

    /** Without a right response there is no key at all; with one only the rules are strange. */
    private NotAnItem notFound(Response response, Element where) throws NotUnderstood {
        if (!response.correct().isEmpty() || response.mapping() != null) {
            throw new NotUnderstood("nothing that it names as right earns points");
        }
        return noKey(where);
    }

    /** The value itself is the correct one of a tolerance that is there already. */
    private boolean isCovered(
            AcceptedNumber candidate,
            List<AcceptedNumber> accepted,
            List<BigDecimal> worths,
            Response response)
            throws NotUnderstood {
        if (!(candidate instanceof AcceptedNumber.Value(var value, var tolerance, _, _))
                || !tolerance.equals(EXACT)) {
            return false;
        }
        var worth = points(response, value);
        for (var i = 0; i < accepted.size(); i++) {
            if (covers(accepted.get(i), value) && Scoring.near(worths.get(i), worth)) {
                return true;
            }
        }
        return false;
    }

    private static boolean covers(AcceptedNumber accepted, BigDecimal value) {
        return accepted instanceof AcceptedNumber.Value(var other, _, _, _)
                ? other.compareTo(value) == 0
                : fits(accepted, value);
    }

    /** The number itself or the middle of a range, then what lies just within its bounds. */
    private static List<BigDecimal> samples(AcceptedNumber candidate) {
        return switch (candidate) {
            case AcceptedNumber.Value(var value, var tolerance, _, _) ->
                    switch (tolerance) {
                        case Tolerance.SignificantFigures(var figures) ->
                                rounded(
                                        candidate,
                                        value,
                                        figures - value.precision() + value.scale());
                        case Tolerance.DecimalPlaces(var places) ->
                                rounded(candidate, value, places);
                        case Tolerance.Absolute _, Tolerance.Relative _, Tolerance.Geometric _ ->
                                within(value, bounds(candidate));
                    };
            case AcceptedNumber.Range(var low, var high, _, _) ->
                    within(Values.plain(low.add(high).divide(BigDecimal.TWO)), bounds(candidate));
            case AcceptedNumber.Formula _, AcceptedNumber.Anything _ -> List.of(FAR);
        };
    }

    private static List<BigDecimal> bounds(AcceptedNumber candidate) {
        return switch (candidate) {
            case AcceptedNumber.Value(var value, Tolerance.Absolute(var margin), _, _) ->
                    List.of(value.subtract(margin), value.add(margin));
            case AcceptedNumber.Value(var value, Tolerance.Relative(var share), _, _) ->
                    List.of(
                            value.subtract(value.multiply(share)),
                            value.add(value.multiply(share)));
            case AcceptedNumber.Range(var low, var high, _, _) -> List.of(low, high);
            case AcceptedNumber.Value _, AcceptedNumber.Formula _, AcceptedNumber.Anything _ ->
                    List.of();
        };
    }

    private static List<BigDecimal> within(BigDecimal middle, List<BigDecimal> bounds) {
        var samples = new ArrayList<BigDecimal>();
        samples.add(middle);
        bounds.forEach(bound -> samples.add(middle.add(bound.subtract(middle).multiply(NEARLY))));
        return samples;
    }

    /** What is still rounded to the same as the value, above it and below. */
    private static List<BigDecimal> rounded(
            AcceptedNumber candidate, BigDecimal value, int places) {
        var samples = new ArrayList<BigDecimal>();
        samples.add(value);
        var middle = value.setScale(places, RoundingMode.HALF_UP);
        var half = BigDecimal.ONE.movePointLeft(places).divide(BigDecimal.TWO).multiply(NEARLY);
        for (var off : List.of(half, half.movePointLeft(1))) {
            samples.add(middle.add(off));
            samples.add(middle.subtract(off));
        }
        samples.removeIf(sample -> !fits(candidate, sample));
        return samples;
    }

    private List<AcceptedNumber> namedNumbers(Response response) throws NotUnderstood {
        var named = new ArrayList<AcceptedNumber>();
        for (var comparison : comparisons(response).toList()) {
            if (comparison.is("equal", "equalRounded", "match")) {
                for (var operand : comparison.elements()) {
                    for (var value : constants(operand, response)) {
                        named.add(within(comparison, value, response));
                    }
                }
            }
        }
        for (var both : scoring.processing().elements().filter(one -> one.is("and")).toList()) {
            range(both, response, named);
        }
        var mapping = response.mapping();
        if (mapping != null) {
            mapping.entries().forEach(entry -> exact(entry.key(), named));
        }
        response.correct().forEach(value -> exact(value, named));
        return named;
    }

    private static void exact(Object value, List<AcceptedNumber> named) {
        if (value instanceof BigDecimal number) {
            named.add(value(number, EXACT));
        }
    }

    private static AcceptedNumber value(BigDecimal number, Tolerance tolerance) {
        return new AcceptedNumber.Value(number, tolerance, BigDecimal.ONE, "");
    }

    private static List<BigDecimal> constants(Element operand, Response response) {
        var values =
                switch (operand.name()) {
                    case "baseValue" -> List.<Object>of(Values.read(operand.text(), "float"));
                    case "correct" ->
                            operand.get("identifier").equals(response.identifier())
                                    ? response.correct()
                                    : List.<Object>of();
                    default -> List.<Object>of();
                };
        return values.stream()
                .filter(BigDecimal.class::isInstance)
                .map(BigDecimal.class::cast)
                .toList();
    }

    private AcceptedNumber within(Element comparison, BigDecimal value, Response response)
            throws NotUnderstood {
        if (comparison.is("equalRounded")) {
            return value(value, rounded(comparison));
        }
        if (comparison.is("match") || comparison.get("toleranceMode", "exact").equals("exact")) {
            return value(value, EXACT);
        }
        var tolerances = Bounds.tolerances(comparison);
        if (tolerances.isEmpty()) {
            throw new NotUnderstood("the tolerance of a number is not written as a number");
        }
        var bounds = Bounds.of(comparison, value);
        if (!bounds.includesLower() || !bounds.includesUpper()) {
            remarks.lossy("The bounds of a tolerance are not right themselves; here they are.");
            isToldOfBounds = true;
        }
        var relative = comparison.get("toleranceMode").equals("relative");
        var fromResponse = isVariable(response).test(comparison.elements().getFirst());
        if (fromResponse && relative && !ours) {
            remarks.lossy(Bounds.FROM_RESPONSE);
            isToldOfShares = true;
        }
        if (tolerances.getFirst().compareTo(tolerances.getLast()) != 0) {
            // what is so far below the response has the response so far above
            return fromResponse
                    ? new AcceptedNumber.Range(
                            value.multiply(BigDecimal.TWO).subtract(bounds.upper()),
                            value.multiply(BigDecimal.TWO).subtract(bounds.lower()),
                            BigDecimal.ONE,
                            "")
                    : new AcceptedNumber.Range(bounds.lower(), bounds.upper(), BigDecimal.ONE, "");
        }
        var tolerance = tolerances.getFirst();
        return value(
                value,
                relative
                        ? new Tolerance.Relative(Values.plain(tolerance.divide(HUNDRED)))
                        : new Tolerance.Absolute(tolerance));
    }

    private static Tolerance rounded(Element comparison) throws NotUnderstood {
        var figures =
                Values.number(comparison.get("figures"))
                        .filter(number ->
                                number.signum() >= 0
                                        && number.compareTo(BigDecimal.valueOf(15)) <= 0)
                        .orElseThrow(() ->
                                new NotUnderstood(
                                        "the figures of a number are not written as a" + " number"))
                        .intValue();
        return comparison.get("roundingMode", "significantFigures").equals("significantFigures")
                ? new Tolerance.SignificantFigures(Math.max(1, figures))
                : new Tolerance.DecimalPlaces(figures);
    }

    /** {@code gte} and {@code lte} about the response, joined by {@code and}. */
    private void range(Element both, Response response, List<AcceptedNumber> named) {
        BigDecimal low = null;
        BigDecimal high = null;
        for (var limit : both.elements("gte", "gt", "lte", "lt")) {
            var operands = limit.elements();
            if (operands.size() != 2) {
                return;
            }
            var first = isVariable(response).test(operands.get(0));
            var second = isVariable(response).test(operands.get(1));
            var value = constants(operands.get(first ? 1 : 0), response);
            if (first == second || value.size() != 1) {
                continue;
            }
            if (limit.is("gt", "lt")) {
                remarks.lossy("The bounds of a range are not right themselves; here they are.");
                isToldOfBounds = true;
            }
            if (limit.is("gte", "gt") == first) {
                low = value.getFirst();
            } else {
                high = value.getFirst();
            }
        }
        if (low != null && high != null) {
            named.add(new AcceptedNumber.Range(low, high, BigDecimal.ONE, ""));
        }
    }
}
