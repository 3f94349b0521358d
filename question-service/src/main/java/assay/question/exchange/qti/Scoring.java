package assay.question.exchange.qti;

import assay.question.content.AnswerKey.ScoringRule;
import assay.question.exchange.qti.Declarations.Mapping;
import assay.question.exchange.qti.Declarations.Response;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds, by asking an item's response processing, what its responses are worth. */
final class Scoring {
    private static final MathContext PRECISION = MathContext.DECIMAL64;
    private static final MathContext SHOWN = new MathContext(12);
    private static final BigDecimal NEAR = new BigDecimal("0.000001");

    /** Of so few elements every set is asked about. */
    private static final int EXHAUSTIVE_MAX = 7;

    private static final int PROBES_MAX = 400;

    private final Declarations declarations;
    private final Processing processing;
    private final BigDecimal none;
    private final BigDecimal declaredMaximum;

    /** Whether a response that was tried earned less than nothing. */
    private boolean takesAway;

    /** Whether nobody's rules are asked but those that declarations suggest. */
    private final boolean isUsual;

    private Scoring(Declarations declarations, Processing processing, boolean isUsual)
            throws NotUnderstood {
        this.isUsual = isUsual;
        this.declarations = declarations;
        this.processing = processing;
        this.none = score(Map.of());
        this.declaredMaximum = declaredMaximum(declarations);
    }

    /** By the item's own rules. */
    static Scoring of(Declarations declarations, Processing processing) throws NotUnderstood {
        return new Scoring(declarations, processing, false);
    }

    /** By what a writer of the declarations alone must have meant. */
    static Scoring usual(Declarations declarations) throws NotUnderstood {
        var rules = Element.of("item", Element.of("responseProcessing"));
        var processing = rules.elements().getFirst();
        for (var response : declarations.responses().values()) {
            processing.add(usual(response));
        }
        return new Scoring(declarations, Processing.of(rules, declarations), true);
    }

    private static Element usual(Response response) {
        var score = Element.of("variable").with("identifier", "SCORE");
        if (response.mapping() != null || response.areas() != null) {
            var operator = response.mapping() == null ? "mapResponsePoint" : "mapResponse";
            return Element.of(
                            "setOutcomeValue",
                            Element.of(
                                    "sum",
                                    score,
                                    Element.of(operator).with("identifier", response.identifier())))
                    .with("identifier", "SCORE");
        }
        var one = Element.of("baseValue", new Text("1")).with("baseType", "float");
        return Element.of(
                "responseCondition",
                Element.of(
                        "responseIf",
                        Element.of(
                                "match",
                                Element.of("variable").with("identifier", response.identifier()),
                                Element.of("correct").with("identifier", response.identifier())),
                        Element.of("setOutcomeValue", Element.of("sum", score, one))
                                .with("identifier", "SCORE")));
    }

    Processing processing() {
        return processing;
    }

    boolean isUsual() {
        return isUsual;
    }

    /** What MAXSCORE or SCORE's normal maximum say; 0: nothing. */
    BigDecimal declaredMaximum() {
        return declaredMaximum;
    }

    private static BigDecimal declaredMaximum(Declarations declarations) {
        var maximum = declarations.outcomes().get("MAXSCORE");
        if (maximum != null
                && maximum.start().size() == 1
                && maximum.start().getFirst() instanceof BigDecimal number
                && number.signum() > 0) {
            return number;
        }
        var score = declarations.outcomes().get("SCORE");
        return score != null && score.maximum() != null && score.maximum().signum() > 0
                ? score.maximum()
                : BigDecimal.ZERO;
    }

    /** The normal maximum that an outcome declares. */
    Optional<BigDecimal> maximumOf(String outcome) {
        return Optional.ofNullable(declarations.outcomes().get(outcome))
                .flatMap(declared -> Optional.ofNullable(declared.maximum()));
    }

    /** Whether there is one response and no other. */
    boolean isAlone() {
        return declarations.responses().size() == 1;
    }

    /** Whether a candidate who does nothing has points, as the file or else QTI has it. */
    boolean rewardsSilence() {
        return none.signum() > 0
                || processing
                        .elements()
                        .filter(rule -> rule.is("mapResponse"))
                        .map(rule -> declarations.responses().get(rule.get("identifier")))
                        .filter(Objects::nonNull)
                        .map(Response::mapping)
                        .filter(Objects::nonNull)
                        .anyMatch(mapping -> mapping.paysSilence());
    }

    /** Whether of what was tried a response earned less than nothing. */
    boolean takesAway() {
        return takesAway;
    }

    /** What a response adds to the points of one who does nothing, who has none at least. */
    BigDecimal points(String response, List<Object> value) throws NotUnderstood {
        return points(Map.of(response, value));
    }

    BigDecimal points(Map<String, List<Object>> responses) throws NotUnderstood {
        return score(responses).subtract(none.max(BigDecimal.ZERO));
    }

    private BigDecimal score(Map<String, List<Object>> responses) throws NotUnderstood {
        var score = processing.run(responses).score();
        takesAway |= score.signum() < 0;
        return score;
    }

    /** A number that is {@code number}, without what a division has left of it. */
    static BigDecimal tidy(BigDecimal number) {
        return Values.plain(number.round(SHOWN));
    }

    static boolean near(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(NEAR) < 0;
    }

    static BigDecimal share(BigDecimal part, BigDecimal whole) {
        return tidy(part.divide(whole, PRECISION));
    }

    /**
     * A response that is a set.
     *
     * @param elements all that can be chosen or paired, as the file names them; of many pairs some
     * @param targetOf of a pair whose target takes one source only; null: targets take any number
     * @param sizeMax how many can be chosen; 0: any number
     */
    record Sets(
            List<String> elements,
            @Nullable Function<String, String> targetOf,
            Function<String, String> ours,
            int sizeMax) {}

    /**
     * What a set earns.
     *
     * @param correct as the file names them
     */
    record SetKey(List<String> correct, ScoringRule rule, BigDecimal points) {}

    /**
     * The key of a response that is a set of elements.
     *
     * @throws NotUnderstood if its points follow none of our rules
     * @throws NotAnItem if nothing tells what is right
     */
    SetKey set(Response response, Sets sets, Element where) throws NotUnderstood, NotAnItem {
        var correct = correctSet(response, sets, where);
        var probes = probes(response, sets, correct);
        var worth = points(response.identifier(), List.copyOf(correct));
        if (worth.signum() > 0 && isAllOrNothing(response, sets, correct, probes, worth)) {
            return new SetKey(correct, new ScoringRule.AllOrNothing(), worth);
        }
        return mapped(response, sets, correct, probes);
    }

    private List<String> correctSet(Response response, Sets sets, Element where)
            throws NotUnderstood, NotAnItem {
        var correct =
                response.correct().stream()
                        .map(Object::toString)
                        .filter(sets.elements::contains)
                        .distinct()
                        .toList();
        if (!correct.isEmpty()) {
            return correct;
        }
        var worthy = new ArrayList<String>();
        for (var element : sets.elements) {
            if (points(response.identifier(), List.of(element)).signum() > 0) {
                worthy.add(element);
            }
        }
        if (worthy.isEmpty()) {
            throw new NotAnItem(where, "The file does not say what is right.");
        }
        dropUnnamed(response, worthy);
        return sets.sizeMax > 0 && worthy.size() > sets.sizeMax
                ? best(response, sets).stream().map(Object::toString).toList()
                : worthy;
    }

    /** Elements of which the mapping says nothing, and without which the others earn as much. */
    private void dropUnnamed(Response response, List<String> worthy) throws NotUnderstood {
        var mapping = response.mapping();
        if (mapping == null) {
            return;
        }
        for (var element : List.copyOf(worthy)) {
            var others = new ArrayList<Object>(worthy);
            others.remove(element);
            var worth = points(response.identifier(), List.copyOf(worthy));
            if (mapping.entries().stream().noneMatch(entry -> entry.fits(element))
                    && !others.isEmpty()
                    && points(response.identifier(), others).compareTo(worth) >= 0) {
                worthy.remove(element);
            }
        }
    }

    private List<Object> best(Response response, Sets sets) throws NotUnderstood {
        var worth = new HashMap<String, BigDecimal>();
        for (var element : sets.elements) {
            worth.put(element, points(response.identifier(), List.of(element)));
        }
        return sets.elements.stream()
                .filter(element -> worth.getOrDefault(element, BigDecimal.ZERO).signum() > 0)
                .sorted((one, other) ->
                        worth.getOrDefault(other, BigDecimal.ZERO)
                                .compareTo(worth.getOrDefault(one, BigDecimal.ZERO)))
                .limit(sets.sizeMax > 0 ? sets.sizeMax : Integer.MAX_VALUE)
                .<Object>map(element -> element)
                .toList();
    }

    private Set<List<Object>> probes(Response response, Sets sets, List<String> correct)
            throws NotUnderstood {
        var probes = new LinkedHashSet<List<Object>>();
        probes.add(List.of());
        probes.add(List.copyOf(correct));
        probes.add(best(response, sets));
        var elements = sets.elements;
        if (elements.size() <= EXHAUSTIVE_MAX) {
            for (var bits = 1; bits < 1 << elements.size(); bits++) {
                var set = new ArrayList<Object>();
                for (var i = 0; i < elements.size(); i++) {
                    if ((bits >> i & 1) == 1) {
                        set.add(elements.get(i));
                    }
                }
                probes.add(set);
            }
        } else {
            for (var element : elements.stream().limit(PROBES_MAX / 2).toList()) {
                probes.add(List.of(element));
                probes.add(
                        correct.contains(element)
                                ? correct.stream()
                                        .filter(one -> !one.equals(element))
                                        .<Object>map(one -> one)
                                        .toList()
                                : Stream.concat(correct.stream(), Stream.of(element))
                                        .<Object>map(one -> one)
                                        .toList());
            }
        }
        probes.removeIf(set -> !canBeGiven(set, sets));
        return probes;
    }

    private static boolean canBeGiven(List<Object> set, Sets sets) {
        if (sets.sizeMax > 0 && set.size() > sets.sizeMax) {
            return false;
        }
        var targetOf = sets.targetOf;
        return targetOf == null
                || set.stream().map(one -> targetOf.apply(one.toString())).distinct().count()
                        == set.size();
    }

    private boolean isAllOrNothing(
            Response response,
            Sets sets,
            List<String> correct,
            Set<List<Object>> probes,
            BigDecimal worth)
            throws NotUnderstood {
        for (var probe : probes) {
            var due = isRight(probe, sets, correct) ? worth : BigDecimal.ZERO;
            var given = points(response.identifier(), probe);
            // nobody loses points here; a mapping that takes some away is kept as one
            if (!near(response.mapping() == null ? given.max(BigDecimal.ZERO) : given, due)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRight(List<Object> set, Sets sets, List<String> correct) {
        if (sets.targetOf == null) {
            return set.size() == correct.size() && correct.containsAll(set);
        }
        var filled = set.stream().map(one -> sets.targetOf.apply(one.toString())).toList();
        return correct.containsAll(set)
                && correct.stream().map(sets.targetOf).allMatch(filled::contains);
    }

    private SetKey mapped(
            Response response, Sets sets, List<String> correct, Set<List<Object>> probes)
            throws NotUnderstood {
        var declared = response.mapping();
        var mapping = declared == null ? singles(response, sets) : declared;
        var factor = factor(response, mapping, probes);
        var worth = BigDecimal.ZERO;
        for (var probe : probes) {
            worth = worth.max(points(response.identifier(), probe));
        }
        if (worth.signum() <= 0) {
            throw new NotUnderstood("no response earns points");
        }
        for (var probe : probes) {
            var given = points(response.identifier(), probe).max(BigDecimal.ZERO);
            var due = factor.multiply(sum(mapping, probe)).max(BigDecimal.ZERO);
            if (!near(given, due) && !near(given, due.min(worth))) {
                throw new NotUnderstood("its points do not simply add up");
            }
        }
        var most = isAlone() && declaredMaximum.signum() > 0 ? declaredMaximum.min(worth) : worth;
        return new SetKey(correct, rule(mapping, sets, share(most, factor)), most);
    }

    private static ScoringRule rule(Mapping mapping, Sets sets, BigDecimal full) {
        var values = new HashMap<String, BigDecimal>();
        for (var entry : mapping.entries()) {
            var element = entry.key().toString();
            if (sets.elements.contains(element)) {
                values.put(sets.ours.apply(element), tidy(entry.value()));
            }
        }
        return new ScoringRule.Mapped(
                values, mapping.otherwise(), mapping.lowerBound(), mapping.upperBound(), full);
    }

    /** A mapping that gives each element what it is worth alone. */
    private Mapping singles(Response response, Sets sets) throws NotUnderstood {
        var entries = new ArrayList<Declarations.Entry>();
        for (var element : sets.elements) {
            var worth = points(response.identifier(), List.of(element));
            if (worth.signum() != 0) {
                entries.add(new Declarations.Entry(element, worth, true));
            }
        }
        return new Mapping(entries, BigDecimal.ZERO, null, null);
    }

    private static BigDecimal sum(Mapping mapping, List<Object> set) {
        if (set.isEmpty()) {
            return BigDecimal.ZERO;
        }
        var sum = BigDecimal.ZERO;
        for (var element : set) {
            sum =
                    sum.add(
                            mapping.entries().stream()
                                    .filter(entry -> entry.fits(element))
                                    .map(Declarations.Entry::value)
                                    .findFirst()
                                    .orElse(mapping.otherwise()));
        }
        return mapping.bounded(sum);
    }

    /** Points by what the mapping gives; found where it gives least, where no bound hides it. */
    private BigDecimal factor(Response response, Mapping mapping, Set<List<Object>> probes)
            throws NotUnderstood {
        var least = BigDecimal.ZERO;
        var factor = BigDecimal.ZERO;
        for (var probe : probes) {
            var sum = sum(mapping, probe);
            var given = points(response.identifier(), probe);
            if (sum.signum() > 0
                    && given.signum() > 0
                    && (least.signum() == 0 || sum.compareTo(least) < 0)) {
                least = sum;
                factor = given.divide(sum, PRECISION);
            }
        }
        if (factor.signum() <= 0) {
            throw new NotUnderstood("no response earns points");
        }
        return factor;
    }

    Optional<Response> response(String identifier) {
        return Optional.ofNullable(declarations.responses().get(identifier));
    }
}
