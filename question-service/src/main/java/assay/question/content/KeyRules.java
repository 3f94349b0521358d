package assay.question.content;

import assay.question.content.AnswerKey.Pair;
import assay.question.content.AnswerKey.ScoringRule;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.QuestionContent.Label;
import assay.question.content.formula.FormulaRules;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a key and its content must agree on. A perfect response must be one that can be given. */
final class KeyRules {
    /** How far from 1 weights may sum up: three thirds are written 0.333. */
    private static final BigDecimal WEIGHTS_SLACK = new BigDecimal("0.01");

    /** Characters of formulas times papers for which they are worked out: about a second. */
    private static final int WORKED_CHARACTERS_MAX = 100_000;

    private static final int WORKED_PAPERS_MIN = 10;

    /** Of a credit, weight or share; what a division leaves has fewer. */
    private static final int SHARE_PLACES_MAX = 30;

    /** Of pairs with a value; of more, which no author names, only the sum is looked at. */
    private static final int WEIGHED_MAX = 1_000;

    /** Most pairs of one response, and most characters of a number and of a unit in it. */
    private static final int PAIRS_MAX = 500;

    private static final int WRITTEN_MAX = 40;

    /** As many digits as leave room for a sign and for an exponent such as {@code e-300}. */
    private static final MathContext WRITABLE = new MathContext(34);

    private static final int ROUNDED_PLACES_MAX = 9;

    private static final String UNWRITABLE =
            "no number of %d characters, as candidates write them, is right";

    private final Findings findings;

    private KeyRules(Findings findings) {
        this.findings = findings;
    }

    static void check(QuestionContent content, AnswerKey key, Findings findings) {
        new KeyRules(findings).check(content, key);
    }

    private void check(QuestionContent content, AnswerKey key) {
        if (key.interaction() != content.interaction()) {
            findings.add("/type", "the key is of another type than the content");
            return;
        }
        switch (key) {
            case AnswerKey.SingleChoice(var correct, var credits, _) -> {
                findings.known("/correct", correct, ids(content.choices()), "choice");
                credits.keySet().stream()
                        .sorted()
                        .forEach(choice -> {
                            var here = "/credits/" + choice;
                            findings.known(here, choice, ids(content.choices()), "choice");
                            share(here, credits.getOrDefault(choice, BigDecimal.ZERO));
                            findings.addIf(
                                    choice.equals(correct),
                                    here,
                                    "the right choice earns everything");
                        });
            }
            case AnswerKey.MultipleChoice(var correct, var scoring, _)
                    when content instanceof QuestionContent.MultipleChoice question -> {
                chosen(
                        correct,
                        ids(question.choices()),
                        "choice",
                        scoring,
                        question.minChoices(),
                        question.maxChoices());
            }
            case AnswerKey.Hotspot(var correct, var scoring, _)
                    when content instanceof QuestionContent.Hotspot question -> {
                chosen(
                        correct,
                        regions(question.regions()),
                        "region",
                        scoring,
                        question.minChoices(),
                        question.maxChoices());
            }
            case AnswerKey.Hottext(var correct, var scoring, _)
                    when content instanceof QuestionContent.Hottext question -> {
                chosen(
                        correct,
                        ids(question.words()),
                        "word",
                        scoring,
                        question.minChoices(),
                        question.maxChoices());
            }
            case AnswerKey.Matching(var correct, var scoring, _)
                    when content instanceof QuestionContent.Matching question -> {
                paired(
                        correct,
                        ids(question.sources()),
                        ids(question.targets()),
                        scoring,
                        new Uses(_ -> question.sourceUsesMax(), _ -> question.targetUsesMax()),
                        true);
                uses(correct, Pair::source, question.sourceUsesMax(), "source");
                uses(correct, Pair::target, question.targetUsesMax(), "target");
            }
            case AnswerKey.Categorise(var correct, var scoring, _)
                    when content instanceof QuestionContent.Categorise question -> {
                paired(
                        correct,
                        ids(question.items()),
                        ids(question.categories()),
                        scoring,
                        new Uses(_ -> 1, _ -> 0),
                        true);
                uses(correct, Pair::source, 1, "item");
            }
            case AnswerKey.GapMatch(var correct, var scoring, _)
                    when content instanceof QuestionContent.GapMatch question -> {
                filled(correct, question.words(), question.gaps(), scoring);
            }
            case AnswerKey.LabelImage(var correct, var scoring, _)
                    when content instanceof QuestionContent.LabelImage question -> {
                filled(correct, question.labels(), regions(question.regions()), scoring);
            }
            case AnswerKey.Ordering(var correct, _, _)
                    when content instanceof QuestionContent.Ordering(_, var items) ->
                    order(correct, ids(items));
            case AnswerKey.ShortAnswer(var texts, _) -> texts("/texts", texts);
            case AnswerKey.Numerical(var numbers, _)
                    when content instanceof QuestionContent.Numerical(_, var entry) ->
                    numbers("/numbers", numbers, entry, null);
            case AnswerKey.Calculated(var numbers, var rounding, _)
                    when content
                            instanceof QuestionContent.Calculated(_, var variables, var entry) -> {
                numbers("/numbers", numbers, entry, variables.names());
                worked(numbers, content, variables);
                rounding(rounding);
            }
            case AnswerKey.Slider(var numbers, _)
                    when content instanceof QuestionContent.Slider scale -> {
                numbers("/numbers", numbers, new UnitEntry.None(), null);
                onScale(numbers, scale);
            }
            case AnswerKey.Cloze(var gaps, _)
                    when content instanceof QuestionContent.Cloze question ->
                    gaps(gaps, question.gaps());
            case AnswerKey.SelectPoint(var areas, var otherwise, _)
                    when content instanceof QuestionContent.SelectPoint question ->
                    areas(areas, otherwise, question);
            case AnswerKey.Essay(var marking, _) -> rubric(marking);
            case AnswerKey.FileUpload(var marking, _) -> rubric(marking);
            case AnswerKey.Composite(var parts, _)
                    when content instanceof QuestionContent.Composite question ->
                    composite(parts, question);
            case AnswerKey.TrueFalse _,
                    AnswerKey.Description _,
                    AnswerKey.MultipleChoice _,
                    AnswerKey.Hotspot _,
                    AnswerKey.Hottext _,
                    AnswerKey.Matching _,
                    AnswerKey.Categorise _,
                    AnswerKey.GapMatch _,
                    AnswerKey.LabelImage _,
                    AnswerKey.Ordering _,
                    AnswerKey.Numerical _,
                    AnswerKey.Calculated _,
                    AnswerKey.Slider _,
                    AnswerKey.SelectPoint _,
                    AnswerKey.Cloze _,
                    AnswerKey.Composite _ -> {}
        }
        feedback(content, key.explanation());
    }

    private static List<String> ids(List<Choice> choices) {
        return choices.stream().map(Choice::id).toList();
    }

    private static List<String> labels(List<Label> labels) {
        return labels.stream().map(Label::id).toList();
    }

    private static List<String> regions(List<QuestionContent.Region> regions) {
        return regions.stream().map(QuestionContent.Region::id).toList();
    }

    private void chosen(
            List<String> correct,
            List<String> known,
            String what,
            ScoringRule scoring,
            int min,
            int max) {
        for (var i = 0; i < correct.size(); i++) {
            findings.known("/correct/" + i, correct.get(i), known, what);
        }
        findings.unique("/correct", "", correct, "\"%s\" is named twice");
        scoring(
                scoring,
                Set.copyOf(correct),
                known,
                what,
                true,
                mapped -> best(known, mapped, min, max));
        findings.addIf(
                min <= max && (correct.size() < min || correct.size() > max),
                "/correct",
                "%d right choices cannot be chosen: the question takes %d to %d",
                correct.size(),
                min,
                max);
    }

    /** The most that {@code min} to {@code max} of the elements are worth. */
    private static BigDecimal best(
            List<String> elements, ScoringRule.Mapped mapped, int min, int max) {
        var values =
                elements.stream()
                        .distinct()
                        .map(element -> mapped.values().getOrDefault(element, mapped.otherwise()))
                        .sorted(Comparator.reverseOrder())
                        .toList();
        var sum = BigDecimal.ZERO;
        for (var i = 0; i < Math.min(values.size(), max); i++) {
            if (i < min || values.get(i).signum() > 0) {
                sum = sum.add(values.get(i));
            }
        }
        return sum;
    }

    /** How often a response may use what it pairs; 0: any number of times. */
    private record Uses(ToIntFunction<String> ofSource, ToIntFunction<String> ofTarget) {}

    /**
     * Right pairs.
     *
     * @param sums whether all of them are right together: not where one of several is enough
     */
    private void paired(
            List<Pair> correct,
            List<String> sources,
            List<String> targets,
            ScoringRule scoring,
            Uses uses,
            boolean sums) {
        for (var i = 0; i < correct.size(); i++) {
            findings.known(
                    "/correct/%d/source".formatted(i), correct.get(i).source(), sources, "source");
            findings.known(
                    "/correct/%d/target".formatted(i), correct.get(i).target(), targets, "target");
        }
        findings.unique(
                "/correct",
                "",
                correct.stream().map(Pair::element).toList(),
                "the pair \"%s\" is named twice");
        findings.addIf(correct.isEmpty(), "/correct", "no pair is right");
        findings.addIf(
                sums && correct.size() > PAIRS_MAX,
                "/correct",
                "%d right pairs cannot be given: a response has %d at most",
                correct.size(),
                PAIRS_MAX);
        var elements = new HashMap<String, Pair>();
        for (var source : sources) {
            for (var target : targets) {
                var pair = new Pair(source, target);
                elements.put(pair.element(), pair);
            }
        }
        scoring(
                scoring,
                correct.stream().map(Pair::element).collect(Collectors.toSet()),
                elements.keySet(),
                "pair",
                sums,
                mapped -> best(elements, mapped, uses));
    }

    /** The most that the pairs of a response are worth, or more where there are very many. */
    private static BigDecimal best(
            Map<String, Pair> elements, ScoringRule.Mapped mapped, Uses uses) {
        var values = new HashMap<Pair, BigDecimal>();
        mapped.values()
                .forEach((element, value) -> {
                    var pair = elements.get(element);
                    if (pair != null) {
                        values.put(pair, value);
                    }
                });
        if (values.size() > WEIGHED_MAX) {
            return values.values().stream()
                    .filter(value -> value.signum() > 0)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
        return BestPairs.of(values, uses.ofSource(), uses.ofTarget()).worth();
    }

    /** Right pairs of a label and a place, which takes one label. */
    private void filled(
            List<Pair> correct, List<Label> labels, List<String> places, ScoringRule scoring) {
        var usesMax = new HashMap<String, Integer>();
        labels.forEach(label -> usesMax.putIfAbsent(label.id(), label.usesMax()));
        var uses = new Uses(label -> usesMax.getOrDefault(label, 0), _ -> 1);
        paired(
                correct,
                labels(labels),
                places,
                scoring,
                uses,
                correct.stream().map(Pair::target).distinct().count() == correct.size());
        var asked = correct.stream().map(Pair::target).distinct().count();
        var filled =
                BestPairs.of(
                                correct.stream()
                                        .distinct()
                                        .collect(
                                                Collectors.toMap(
                                                        pair -> pair, _ -> BigDecimal.ONE)),
                                uses.ofSource(),
                                uses.ofTarget())
                        .size();
        findings.addIf(
                filled < asked,
                "/correct",
                "%d places have right ones, and those may not be used often enough to fill more than %d",
                asked,
                filled);
    }

    private void uses(List<Pair> correct, Function<Pair, String> side, int usesMax, String what) {
        if (usesMax == 0) {
            return;
        }
        correct.stream()
                .collect(Collectors.groupingBy(side, TreeMap::new, Collectors.counting()))
                .forEach((id, uses) ->
                        findings.addIf(
                                uses > usesMax,
                                "/correct",
                                "the right pairs use the %s \"%s\" %d times, and it may be used %d",
                                what,
                                id,
                                uses,
                                usesMax));
    }

    /**
     * What a rule names must be there.
     *
     * @param sums whether the weights of the right elements must sum to 1: not where one of several
     *     is enough
     * @param best the most that the values of one response can sum to
     */
    private void scoring(
            ScoringRule scoring,
            Set<String> correct,
            Collection<String> known,
            String what,
            boolean sums,
            Function<ScoringRule.Mapped, BigDecimal> best) {
        switch (scoring) {
            case ScoringRule.AllOrNothing() -> {}
            case ScoringRule.PartialCredit(var weights) -> {
                named("/scoring/weights/", weights.keySet(), known, what);
                weights.forEach((element, weight) -> {
                    share("/scoring/weights/" + element, weight);
                    findings.addIf(
                            weight.abs().compareTo(BigDecimal.ONE) > 0,
                            "/scoring/weights/" + element,
                            "a weight is within -1 and 1");
                });
                var sum =
                        correct.stream()
                                .map(element -> weights.getOrDefault(element, BigDecimal.ZERO))
                                .reduce(BigDecimal.ZERO, BigDecimal::add);
                findings.addIf(
                        sums
                                && !weights.isEmpty()
                                && sum.subtract(BigDecimal.ONE).abs().compareTo(WEIGHTS_SLACK) > 0,
                        "/scoring/weights",
                        "the weights of the right choices sum to %s instead of 1",
                        sum.toPlainString());
            }
            case ScoringRule.Mapped mapped -> {
                var values = mapped.values();
                var lower = mapped.lowerBound();
                var upper = mapped.upperBound();
                named("/scoring/values/", values.keySet(), known, what);
                findings.addIf(
                        lower != null && upper != null && lower.compareTo(upper) > 0,
                        "/scoring/lowerBound",
                        "lowerBound is greater than upperBound");
                var sum = best.apply(mapped);
                var most = upper == null ? sum : sum.min(upper);
                findings.addIf(
                        mapped.otherwise().signum() <= 0
                                && known.containsAll(values.keySet())
                                && most.compareTo(mapped.full()) < 0,
                        "/scoring/full",
                        "no response earns more than %s",
                        most.toPlainString());
            }
        }
    }

    private void named(String below, Set<String> elements, Collection<String> known, String what) {
        elements.stream()
                .sorted()
                .forEach(element -> findings.known(below + element, element, known, what));
    }

    private void order(List<String> correct, List<String> items) {
        for (var i = 0; i < correct.size(); i++) {
            findings.known("/correct/" + i, correct.get(i), items, "item");
        }
        findings.unique("/correct", "", correct, "\"%s\" is named twice");
        var missing = new HashSet<>(items);
        correct.forEach(missing::remove);
        missing.stream()
                .sorted()
                .forEach(item -> findings.add("/correct", "the item \"%s\" is missing", item));
    }

    private void areas(
            List<AnswerKey.Area> areas,
            BigDecimal otherwise,
            QuestionContent.SelectPoint question) {
        share("/otherwise", otherwise);
        for (var i = 0; i < areas.size(); i++) {
            share("/areas/%d/credit".formatted(i), areas.get(i).credit());
            findings.addIf(
                    areas.get(i).shape().isOutside(question.image()),
                    "/areas/%d/shape".formatted(i),
                    "the area lies outside of the picture");
        }
        // A point more than there are areas to hit goes where one is already, and costs nothing.
        var most =
                areas.stream()
                        .map(AnswerKey.Area::credit)
                        .filter(credit -> credit.signum() > 0)
                        .sorted(Comparator.reverseOrder())
                        .limit(Math.max(question.maxPoints(), 0))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        findings.addIf(
                question.maxPoints() > 0 && most.compareTo(BigDecimal.ONE) < 0,
                "/areas",
                "%d points, all that may be set, earn %s at most instead of 1",
                question.maxPoints(),
                most.toPlainString());
    }

    /** A share of points, of any size, is written with so many places. */
    private void share(String pointer, BigDecimal share) {
        findings.addIf(
                share.scale() > SHARE_PLACES_MAX,
                pointer,
                "must not have more than %d digits after the point",
                SHARE_PLACES_MAX);
    }

    private void texts(String here, AcceptedText.Texts texts) {
        for (var i = 0; i < texts.accepted().size(); i++) {
            share("%s/accepted/%d/credit".formatted(here, i), texts.accepted().get(i).credit());
        }
        findings.addIf(
                texts.accepted().stream().noneMatch(text -> isFull(text.credit())),
                here + "/accepted",
                "no text earns everything");
    }

    /**
     * Numbers and their units.
     *
     * @param variables that formulas may name; null: the question has no formulas
     */
    private void numbers(
            String here,
            AcceptedNumber.Numbers numbers,
            UnitEntry entry,
            @Nullable Set<String> variables) {
        var accepted = numbers.accepted();
        for (var i = 0; i < accepted.size(); i++) {
            var place = "%s/accepted/%d".formatted(here, i);
            share(place + "/credit", accepted.get(i).credit());
            switch (accepted.get(i)) {
                case AcceptedNumber.Range(var minimum, var maximum, _, _) -> {
                    findings.addIf(
                            minimum.compareTo(maximum) > 0,
                            place + "/minimum",
                            "minimum is greater than maximum");
                    findings.addIf(
                            minimum.compareTo(maximum) <= 0
                                    && !isWritable(minimum)
                                    && minimum.round(up(WRITABLE)).compareTo(maximum) > 0,
                            place + "/minimum",
                            UNWRITABLE,
                            WRITTEN_MAX);
                }
                case AcceptedNumber.Value(var value, var tolerance, _, _) ->
                        findings.addIf(
                                !isWritable(value)
                                        && !tolerance.isMet(value, value.round(WRITABLE)),
                                place + "/value",
                                UNWRITABLE,
                                WRITTEN_MAX);
                case AcceptedNumber.Formula(var formula, _, _, _) ->
                        formula(place, formula, variables);
                case AcceptedNumber.Anything _ -> {}
            }
        }
        findings.addIf(
                accepted.stream().noneMatch(number -> isFull(number.credit())),
                here + "/accepted",
                "no number earns everything");
        units(here + "/units", numbers.units(), entry);
    }

    /** Whether a candidate can write exactly this number, with an exponent or without. */
    private static boolean isWritable(BigDecimal number) {
        var plain = number.stripTrailingZeros();
        var scientific = plain.unscaledValue() + "e" + -plain.scale();
        return Math.min(plain.toPlainString().length(), scientific.length()) <= WRITTEN_MAX;
    }

    private static MathContext up(MathContext context) {
        return new MathContext(context.getPrecision(), RoundingMode.CEILING);
    }

    private void formula(String here, String formula, @Nullable Set<String> variables) {
        if (variables == null) {
            findings.add(here + "/type", "only a calculated question has formulas");
        } else if (!formula.isBlank()) { // which is a fault already
            FormulaRules.fault(formula, variables)
                    .ifPresent(fault -> findings.add(here + "/formula", "%s", fault));
        }
    }

    /**
     * A formula comes to a number whatever a paper draws; else nobody could score the response. Of
     * long formulas fewer papers are tried.
     */
    private void worked(
            AcceptedNumber.Numbers numbers, QuestionContent content, Variables variables) {
        var drawn = new Findings();
        ContentRules.check(content, drawn);
        if (!drawn.all().isEmpty()) {
            return;
        }
        var characters =
                numbers.accepted().stream()
                        .mapToInt(number ->
                                number instanceof AcceptedNumber.Formula(var formula, _, _, _)
                                        ? formula.length()
                                        : 0)
                        .sum();
        var edges = variables.edges();
        var papers =
                edges.subList(
                        0,
                        Math.min(
                                edges.size(),
                                Math.max(
                                        WORKED_PAPERS_MIN,
                                        WORKED_CHARACTERS_MAX / Math.max(1, characters))));
        for (var i = 0; i < numbers.accepted().size(); i++) {
            if (numbers.accepted().get(i) instanceof AcceptedNumber.Formula(var formula, _, _, _)
                    && !formula.isBlank()
                    && FormulaRules.fault(formula, variables.names()).isEmpty()) {
                var here = "/numbers/accepted/%d/formula".formatted(i);
                FormulaRules.nothing(formula, papers)
                        .ifPresent(nothing ->
                                findings.add(
                                        here,
                                        "the formula comes to nothing for %s: %s",
                                        listed(nothing.values()),
                                        nothing.reason()));
            }
        }
    }

    private static String listed(Map<String, BigDecimal> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + " = " + value.getValue().toPlainString())
                .collect(Collectors.joining(", "));
    }

    private void units(String here, AcceptedNumber.Units units, UnitEntry entry) {
        var symbols =
                units.accepted().stream()
                        .map(unit -> AcceptedNumber.Unit.withoutSpace(unit.symbol()))
                        .toList();
        findings.unique(here + "/accepted", "/symbol", symbols, "another unit is called \"%s\"");
        share(here + "/penalty", units.penalty());
        for (var i = 0; i < units.accepted().size(); i++) {
            var factor = units.accepted().get(i).factor();
            var place = "%s/accepted/%d/factor".formatted(here, i);
            findings.addIf(
                    units.accepted().get(i).symbol().length() > WRITTEN_MAX,
                    "%s/accepted/%d/symbol".formatted(here, i),
                    "a candidate writes %d characters at most",
                    WRITTEN_MAX);
            findings.addIf(factor.signum() == 0, place, "a factor is not 0");
            findings.addIf(
                    i == 0 && factor.compareTo(BigDecimal.ONE) != 0,
                    place,
                    "the first unit is that of the accepted numbers: its factor is 1");
        }
        switch (entry) {
            case UnitEntry.None() ->
                    findings.addIf(
                            !symbols.isEmpty(),
                            here + "/accepted",
                            "the question takes no unit, so none can be right");
            case UnitEntry.Picked(var offered) ->
                    findings.addIf(
                            !symbols.isEmpty()
                                    && offered.stream()
                                            .map(AcceptedNumber.Unit::withoutSpace)
                                            .noneMatch(symbols::contains),
                            here + "/accepted",
                            "none of the units that the question offers is accepted");
            case UnitEntry.Written() -> {}
        }
    }

    private void rounding(AnswerKey.@Nullable Rounding rounding) {
        findings.addIf(
                rounding != null
                        && rounding.mode() == AnswerKey.Rounding.Mode.SIGNIFICANT_FIGURES
                        && rounding.figures() < 1,
                "/rounding/figures",
                "significant figures are 1 or more");
        findings.addIf(
                rounding != null
                        && rounding.mode() == AnswerKey.Rounding.Mode.DECIMAL_PLACES
                        && rounding.figures() > ROUNDED_PLACES_MAX,
                "/rounding/figures",
                "decimal places are %d or fewer",
                ROUNDED_PLACES_MAX);
    }

    private void onScale(AcceptedNumber.Numbers numbers, QuestionContent.Slider scale) {
        for (var i = 0; i < numbers.accepted().size(); i++) {
            var here = "/numbers/accepted/" + i;
            switch (numbers.accepted().get(i)) {
                case AcceptedNumber.Value(var value, var tolerance, _, _) -> {
                    if (value.compareTo(scale.minimum()) < 0
                            || value.compareTo(scale.maximum()) > 0) {
                        findings.add(here + "/value", "the value is not on the scale");
                    } else {
                        findings.addIf(
                                scale.stepsAround(value).stream()
                                        .noneMatch(step -> tolerance.isMet(value, step)),
                                here + "/value",
                                "no step of the scale is within the tolerance of %s",
                                value.toPlainString());
                    }
                }
                case AcceptedNumber.Range(var minimum, var maximum, _, _) ->
                        findings.addIf(
                                minimum.compareTo(maximum) <= 0
                                        && scale.stepsAround(minimum.max(scale.minimum())).stream()
                                                .noneMatch(step ->
                                                        step.compareTo(minimum) >= 0
                                                                && step.compareTo(maximum) <= 0),
                                here + "/minimum",
                                "no step of the scale is within the range");
                case AcceptedNumber.Formula _, AcceptedNumber.Anything _ -> {}
            }
        }
    }

    private void gaps(List<GapKey> keys, List<Gap> gaps) {
        var byId = new HashMap<String, Gap>();
        gaps.forEach(gap -> byId.put(gap.id(), gap));
        var known = Set.copyOf(byId.keySet());
        findings.unique(
                "/gaps",
                "/gap",
                keys.stream().map(GapKey::gap).toList(),
                "the gap \"%s\" has a key already");
        for (var i = 0; i < keys.size(); i++) {
            var here = "/gaps/" + i;
            var key = keys.get(i);
            findings.known(here + "/gap", key.gap(), known, "gap");
            var gap = byId.remove(key.gap());
            if (gap != null) {
                gap(here, key, gap);
            }
        }
        byId.keySet().stream()
                .filter(id -> !id.isEmpty())
                .sorted()
                .forEach(id -> findings.add("/gaps", "the gap \"%s\" has no key", id));
        findings.addIf(
                !keys.isEmpty() && keys.stream().allMatch(key -> key.weight().signum() == 0),
                "/gaps",
                "no gap has a weight");
    }

    private void gap(String here, GapKey key, Gap gap) {
        switch (key) {
            case GapKey.Text(_, _, var texts) when gap instanceof Gap.Text ->
                    texts(here + "/texts", texts);
            case GapKey.Numeric(_, _, var numbers) when gap instanceof Gap.Numeric(_, var entry) ->
                    numbers(here + "/numbers", numbers, entry, null);
            case GapKey.Selection(_, _, var credits, var feedback)
                    when gap instanceof Gap.Selection(_, var choices, _) -> {
                named(here + "/credits/", credits.keySet(), ids(choices), "choice");
                credits.forEach((choice, credit) -> share(here + "/credits/" + choice, credit));
                named(here + "/feedback/", feedback.keySet(), ids(choices), "choice");
                findings.addIf(
                        credits.values().stream().noneMatch(KeyRules::isFull),
                        here + "/credits",
                        "no choice earns everything");
            }
            case GapKey.Text _, GapKey.Numeric _, GapKey.Selection _ ->
                    findings.add(here + "/type", "the key is of another type than the gap");
        }
    }

    private void rubric(Marking marking) {
        var criteria = marking.rubric();
        findings.unique(
                "/marking/rubric",
                "/id",
                criteria.stream().map(Marking.Criterion::id).toList(),
                "another criterion has the id \"%s\"");
        var sum = BigDecimal.ZERO;
        for (var i = 0; i < criteria.size(); i++) {
            var shares = criteria.get(i).levels().stream().map(Marking.Level::share).toList();
            for (var level = 0; level < shares.size(); level++) {
                share("/marking/rubric/%d/levels/%d/share".formatted(i, level), shares.get(level));
            }
            findings.addIf(
                    !shares.equals(shares.stream().sorted().toList()),
                    "/marking/rubric/%d/levels".formatted(i),
                    "levels go from the least to the most");
            sum = sum.add(shares.stream().max(BigDecimal::compareTo).orElse(BigDecimal.ZERO));
        }
        findings.addIf(
                !criteria.isEmpty() && sum.compareTo(BigDecimal.ONE) != 0,
                "/marking/rubric",
                "the best levels sum to %s instead of 1",
                sum.toPlainString());
    }

    private void composite(List<AnswerKey.PartKey> keys, QuestionContent.Composite question) {
        Map<String, QuestionContent> parts = new HashMap<>();
        question.parts().forEach(part -> parts.put(part.id(), part.content()));
        var known = Set.copyOf(parts.keySet());
        findings.unique(
                "/parts",
                "/part",
                keys.stream().map(AnswerKey.PartKey::part).toList(),
                "the part \"%s\" has a key already");
        for (var i = 0; i < keys.size(); i++) {
            var key = keys.get(i);
            findings.known("/parts/%d/part".formatted(i), key.part(), known, "part");
            var content = parts.remove(key.part());
            if (content != null) {
                check(content, key.key(), findings.below("/parts/%d/key".formatted(i)));
            }
        }
        parts.keySet().stream()
                .filter(id -> !id.isEmpty())
                .sorted()
                .forEach(id -> findings.add("/parts", "the part \"%s\" has no key", id));
    }

    private void feedback(QuestionContent content, AnswerKey.Explanation explanation) {
        var choices = explanation.feedback().stream().map(AnswerKey.Feedback::choice).toList();
        var known = answerable(content);
        for (var i = 0; i < choices.size(); i++) {
            findings.known("/feedback/%d/choice".formatted(i), choices.get(i), known, "choice");
        }
        findings.unique("/feedback", "/choice", choices, "\"%s\" has feedback already");
    }

    /** What feedback can be about. */
    private static List<String> answerable(QuestionContent content) {
        return switch (content) {
            case QuestionContent.SingleChoice(_, var choices, _) -> ids(choices);
            case QuestionContent.MultipleChoice(_, var choices, _, _, _) -> ids(choices);
            case QuestionContent.TrueFalse _ -> List.of("true", "false");
            case QuestionContent.Matching question -> ids(question.sources());
            case QuestionContent.Ordering(_, var items) -> ids(items);
            case QuestionContent.Categorise(_, _, var items, _) -> ids(items);
            case QuestionContent.GapMatch(_, var words, _, _) -> labels(words);
            case QuestionContent.LabelImage question -> labels(question.labels());
            case QuestionContent.Hotspot question -> regions(question.regions());
            case QuestionContent.Hottext question -> ids(question.words());
            case QuestionContent.ShortAnswer _,
                    QuestionContent.Numerical _,
                    QuestionContent.Cloze _,
                    QuestionContent.SelectPoint _,
                    QuestionContent.Slider _,
                    QuestionContent.Essay _,
                    QuestionContent.FileUpload _,
                    QuestionContent.Calculated _,
                    QuestionContent.Composite _,
                    QuestionContent.Description _ ->
                    List.of();
        };
    }

    private static boolean isFull(BigDecimal credit) {
        return credit.compareTo(BigDecimal.ONE) == 0;
    }
}
