package assay.question.exchange.qti;

import assay.question.content.AcceptedText;
import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Explanation;
import assay.question.content.AnswerKey.OrderScoring;
import assay.question.content.AnswerKey.Pair;
import assay.question.content.AnswerKey.ScoringRule;
import assay.question.content.Gap;
import assay.question.content.GapKey;
import assay.question.content.Marking;
import assay.question.content.Picture;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.QuestionContent.Label;
import assay.question.content.QuestionContent.Region;
import assay.question.content.UnitEntry;
import assay.question.exchange.Media.Kept;
import assay.question.exchange.UnreadableFile;
import assay.question.exchange.qti.Asked.Probe;
import assay.question.exchange.qti.Declarations.Response;
import assay.question.exchange.qti.Scoring.SetKey;
import assay.question.exchange.qti.Scoring.Sets;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a question of each interaction. */
final class InteractionReader {
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal ZERO = BigDecimal.ZERO;
    private static final long UPLOAD_BYTES_MAX = 10L << 20;
    private static final int WRONG_PAIRS_MAX = 20;
    private static final Pattern LINE_AT_END = Pattern.compile("_____(</[a-z0-9]+>|\\s)*$");
    private static final String NONSENSE = "\u2047\u2047";

    /** Interactions that stand within a line of text. */
    static final Set<String> INLINE = Set.of("textEntryInteraction", "inlineChoiceInteraction");

    /** Why the others cannot be had. */
    private static final Map<String, String> FOREIGN =
            Map.of(
                    "graphicAssociateInteraction", "joins places of a picture",
                    "positionObjectInteraction", "moves objects over a picture",
                    "customInteraction", "is an extension of its author's",
                    "portableCustomInteraction", "is a program of its author's");

    private final Html html;
    private final Remarks remarks;
    private final Scoring scoring;
    private final Pictures pictures;
    private final boolean ours;

    /** Writes the text around an interaction with something in its place. */
    @FunctionalInterface
    interface Stem {
        String with(List<Node> inPlace) throws UnreadableFile;
    }

    /** Keeps the picture of an interaction. */
    @FunctionalInterface
    interface Pictures {
        Kept keep(Element object) throws UnreadableFile;
    }

    InteractionReader(
            Html html, Remarks remarks, Scoring scoring, Pictures pictures, boolean ours) {
        this.html = html;
        this.remarks = remarks;
        this.scoring = scoring;
        this.pictures = pictures;
        this.ours = ours;
    }

    static boolean isInteraction(Element element) {
        return element.name().endsWith("Interaction") && !element.is("endAttemptInteraction");
    }

    Asked read(Element interaction, Stem stem) throws NotAnItem, NotUnderstood, UnreadableFile {
        return switch (interaction.name()) {
            case "choiceInteraction" -> choice(interaction, stem);
            case "orderInteraction" -> ordering(interaction, stem);
            case "associateInteraction" -> associate(interaction, stem);
            case "matchInteraction" -> matching(interaction, stem);
            case "gapMatchInteraction" -> gapMatch(interaction, stem);
            case "graphicGapMatchInteraction" -> labelImage(interaction, stem);
            case "hottextInteraction" -> hottext(interaction, stem);
            case "hotspotInteraction" -> hotspot(interaction, stem);
            case "selectPointInteraction" -> selectPoint(interaction, stem);
            case "sliderInteraction" -> slider(interaction, stem);
            case "extendedTextInteraction" -> essay(interaction, stem);
            case "uploadInteraction" -> upload(interaction, stem);
            case "textEntryInteraction" -> entry(interaction, stem);
            case "inlineChoiceInteraction" -> cloze(List.of(interaction), stem, _ -> "a");
            default ->
                    throw new NotAnItem(
                            interaction,
                            "Its %s %s, which no question of this service does."
                                    .formatted(
                                            interaction.name(),
                                            FOREIGN.getOrDefault(
                                                    interaction.name(), "is not one of QTI's")));
        };
    }

    private Response response(Element interaction) throws NotAnItem {
        var identifier = interaction.get("responseIdentifier");
        return scoring.response(identifier)
                .orElseThrow(() ->
                        new NotAnItem(
                                interaction,
                                "Its %s answers \"%s\", which is not declared."
                                        .formatted(interaction.name(), identifier)));
    }

    private static List<Node> prompt(Element interaction) {
        return interaction.elements("prompt").stream().map(InteractionReader::paragraph).toList();
    }

    private static Node paragraph(Element prompt) {
        var holder = Element.html(Html.hasBlocks(prompt) ? "div" : "p");
        prompt.children().forEach(holder::add);
        return holder;
    }

    private List<Choice> choices(List<Element> elements, Names names)
            throws NotAnItem, UnreadableFile {
        var choices = new ArrayList<Choice>();
        for (var element : elements) {
            var text = shown(element, unwrapped(element));
            choices.add(new Choice(names.of(element.get("identifier")), text));
        }
        return choices;
    }

    /** A text, which may not be empty: nobody could choose it. */
    private static String shown(Element element, String text) throws NotAnItem {
        if (!text.isBlank()) {
            return text;
        }
        var pictures =
                element.all("img", "object")
                        .map(one -> one.get("src", one.get("data")))
                        .filter(address -> !address.isEmpty())
                        .toList();
        throw new NotAnItem(
                element,
                pictures.isEmpty()
                        ? "One of its choices shows nothing."
                        : "One of its choices shows nothing without %s."
                                .formatted(String.join(", ", pictures)));
    }

    /** Its text; a single paragraph around all of it goes. */
    private String unwrapped(Element element) throws UnreadableFile {
        var blocks = element.elements();
        var lone =
                blocks.size() == 1
                        && blocks.getFirst().is("p")
                        && blocks.getFirst().attributes().isEmpty()
                        && element.text().strip().equals(blocks.getFirst().text().strip());
        return html.of(lone && !ours ? blocks.getFirst() : element);
    }

    private static boolean shuffles(Element interaction) {
        return interaction.get("shuffle").equalsIgnoreCase("true");
    }

    private void checkFixed(Element interaction, List<Element> choices) {
        if (shuffles(interaction)
                && choices.stream().anyMatch(one -> one.get("fixed").equals("true"))
                && !isCategorise(interaction)) {
            var all = choices.stream().allMatch(one -> one.get("fixed").equals("true"));
            if (!all) {
                remarks.lossy("Some choices keep their place in a shuffled list; here none does.");
            }
        }
        if (choices.stream().anyMatch(one -> !one.get("templateIdentifier").isEmpty())) {
            remarks.lossy("Some choices are shown to some candidates only; here to all.");
        }
    }

    /** A list that is shuffled but for its choices, which are all fixed, is not. */
    private static boolean shuffles(Element interaction, List<Element> choices) {
        return shuffles(interaction)
                && !choices.stream().allMatch(one -> one.get("fixed").equals("true"));
    }

    private static int count(Element element, String attribute, int otherwise) {
        return Values.number(element.get(attribute))
                .filter(number -> number.abs().compareTo(BigDecimal.valueOf(1_000_000)) < 0)
                .map(BigDecimal::intValue)
                .orElse(otherwise);
    }

    private static Probe probe(String response, Object value, BigDecimal credit, String choice) {
        return new Probe(Map.of(response, List.of(value)), held(credit), choice, -1);
    }

    private static BigDecimal held(BigDecimal credit) {
        return credit.max(ZERO).min(ONE);
    }

    private Asked choice(Element interaction, Stem stem)
            throws NotAnItem, NotUnderstood, UnreadableFile {
        var response = response(interaction);
        var elements = interaction.elements("simpleChoice");
        if (elements.isEmpty()) {
            throw new NotAnItem(interaction, "It has nothing to choose from.");
        }
        checkFixed(interaction, elements);
        var names = new Names(ours);
        var choices = choices(elements, names);
        var text = stem.with(prompt(interaction));
        return response.isContainer()
                ? multipleChoice(interaction, response, names, choices, text)
                : singleChoice(interaction, response, names, choices, text);
    }

    private Asked singleChoice(
            Element interaction, Response response, Names names, List<Choice> choices, String text)
            throws NotAnItem, NotUnderstood {
        if (count(interaction, "minChoices", 0) > 0) {
            remarks.normalised("That a choice must be made is not asked for.");
        }
        var elements = interaction.elements("simpleChoice");
        var credits = credits(response, identifiers(elements), interaction);
        var correct = credits.correct();
        var probes = new ArrayList<Probe>();
        for (var choice : elements) {
            var identifier = choice.get("identifier");
            probes.add(
                    probe(
                            response.identifier(),
                            identifier,
                            credits.of(identifier),
                            names.of(identifier)));
        }
        var truth = truth(interaction, elements, choices, credits);
        if (truth != null) {
            return new Asked(
                    new QuestionContent.TrueFalse(text),
                    new AnswerKey.TrueFalse(
                            "true".equals(truth.get(names.of(correct))), Explanation.NONE),
                    credits.points(),
                    probes.stream()
                            .map(one -> renamed(one, truth.getOrDefault(one.choice(), "")))
                            .toList(),
                    names.identifiers());
        }
        var others = new LinkedHashMap<String, BigDecimal>();
        credits.shares()
                .forEach((identifier, share) -> {
                    if (!identifier.equals(correct) && share.signum() != 0) {
                        others.put(names.of(identifier), share);
                    }
                });
        return new Asked(
                new QuestionContent.SingleChoice(text, choices, shuffles(interaction, elements)),
                new AnswerKey.SingleChoice(names.of(correct), others, Explanation.NONE),
                credits.points(),
                probes,
                names.identifiers());
    }

    private static Probe renamed(Probe probe, String choice) {
        return new Probe(probe.responses(), probe.credit(), choice, probe.accepted());
    }

    private static List<String> identifiers(List<Element> elements) {
        return elements.stream().map(one -> one.get("identifier")).toList();
    }

    /** Shares of the points by identifier. */
    private record Credits(String correct, Map<String, BigDecimal> shares, BigDecimal points) {
        BigDecimal of(String identifier) {
            return shares.getOrDefault(identifier, ZERO);
        }
    }

    private Credits credits(Response response, List<String> identifiers, Element where)
            throws NotUnderstood, NotAnItem {
        var worths = new LinkedHashMap<String, BigDecimal>();
        for (var identifier : identifiers) {
            worths.put(identifier, scoring.points(response.identifier(), List.of(identifier)));
        }
        var points = worths.values().stream().reduce(ZERO, BigDecimal::max);
        if (points.signum() <= 0) {
            if (response.correct().isEmpty() && response.mapping() == null) {
                throw new NotAnItem(where, "The file does not say what is right.");
            }
            throw new NotUnderstood("no choice earns points");
        }
        var best =
                identifiers.stream()
                        .filter(one -> Scoring.near(worths.getOrDefault(one, ZERO), points))
                        .toList();
        var named = response.correct().stream().map(Object::toString).toList();
        var correct = best.stream().filter(named::contains).findFirst().orElse(best.getFirst());
        var shares = new LinkedHashMap<String, BigDecimal>();
        if (ours && response.mapping() != null) {
            // the bounds of the mapping hide what is negative
            for (var entry : response.mapping().entries()) {
                worths.computeIfPresent(
                        entry.key().toString(),
                        (_, worth) -> entry.value().signum() < 0 ? entry.value() : worth);
            }
        }
        worths.forEach((identifier, worth) -> {
            var share = Scoring.share(worth, points);
            if (share.compareTo(ONE.negate()) < 0) {
                remarks.normalised("A choice takes more away than there is to earn.");
            }
            shares.put(identifier, share.max(ONE.negate()));
        });
        return new Credits(correct, shares, points);
    }

    /** {@code true} and {@code false} by our id, if that is what the two choices say. */
    private @Nullable Map<String, String> truth(
            Element interaction, List<Element> elements, List<Choice> choices, Credits credits) {
        if (elements.size() != 2
                || shuffles(interaction, elements)
                || credits.shares().values().stream().filter(one -> one.signum() != 0).count()
                        != 1) {
            return null;
        }
        var said = new HashMap<String, String>();
        for (var i = 0; i < elements.size(); i++) {
            var pictured =
                    elements.get(i).contains(one -> one.is("img", "object", "math", "video"));
            said.put(
                    choices.get(i).id(),
                    pictured
                            ? ""
                            : choices.get(i)
                                    .text()
                                    .replaceAll("<[^>]*>", "")
                                    .strip()
                                    .toLowerCase(Locale.ROOT));
        }
        if (ours && !elements.getFirst().get("identifier").equals("true")) {
            return null;
        }
        return Set.copyOf(said.values()).equals(Set.of("true", "false")) ? said : null;
    }

    private Asked multipleChoice(
            Element interaction, Response response, Names names, List<Choice> choices, String text)
            throws NotAnItem, NotUnderstood {
        var elements = interaction.elements("simpleChoice");
        var max = most(interaction, choices.size());
        var key = chosen(interaction, response, identifiers(elements), names, max);
        return new Asked(
                new QuestionContent.MultipleChoice(
                        text,
                        choices,
                        least(interaction, key.correct().size()),
                        Math.max(max, key.correct().size()),
                        shuffles(interaction, elements)),
                new AnswerKey.MultipleChoice(
                        key.correct().stream().map(names::of).toList(),
                        key.rule(),
                        Explanation.NONE),
                key.points(),
                setProbes(response, key, identifiers(elements), names),
                names.identifiers());
    }

    private static int most(Element interaction, int all) {
        var max = count(interaction, "maxChoices", 1);
        return max <= 0 ? all : Math.min(max, all);
    }

    /** What can be earned beyond all points is lost. */
    private void checkBonus(SetKey key, int max) {
        if (ours || !(key.rule() instanceof ScoringRule.Mapped mapped)) {
            return;
        }
        var sum =
                mapped.values().values().stream()
                        .filter(value -> value.signum() > 0)
                        .sorted(Comparator.reverseOrder())
                        .limit(max)
                        .reduce(ZERO, BigDecimal::add);
        var most = mapped.upperBound() == null ? sum : sum.min(mapped.upperBound());
        if (most.compareTo(mapped.full()) > 0) {
            remarks.lossy(
                    "A response can earn %s, and %s is all that it says it is worth; here nothing more is earned."
                            .formatted(most.toPlainString(), mapped.full().toPlainString()));
        }
    }

    /** How many must be chosen; never more than are right. */
    private int least(Element interaction, int right) {
        var least = Math.max(0, count(interaction, "minChoices", 0));
        if (least > right) {
            remarks.lossy(
                    "At least %d must be chosen, and only %d are right; here so many are enough."
                            .formatted(least, right));
        }
        return Math.min(least, right);
    }

    private SetKey chosen(
            Element interaction, Response response, List<String> elements, Names names, int max)
            throws NotUnderstood, NotAnItem {
        if (response.isContainer()) {
            var key =
                    scoring.set(
                            response,
                            new Sets(elements, null, names::of, max == elements.size() ? 0 : max),
                            interaction);
            checkBonus(key, max);
            if (key.correct().size() > max) {
                remarks.lossy(
                        "More choices are right than can be chosen; here all of them can be.");
            }
            return ownRule(interaction, key, names::of);
        }
        var credits = credits(response, elements, interaction);
        var alone =
                credits.shares().values().stream().filter(one -> one.signum() != 0).count() == 1;
        return new SetKey(
                List.of(credits.correct()),
                alone
                        ? new ScoringRule.AllOrNothing()
                        : new ScoringRule.Mapped(
                                named(credits.shares(), names), ZERO, null, null, ONE),
                credits.points());
    }

    private static Map<String, BigDecimal> named(Map<String, BigDecimal> shares, Names names) {
        var values = new HashMap<String, BigDecimal>();
        shares.forEach((identifier, share) -> values.put(names.of(identifier), share));
        return values;
    }

    /** Partial credit that this service wrote as a mapping becomes what it was. */
    private SetKey ownRule(Element interaction, SetKey key, Function<String, String> oursOf) {
        var even = hasClass(interaction, "assay-even-credit");
        if (!ours || (!even && !hasClass(interaction, "assay-partial-credit"))) {
            return key;
        }
        if (!(key.rule() instanceof ScoringRule.Mapped(var values, _, _, _, var full))) {
            // one element alone: all or nothing is the same
            var one = oursOf.apply(key.correct().getFirst());
            return new SetKey(
                    key.correct(),
                    new ScoringRule.PartialCredit(even ? Map.of() : Map.of(one, ONE)),
                    key.points());
        }
        var weights = new HashMap<String, BigDecimal>();
        if (!even) {
            values.forEach((element, value) -> weights.put(element, Scoring.share(value, full)));
        }
        return new SetKey(key.correct(), new ScoringRule.PartialCredit(weights), key.points());
    }

    /** The same of pairs; that too many take points away is said beside the mapping. */
    private SetKey ownShares(Element interaction, Response response, UnaryOperator<String> oursOf)
            throws NotUnderstood {
        var weights = new HashMap<String, BigDecimal>();
        if (response.mapping() != null && hasClass(interaction, "assay-partial-credit")) {
            response.mapping()
                    .entries()
                    .forEach(entry ->
                            weights.put(oursOf.apply(entry.key().toString()), entry.value()));
        }
        return new SetKey(
                response.correct().stream().map(Object::toString).toList(),
                new ScoringRule.PartialCredit(weights),
                scoring.points(response.identifier(), response.correct()));
    }

    static boolean hasClass(Element element, String name) {
        return List.of(element.get("class").split("\\s+")).contains(name);
    }

    private static boolean isCategorise(Element interaction) {
        return hasClass(interaction, "assay-categorise");
    }

    private List<Probe> setProbes(Response response, SetKey key, List<String> elements, Names names)
            throws NotUnderstood {
        var probes = rightProbes(response, key);
        for (var element : elements) {
            var one = Map.of(response.identifier(), List.<Object>of(element));
            probes.add(tried(one, key.points(), names.of(element)));
        }
        return probes;
    }

    /** The right set, and it without each of its elements, unless one alone is left. */
    private List<Probe> rightProbes(Response response, SetKey key) throws NotUnderstood {
        var probes = new ArrayList<Probe>();
        var all = List.<Object>copyOf(key.correct());
        probes.add(new Probe(Map.of(response.identifier(), all), ONE, "", -1));
        if (key.correct().size() > 2) {
            for (var element : key.correct()) {
                var others = new ArrayList<Object>(key.correct());
                others.remove(element);
                probes.add(tried(Map.of(response.identifier(), others), key.points(), ""));
            }
        }
        return probes;
    }

    /** Some responses, whose credit the rules tell. */
    private Probe tried(Map<String, List<Object>> responses, BigDecimal best, String choice)
            throws NotUnderstood {
        return new Probe(
                responses, held(Scoring.share(scoring.points(responses), best)), choice, -1);
    }

    private Asked ordering(Element interaction, Stem stem)
            throws NotAnItem, NotUnderstood, UnreadableFile {
        var response = response(interaction);
        var elements = interaction.elements("simpleChoice");
        checkFixed(interaction, elements);
        var correct = response.correct().stream().map(Object::toString).toList();
        if (correct.isEmpty()) {
            throw new NotAnItem(interaction, "The file does not say which order is right.");
        }
        var placed =
                elements.stream().filter(one -> correct.contains(one.get("identifier"))).toList();
        if (placed.size() != correct.size() || Set.copyOf(correct).size() != correct.size()) {
            throw new NotAnItem(
                    interaction, "The right order names what is no choice, or a choice twice.");
        }
        if (placed.size() < elements.size()) {
            var extra = new ArrayList<>(identifiers(elements));
            extra.removeAll(correct);
            remarks.lossy(
                    "What has no place in the right order is left out: %s."
                            .formatted(String.join(", ", extra)));
        }
        checkPlaced(interaction, elements.size());
        if (!shuffles(interaction)) {
            remarks.normalised("Candidates see the choices in an order of their own.");
        }
        var names = new Names(ours);
        var choices = choices(placed, names);
        var scored = orderScoring(response, correct);
        var probes = new ArrayList<Probe>();
        var reversed = correct.reversed();
        probes.add(new Probe(Map.of(response.identifier(), List.copyOf(correct)), ONE, "", -1));
        if (correct.size() > 1) {
            probes.add(
                    new Probe(Map.of(response.identifier(), List.copyOf(reversed)), ZERO, "", -1));
        }
        return new Asked(
                new QuestionContent.Ordering(stem.with(prompt(interaction)), choices),
                new AnswerKey.Ordering(
                        correct.stream().map(names::of).toList(), scored, Explanation.NONE),
                scoring.points(response.identifier(), List.copyOf(correct)),
                probes,
                names.identifiers());
    }

    /** Without a number of choices all are to be put in order (QTI 2.2: orderInteraction). */
    private void checkPlaced(Element interaction, int all) {
        var least = interaction.has("minChoices") ? count(interaction, "minChoices", all) : all;
        var most = count(interaction, "maxChoices", 0);
        if (least < all || (most > 0 && most < all)) {
            remarks.lossy("Not all choices need be put in order; here all of them are.");
        }
    }

    /** Tools give thirds as 0.333, 0.333 and 0.334. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.006");

    private OrderScoring orderScoring(Response response, List<String> correct)
            throws NotUnderstood {
        var orders = new LinkedHashSet<List<String>>();
        orders.add(correct);
        orders.add(correct.reversed());
        for (var i = 0; i < correct.size(); i++) {
            var swapped = new ArrayList<>(correct);
            Collections.swap(swapped, i, (i + 1) % correct.size());
            orders.add(swapped);
            var rotated = new ArrayList<>(correct);
            Collections.rotate(rotated, i);
            orders.add(rotated);
        }
        var best = scoring.points(response.identifier(), List.copyOf(correct));
        if (best.signum() <= 0) {
            throw new NotUnderstood("the right order earns no points");
        }
        for (var rule : OrderScoring.values()) {
            var off = ZERO;
            for (var order : orders) {
                var given = scoring.points(response.identifier(), List.copyOf(order));
                off = off.max(given.subtract(best.multiply(share(rule, order, correct))).abs());
            }
            if (Scoring.near(off, ZERO)) {
                return rule;
            }
            if (off.compareTo(best.multiply(ROUNDING)) < 0) {
                remarks.normalised("Every place earns the same; the file rounds the shares.");
                return rule;
            }
        }
        throw new NotUnderstood("an order earns its points by a rule of its own");
    }

    private static BigDecimal share(OrderScoring rule, List<String> order, List<String> correct) {
        var n = correct.size();
        if (n == 1 || order.equals(correct)) {
            return order.equals(correct) ? ONE : ZERO;
        }
        var right = 0;
        for (var i = 0; i < n; i++) {
            right +=
                    switch (rule) {
                        case EXACT -> 0;
                        case POSITION -> order.get(i).equals(correct.get(i)) ? 1 : 0;
                        case ADJACENT_PAIRS ->
                                i + 1 < n
                                                && order.indexOf(correct.get(i)) + 1
                                                        == order.indexOf(correct.get(i + 1))
                                        ? 1
                                        : 0;
                    };
        }
        var whole = rule == OrderScoring.ADJACENT_PAIRS ? n - 1 : n;
        return Scoring.share(BigDecimal.valueOf(right), BigDecimal.valueOf(whole));
    }

    private Asked matching(Element interaction, Stem stem)
            throws NotAnItem, NotUnderstood, UnreadableFile {
        var sets = interaction.elements("simpleMatchSet");
        if (sets.size() != 2) {
            throw new NotAnItem(interaction, "Its matchInteraction has not two lists.");
        }
        return paired(
                interaction,
                sets.get(0).elements("simpleAssociableChoice"),
                sets.get(1).elements("simpleAssociableChoice"),
                response(interaction),
                stem);
    }

    /**
     * Undirected pairs become directed ones where the right ones never use a choice on both sides.
     */
    private Asked associate(Element interaction, Stem stem)
            throws NotAnItem, NotUnderstood, UnreadableFile {
        var response = response(interaction);
        var pairs = new LinkedHashSet<String>();
        response.correct().forEach(pair -> pairs.add(pair.toString()));
        var mapping = response.mapping();
        if (mapping != null) {
            mapping.entries().forEach(entry -> pairs.add(entry.key().toString()));
        }
        var elements = interaction.elements("simpleAssociableChoice");
        var order = identifiers(elements);
        var left = new HashSet<String>();
        var right = new HashSet<String>();
        for (var pair : pairs) {
            var ends = pair.split(" ", 2);
            if (ends.length == 2) {
                var turned =
                        right.contains(ends[0])
                                || left.contains(ends[1])
                                || (!left.contains(ends[0])
                                        && !right.contains(ends[1])
                                        && order.indexOf(ends[0]) > order.indexOf(ends[1]));
                left.add(turned ? ends[1] : ends[0]);
                right.add(turned ? ends[0] : ends[1]);
            }
        }
        if (pairs.isEmpty() || left.stream().anyMatch(right::contains)) {
            throw new NotAnItem(
                    interaction,
                    "Its associateInteraction pairs choices of one list in a way that two lists"
                            + " cannot say.");
        }
        remarks.lossy("Choices of one list are to be paired; here they stand in two lists.");
        return paired(
                interaction,
                elements.stream().filter(one -> left.contains(one.get("identifier"))).toList(),
                elements.stream().filter(one -> !left.contains(one.get("identifier"))).toList(),
                response,
                stem);
    }

    private Asked paired(
            Element interaction,
            List<Element> sourceElements,
            List<Element> targetElements,
            Response response,
            Stem stem)
            throws NotAnItem, NotUnderstood, UnreadableFile {
        if (sourceElements.isEmpty() || targetElements.isEmpty()) {
            throw new NotAnItem(interaction, "One of its two lists is empty.");
        }
        var all = Stream.concat(sourceElements.stream(), targetElements.stream()).toList();
        checkFixed(interaction, all);
        checkMinimum(interaction, all, "matchMin");
        var names = new Names(ours);
        var sources = choices(sourceElements, names);
        var targets = choices(targetElements, names);
        var sourceUses = usesMax(sourceElements);
        var targetUses = usesMax(targetElements);
        var key =
                pairs(
                        interaction,
                        response,
                        identifiers(sourceElements),
                        identifiers(targetElements),
                        names,
                        false);
        checkAssociations(interaction, key.correct().size(), sourceUses, sources.size());
        var correct = pairs(key, names);
        sourceUses = enough(sourceUses, correct, Pair::source);
        targetUses = enough(targetUses, correct, Pair::target);
        var text = stem.with(prompt(interaction));
        var probes = pairProbes(response, key);
        if (ours && isCategorise(interaction)) {
            return new Asked(
                    new QuestionContent.Categorise(
                            text, targets, sources, shuffles(interaction, sourceElements)),
                    new AnswerKey.Categorise(correct, key.rule(), Explanation.NONE),
                    key.points(),
                    probes,
                    names.identifiers());
        }
        return new Asked(
                new QuestionContent.Matching(
                        text, sources, targets, sourceUses, targetUses, shuffles(interaction, all)),
                new AnswerKey.Matching(correct, key.rule(), Explanation.NONE),
                key.points(),
                probes,
                names.identifiers());
    }

    /** As often as the right pairs need it. */
    private int enough(int usesMax, List<Pair> correct, Function<Pair, String> end) {
        var needed =
                correct.stream()
                        .collect(Collectors.groupingBy(end, Collectors.counting()))
                        .values()
                        .stream()
                        .mapToInt(Math::toIntExact)
                        .max()
                        .orElse(0);
        if (usesMax == 0 || needed <= usesMax) {
            return usesMax;
        }
        remarks.lossy("The right pairs use a choice more often than they may; here they may.");
        return needed;
    }

    private int usesMax(List<Element> choices) {
        var uses = choices.stream().map(one -> count(one, "matchMax", 1)).distinct().toList();
        if (uses.size() > 1) {
            remarks.lossy(
                    "Choices can be used differently often; here all as often as the one that can"
                            + " be most.");
            return uses.contains(0) ? 0 : Collections.max(uses);
        }
        return Math.max(0, uses.getFirst());
    }

    private void checkMinimum(Element interaction, List<Element> choices, String attribute) {
        if (count(interaction, "minAssociations", 0) > 0
                || choices.stream().anyMatch(one -> count(one, attribute, 0) > 0)) {
            remarks.lossy("How many pairs there must be at least is not kept.");
        }
        if (choices.stream().anyMatch(one -> !one.get("matchGroup").isEmpty())) {
            remarks.lossy("Which choices can be paired at all is not kept.");
        }
    }

    private void checkAssociations(Element interaction, int correct, int sourceUses, int sources) {
        var max = count(interaction, "maxAssociations", 1);
        if (max > 0
                && (sourceUses == 0 || max < sourceUses * sources)
                && interaction.has("maxAssociations")) {
            if (max > correct) {
                remarks.normalised(
                        "That there can be %d pairs at most is not kept.".formatted(max));
            } else {
                remarks.lossy("That there can be %d pairs at most is not kept.".formatted(max));
            }
        }
    }

    private SetKey pairs(
            Element interaction,
            Response response,
            List<String> sources,
            List<String> targets,
            Names names,
            boolean oneEach)
            throws NotUnderstood, NotAnItem {
        var named = new LinkedHashSet<String>();
        response.correct().forEach(pair -> named.add(pair.toString()));
        var mapping = response.mapping();
        if (mapping != null) {
            mapping.entries().forEach(entry -> named.add(entry.key().toString()));
        }
        var known = new LinkedHashSet<String>();
        for (var pair : named) {
            var ends = pair.split(" ", 2);
            if (ends.length == 2 && sources.contains(ends[0]) && targets.contains(ends[1])) {
                known.add(pair);
            } else if (ends.length == 2 && sources.contains(ends[1]) && targets.contains(ends[0])) {
                known.add(pair);
            }
        }
        var wrong = 0;
        for (var source : sources) {
            for (var target : targets) {
                var pair =
                        response.baseType().equals("pair")
                                ? sorted(source, target)
                                : source + " " + target;
                if (wrong < WRONG_PAIRS_MAX && known.add(pair)) {
                    wrong++;
                }
            }
        }
        var elements = List.copyOf(known);
        UnaryOperator<String> oursOf =
                pair -> {
                    var ends = pair.split(" ", 2);
                    return sources.contains(ends[0])
                            ? names.of(ends[0]) + " " + names.of(ends[1])
                            : names.of(ends[1]) + " " + names.of(ends[0]);
                };
        Function<String, String> targetOf =
                pair -> {
                    var ends = pair.split(" ", 2);
                    return targets.contains(ends[1]) ? ends[1] : ends[0];
                };
        if (ours
                && (hasClass(interaction, "assay-even-credit")
                        || hasClass(interaction, "assay-partial-credit"))) {
            return ownShares(interaction, response, oursOf);
        }
        var key =
                scoring.set(
                        response,
                        new Sets(elements, oneEach ? targetOf : null, oursOf, 0),
                        interaction);
        checkBonus(key, Integer.MAX_VALUE);
        return new SetKey(
                key.correct().stream().map(pair -> turned(pair, sources)).toList(),
                key.rule(),
                key.points());
    }

    private static String sorted(String one, String other) {
        return one.compareTo(other) <= 0 ? one + " " + other : other + " " + one;
    }

    private static String turned(String pair, List<String> sources) {
        var ends = pair.split(" ", 2);
        return sources.contains(ends[0]) ? pair : ends[1] + " " + ends[0];
    }

    private static List<Pair> pairs(SetKey key, Names names) {
        return key.correct().stream()
                .map(pair -> pair.split(" ", 2))
                .map(ends -> new Pair(names.of(ends[0]), names.of(ends[1])))
                .toList();
    }

    private List<Probe> pairProbes(Response response, SetKey key) throws NotUnderstood {
        var probes = rightProbes(response, key);
        for (var pair : key.correct()) {
            var one = Map.of(response.identifier(), List.<Object>of(pair));
            probes.add(tried(one, key.points(), ""));
        }
        probes.add(new Probe(Map.of(response.identifier(), List.of("x x")), ZERO, "", -1));
        return probes;
    }

    private Asked gapMatch(Element interaction, Stem stem)
            throws NotAnItem, NotUnderstood, UnreadableFile {
        var response = response(interaction);
        var words = interaction.elements("gapText", "gapImg");
        var gaps = interaction.all("gap").toList();
        if (words.isEmpty() || gaps.isEmpty()) {
            throw new NotAnItem(interaction, "It has no words, or no gaps to drag them into.");
        }
        checkFixed(interaction, words);
        checkMinimum(
                interaction, Stream.concat(words.stream(), gaps.stream()).toList(), "matchMin");
        var names = new Names(ours);
        var labels = labels(words, names);
        var ids = gaps.stream().map(gap -> names.of(gap.get("identifier"))).distinct().toList();
        gaps.forEach(
                gap -> html.substitute(gap, List.of(Html.place(names.of(gap.get("identifier"))))));
        var key = pairs(interaction, response, identifiers(words), identifiers(gaps), names, true);
        return new Asked(
                new QuestionContent.GapMatch(
                        stem.with(content(interaction, "gapText", "gapImg")),
                        labels,
                        ids,
                        shuffles(interaction, words)),
                new AnswerKey.GapMatch(pairs(key, names), key.rule(), Explanation.NONE),
                key.points(),
                pairProbes(response, key),
                names.identifiers());
    }

    /** The prompt and then everything that is not of {@code without}. */
    private static List<Node> content(Element interaction, String... without) {
        var content = new ArrayList<>(prompt(interaction));
        for (var child : interaction.children()) {
            if (!(child instanceof Element element)
                    || (!element.is(without) && !element.is("prompt"))) {
                content.add(child);
            }
        }
        return content;
    }

    private List<Label> labels(List<Element> elements, Names names)
            throws NotAnItem, UnreadableFile {
        var labels = new ArrayList<Label>();
        for (var element : elements) {
            var text = html.of(element);
            if (text.startsWith("<img") && !element.get("objectLabel").isEmpty()) {
                var label = Html.escaped(element.get("objectLabel"));
                text = text.replace(" alt=\"\"", " alt=\"%s\"".formatted(label));
            }
            labels.add(
                    new Label(
                            names.of(element.get("identifier")),
                            shown(element, text),
                            Math.max(0, count(element, "matchMax", 1))));
        }
        return labels;
    }

    private Picture picture(Element interaction) throws NotAnItem, UnreadableFile {
        var object =
                interaction
                        .first("object", "img")
                        .or(() -> interaction.all("object", "img").findFirst())
                        .orElseThrow(() -> new NotAnItem(interaction, "Its picture is missing."));
        var address = object.get("data", object.get("src"));
        return switch (pictures.keep(object)) {
            case Kept.Refused(var reason) ->
                    throw new NotAnItem(
                            object, "Its picture %s cannot be had: %s.".formatted(address, reason));
            case Kept.Asset(var hash, _, var width, var height) -> {
                var shownWidth = count(object, "width", width);
                var shownHeight = count(object, "height", height);
                if (shownWidth <= 0 || shownHeight <= 0) {
                    throw new NotAnItem(
                            object, "The size of its picture %s is not known.".formatted(address));
                }
                var text = object.get("alt", object.text().replaceAll("\\s+", " ").strip());
                yield new Picture(hash, text, shownWidth, shownHeight);
            }
        };
    }

    private List<Region> regions(List<Element> elements, Picture picture, Names names)
            throws NotAnItem {
        var regions = new ArrayList<Region>();
        for (var element : elements) {
            var drawn = Coordinates.read(element, picture.width(), picture.height());
            if (!drawn.exact()) {
                remarks.lossy("A region has a shape that is only come near to here.");
            }
            regions.add(
                    new Region(
                            names.of(element.get("identifier")),
                            drawn.shape(),
                            element.get("hotspotLabel", element.get("label"))));
        }
        return regions;
    }

    private Asked labelImage(Element interaction, Stem stem)
            throws NotAnItem, NotUnderstood, UnreadableFile {
        var response = response(interaction);
        var words = interaction.elements("gapImg", "gapText");
        var hotspots = interaction.elements("associableHotspot");
        if (words.isEmpty() || hotspots.isEmpty()) {
            throw new NotAnItem(interaction, "It has no labels, or no places to put them.");
        }
        checkMinimum(
                interaction, Stream.concat(words.stream(), hotspots.stream()).toList(), "matchMin");
        if (hotspots.stream().anyMatch(one -> count(one, "matchMax", 1) != 1)) {
            remarks.lossy("A place takes more than one label; here it takes one.");
        }
        var picture = picture(interaction);
        var names = new Names(ours);
        var labels = labels(words, names);
        var regions = regions(hotspots, picture, names);
        var key =
                pairs(
                        interaction,
                        response,
                        identifiers(words),
                        identifiers(hotspots),
                        names,
                        true);
        return new Asked(
                new QuestionContent.LabelImage(
                        stem.with(prompt(interaction)),
                        picture,
                        labels,
                        regions,
                        shuffles(interaction, words)),
                new AnswerKey.LabelImage(pairs(key, names), key.rule(), Explanation.NONE),
                key.points(),
                pairProbes(response, key),
                names.identifiers());
    }

    private Asked hottext(Element interaction, Stem stem)
            throws NotAnItem, NotUnderstood, UnreadableFile {
        var response = response(interaction);
        var elements = interaction.all("hottext").toList();
        if (elements.isEmpty()) {
            throw new NotAnItem(interaction, "It has nothing to choose from.");
        }
        checkFixed(interaction, elements);
        var names = new Names(ours);
        var words = choices(elements, names);
        elements.forEach(word ->
                html.substitute(word, List.of(Html.place(names.of(word.get("identifier"))))));
        var max = most(interaction, words.size());
        var key = chosen(interaction, response, identifiers(elements), names, max);
        return new Asked(
                new QuestionContent.Hottext(
                        stem.with(content(interaction)),
                        words,
                        least(interaction, key.correct().size()),
                        Math.max(max, key.correct().size())),
                new AnswerKey.Hottext(
                        key.correct().stream().map(names::of).toList(),
                        key.rule(),
                        Explanation.NONE),
                key.points(),
                setProbes(response, key, identifiers(elements), names),
                names.identifiers());
    }

    private Asked hotspot(Element interaction, Stem stem)
            throws NotAnItem, NotUnderstood, UnreadableFile {
        var response = response(interaction);
        var elements = interaction.elements("hotspotChoice");
        if (elements.isEmpty()) {
            throw new NotAnItem(interaction, "It has nothing to choose from.");
        }
        checkFixed(interaction, elements);
        var picture = picture(interaction);
        var names = new Names(ours);
        var regions = regions(elements, picture, names);
        var max = most(interaction, regions.size());
        var key = chosen(interaction, response, identifiers(elements), names, max);
        return new Asked(
                new QuestionContent.Hotspot(
                        stem.with(prompt(interaction)),
                        picture,
                        regions,
                        least(interaction, key.correct().size()),
                        Math.max(max, key.correct().size())),
                new AnswerKey.Hotspot(
                        key.correct().stream().map(names::of).toList(),
                        key.rule(),
                        Explanation.NONE),
                key.points(),
                setProbes(response, key, identifiers(elements), names),
                names.identifiers());
    }

    private Asked selectPoint(Element interaction, Stem stem)
            throws NotAnItem, NotUnderstood, UnreadableFile {
        var response = response(interaction);
        var mapping = response.areas();
        var picture = picture(interaction);
        var inside = inside(response);
        if (mapping == null && inside.isEmpty()) {
            throw new NotAnItem(
                    interaction, "The file does not say which areas of its picture are right.");
        }
        var named =
                mapping == null
                        ? inside.stream()
                                .map(one ->
                                        new Declarations.Area(
                                                one.get("shape"), one.get("coords"), ONE))
                                .toList()
                        : mapping.areas();
        var otherwise = mapping == null ? ZERO : mapping.otherwise();
        var max = count(interaction, "maxChoices", 1);
        var full = areasFull(response, named, max);
        var areas = new ArrayList<AnswerKey.Area>();
        for (var area : named) {
            var drawn =
                    Coordinates.read(area.shape(), area.coords(), picture.width(), picture.height())
                            .orElseThrow(() ->
                                    new NotAnItem(
                                            interaction,
                                            "The shape %s with the coordinates \"%s\" is"
                                                            .formatted(area.shape(), area.coords())
                                                    + " none."));
            if (!drawn.exact()) {
                remarks.lossy("An area has a shape that is only come near to here.");
            }
            var share = Scoring.share(area.value(), full.full());
            if (share.abs().compareTo(ONE) > 0) {
                remarks.lossy(
                        "An area gives or takes more than all points; here it is all points.");
            }
            areas.add(new AnswerKey.Area(drawn.shape(), share.max(ONE.negate()).min(ONE)));
        }
        if (otherwise.signum() > 0) {
            remarks.lossy("A point in no area earns points, which is not kept.");
        }
        if (max <= 0) {
            remarks.normalised("Any number of points can be set; here as many as there are areas.");
        }
        var points = new ArrayList<Probe>();
        points.add(
                new Probe(
                        Map.of(
                                response.identifier(),
                                List.<Object>of(Coordinates.middle(areas.getFirst().shape()))),
                        held(areas.getFirst().credit()),
                        "",
                        -1));
        points.add(
                new Probe(
                        Map.of(response.identifier(), List.<Object>of("-9999 -9999")),
                        ZERO,
                        "",
                        -1));
        return new Asked(
                new QuestionContent.SelectPoint(
                        stem.with(prompt(interaction)),
                        picture,
                        Math.max(0, count(interaction, "minChoices", 0)),
                        max <= 0 ? Math.max(1, areas.size()) : max),
                new AnswerKey.SelectPoint(
                        areas,
                        otherwise.signum() < 0
                                ? Scoring.share(otherwise, full.full()).max(ONE.negate())
                                : ZERO,
                        Explanation.NONE),
                full.points(),
                points,
                Map.of());
    }

    private List<Element> inside(Response response) {
        return scoring.processing()
                .elements()
                .filter(one -> one.is("inside"))
                .filter(one ->
                        one.elements().stream()
                                .anyMatch(operand ->
                                        operand.get("identifier").equals(response.identifier())))
                .toList();
    }

    /**
     * What earns everything.
     *
     * @param full as the mapping counts
     * @param points as the item counts
     */
    private record Full(BigDecimal full, BigDecimal points) {}

    private Full areasFull(Response response, List<Declarations.Area> areas, int max)
            throws NotUnderstood {
        var positive =
                areas.stream()
                        .filter(area -> area.value().signum() > 0)
                        .sorted((one, other) -> other.value().compareTo(one.value()))
                        .limit(max <= 0 ? Integer.MAX_VALUE : max)
                        .toList();
        var sum = positive.stream().map(Declarations.Area::value).reduce(ZERO, BigDecimal::add);
        var mapping = response.areas();
        var bounded = mapping == null ? sum : mapping.bounded(sum);
        if (bounded.signum() <= 0) {
            throw new NotUnderstood("no area earns points");
        }
        if (ours && mapping != null && mapping.upperBound() != null) {
            return new Full(mapping.upperBound(), mapping.upperBound());
        }
        var declared = scoring.declaredMaximum();
        return scoring.isAlone() && declared.signum() > 0 && declared.compareTo(bounded) <= 0
                ? new Full(declared, declared)
                : new Full(bounded, bounded);
    }

    private Asked slider(Element interaction, Stem stem)
            throws NotAnItem, NotUnderstood, UnreadableFile {
        var response = response(interaction);
        var lower = bound(interaction, "lowerBound");
        var upper = bound(interaction, "upperBound");
        var step =
                Values.number(interaction.get("step"))
                        .filter(number -> number.signum() > 0)
                        .orElse(ONE);
        if (interaction.get("reverse").equals("true")
                || interaction.get("orientation").equals("vertical")) {
            remarks.normalised("The slider lies and grows to the right.");
        }
        var found = new Accepting(scoring, remarks, ours).numbers(response, interaction);
        return new Asked(
                new QuestionContent.Slider(stem.with(prompt(interaction)), lower, upper, step),
                new AnswerKey.Slider(found.numbers(), Explanation.NONE),
                found.points(),
                acceptedProbes(
                        response,
                        found.samples(),
                        found.numbers().accepted().stream().map(one -> one.credit()).toList(),
                        new BigDecimal("-987654321.5")),
                Map.of());
    }

    private static BigDecimal bound(Element interaction, String attribute) throws NotAnItem {
        return Values.number(interaction.get(attribute))
                .orElseThrow(() ->
                        new NotAnItem(interaction, "Its slider has no %s.".formatted(attribute)));
    }

    private static List<Probe> acceptedProbes(
            Response response,
            List<List<Object>> samples,
            List<BigDecimal> credits,
            Object nonsense) {
        var probes = new ArrayList<Probe>();
        for (var i = 0; i < samples.size(); i++) {
            probes.add(
                    new Probe(
                            Map.of(response.identifier(), samples.get(i)),
                            held(credits.get(i)),
                            "",
                            i));
        }
        probes.add(probe(response.identifier(), nonsense, ZERO, ""));
        return probes;
    }

    /** People read what is handed in, whether or not it is declared. */
    private Response handedIn(Element interaction, String type) {
        var identifier = interaction.get("responseIdentifier");
        return scoring.response(identifier)
                .orElseGet(() -> {
                    remarks.normalised(
                            "Its response \"%s\" is not declared.".formatted(identifier));
                    return new Response(identifier, "single", type, List.of(), null, null);
                });
    }

    private Asked essay(Element interaction, Stem stem) throws UnreadableFile {
        var response = handedIn(interaction, "string");
        if (response.isContainer()
                && (count(interaction, "maxStrings", 1) > 1 || response.isNumeric())) {
            remarks.lossy("Several texts are to be written; here it is one.");
        }
        for (var attribute : new String[] {"patternMask", "placeholderText"}) {
            if (!interaction.get(attribute).isEmpty()) {
                remarks.lossy("The %s of its text field is not kept.".formatted(attribute));
            }
        }
        if (count(interaction, "minStrings", 0) > 0) {
            remarks.normalised("That something must be written is not asked for.");
        }
        if (interaction.has("expectedLength") || interaction.has("expectedLines")) {
            remarks.normalised("How large its text field is to be is not kept.");
        }
        var notes = new StringBuilder();
        if (!response.correct().isEmpty()) {
            response.correct().forEach(text -> notes.append(paragraphOf(text.toString())));
            remarks.normalised("The response that it gives as correct is a note for markers.");
        } else if (response.mapping() != null) {
            remarks.lossy("It is scored without people, which a long text is not here.");
        }
        return new Asked(
                new QuestionContent.Essay(stem.with(prompt(interaction)), 0, 0, ""),
                new AnswerKey.Essay(new Marking(notes.toString(), List.of()), Explanation.NONE),
                maximum(),
                List.of(),
                Map.of());
    }

    private static String paragraphOf(String text) {
        var paragraph = new StringBuilder("<p>");
        Html.escape(text, paragraph);
        return paragraph.append("</p>").toString();
    }

    private BigDecimal maximum() {
        return scoring.declaredMaximum().signum() > 0 ? scoring.declaredMaximum() : ONE;
    }

    private Asked upload(Element interaction, Stem stem) throws UnreadableFile {
        var response = handedIn(interaction, "file");
        var types =
                Stream.of(interaction.get("type").split("[\\s,]+"))
                        .filter(type -> !type.isEmpty())
                        .toList();
        if (!types.isEmpty() && types.stream().anyMatch(type -> type.indexOf('/') < 0)) {
            remarks.lossy("Its types of files are none: %s.".formatted(interaction.get("type")));
        }
        var bytes =
                Values.number(interaction.get("data-max-bytes", interaction.get("maxBytes")))
                        .filter(number -> number.signum() > 0)
                        .map(BigDecimal::longValue)
                        .orElse(UPLOAD_BYTES_MAX);
        var files = response.isContainer() ? count(interaction, "maxChoices", 5) : 1;
        return new Asked(
                new QuestionContent.FileUpload(
                        stem.with(prompt(interaction)),
                        Math.max(1, files),
                        bytes,
                        types.stream().filter(type -> type.indexOf('/') > 0).toList()),
                new AnswerKey.FileUpload(new Marking("", List.of()), Explanation.NONE),
                maximum(),
                List.of(),
                Map.of());
    }

    private int length(Element entry) {
        for (var attribute : new String[] {"patternMask", "placeholderText", "format"}) {
            if (!entry.get(attribute).isEmpty()) {
                remarks.lossy("The %s of its text field is not kept.".formatted(attribute));
            }
        }
        return Math.max(0, Math.min(1000, count(entry, "expectedLength", 0)));
    }

    /**
     * A lone field for a word or a number; where it stands in its text is shown by a line. Where
     * nothing says what is right, people do.
     */
    private Asked entry(Element interaction, Stem stem)
            throws NotAnItem, NotUnderstood, UnreadableFile {
        if (ours) {
            return scoredEntry(interaction, stem);
        }
        try {
            return scoredEntry(interaction, stem);
        } catch (NotAnItem e) {
            remarks.lossy("People mark what is written. %s".formatted(e.getMessage()));
            return essay(interaction, inPlace -> stem.with(prompted(inPlace)));
        }
    }

    /** A line where the field stood in the text. */
    private static List<Node> prompted(List<Node> inPlace) {
        var shown = new ArrayList<Node>();
        shown.add(Html.marker("_____"));
        shown.addAll(inPlace);
        return shown;
    }

    private Asked scoredEntry(Element interaction, Stem stem)
            throws NotAnItem, NotUnderstood, UnreadableFile {
        var response = response(interaction);
        checkEntry(response, interaction);
        var text = stem.with(List.of(Html.marker("_____")));
        var shown = text.replaceFirst("(<(p|div)>\\s*)?_____(\\s*</(p|div)>)?\\s*$", "");
        shown = balanced(shown, text) ? shown.strip() : text;
        if (!ours && !LINE_AT_END.matcher(text).find()) {
            remarks.normalised("A line in its text shows where its field stood.");
        }
        if (response.isNumeric()) {
            var found = new Accepting(scoring, remarks, ours).numbers(response, interaction);
            length(interaction);
            return new Asked(
                    new QuestionContent.Numerical(shown, new UnitEntry.None()),
                    new AnswerKey.Numerical(found.numbers(), Explanation.NONE),
                    found.points(),
                    acceptedProbes(
                            response,
                            found.samples(),
                            found.numbers().accepted().stream().map(one -> one.credit()).toList(),
                            new BigDecimal("-987654321.5")),
                    Map.of());
        }
        var found = new Accepting(scoring, remarks, ours).texts(response, interaction);
        return new Asked(
                new QuestionContent.ShortAnswer(shown, length(interaction)),
                new AnswerKey.ShortAnswer(found.texts(), Explanation.NONE),
                found.points(),
                acceptedProbes(
                        response,
                        found.samples(),
                        found.texts().accepted().stream().map(AcceptedText::credit).toList(),
                        NONSENSE),
                Map.of());
    }

    /** Whether as many blocks begin as end, so that cutting the line away broke nothing. */
    private static boolean balanced(String text, String whole) {
        for (var name : new String[] {"p", "div"}) {
            var begun = text.split("<" + name + "[ >]", -1).length;
            var ended = text.split("</" + name + ">", -1).length;
            if (begun != ended) {
                return false;
            }
        }
        return !text.isBlank() || whole.isBlank();
    }

    private static void checkEntry(Response response, Element where) throws NotAnItem {
        if (response.cardinality().equals("record") || response.isContainer()) {
            throw new NotAnItem(
                    where,
                    "Its text field gives a %s, of which no question of this service knows."
                            .formatted(response.cardinality()));
        }
    }

    /**
     * Some fields in one text.
     *
     * @param idOf what this service called the field of a response when it wrote the file
     */
    Asked cloze(List<Element> fields, Stem stem, Function<String, String> idOf)
            throws NotAnItem, NotUnderstood, UnreadableFile {
        var gaps = new ArrayList<Gap>();
        var keys = new ArrayList<GapKey>();
        var identifiers = new LinkedHashMap<String, String>();
        var probes = new ArrayList<Probe>();
        var right = new HashMap<String, List<Object>>();
        var total = ZERO;
        for (var field : fields) {
            var response = response(field);
            checkEntry(response, field);
            var id = ours ? idOf.apply(response.identifier()) : Names.letters(gaps.size());
            if (identifiers.containsValue(response.identifier())) {
                throw new NotAnItem(field, "Two of its fields give the same response.");
            }
            identifiers.put(id, response.identifier());
            html.substitute(field, List.of(Html.place(id)));
            var filled = filled(field, response, id, identifiers);
            gaps.add(filled.gap());
            keys.add(filled.key());
            right.put(response.identifier(), filled.sample());
            total = total.add(filled.key().weight());
        }
        if (!Scoring.near(scoring.points(right), total)) {
            throw new NotUnderstood("its fields earn their points only together");
        }
        probes.add(new Probe(right, ONE, "", -1));
        var wrong = new HashMap<String, List<Object>>();
        right.keySet().forEach(response -> wrong.put(response, List.of(NONSENSE)));
        probes.add(new Probe(wrong, ZERO, "", -1));
        probes.addAll(mixed(right, wrong, total));
        return new Asked(
                new QuestionContent.Cloze(
                        stem.with(List.of(Html.place(gaps.getFirst().id()))), gaps),
                new AnswerKey.Cloze(weighted(keys, identifiers), Explanation.NONE),
                total,
                probes,
                identifiers);
    }

    /** All fields filled in right but one, and all wrong but one. */
    private List<Probe> mixed(
            Map<String, List<Object>> right, Map<String, List<Object>> wrong, BigDecimal total)
            throws NotUnderstood {
        var mixtures = new LinkedHashSet<Map<String, List<Object>>>();
        for (var field : right.keySet()) {
            var allButOne = new HashMap<>(right);
            allButOne.put(field, List.of(NONSENSE));
            mixtures.add(allButOne);
            var onlyOne = new HashMap<>(wrong);
            onlyOne.put(field, right.getOrDefault(field, List.of()));
            mixtures.add(onlyOne);
        }
        mixtures.removeAll(List.of(right, wrong));
        var probes = new ArrayList<Probe>();
        for (var mixture : mixtures) {
            probes.add(tried(mixture, total, ""));
        }
        return probes;
    }

    /** With the weights that this service wrote, or those that say the same most simply. */
    private List<GapKey> weighted(List<GapKey> keys, Map<String, String> identifiers) {
        if (!ours) {
            return Weights.simplest(keys);
        }
        return keys.stream()
                .map(key ->
                        scoring.maximumOf(
                                        identifiers
                                                .getOrDefault(key.gap(), "")
                                                .replaceFirst("^RESPONSE", "SCORE"))
                                .map(weight -> Weights.weighted(key, weight))
                                .orElse(key))
                .toList();
    }

    /**
     * A gap.
     *
     * @param sample a response that earns everything
     */
    private record Filled(Gap gap, GapKey key, List<Object> sample) {}

    private Filled filled(
            Element field, Response response, String id, Map<String, String> identifiers)
            throws NotAnItem, NotUnderstood {
        if (field.is("inlineChoiceInteraction")) {
            return selection(field, response, id, identifiers);
        }
        if (response.isNumeric()) {
            var found = new Accepting(scoring, remarks, ours).numbers(response, field);
            var credits = found.numbers().accepted().stream().map(one -> one.credit()).toList();
            return new Filled(
                    new Gap.Numeric(id, new UnitEntry.None()),
                    new GapKey.Numeric(id, found.points(), found.numbers()),
                    found.samples().get(credits.indexOf(Collections.max(credits))));
        }
        var found = new Accepting(scoring, remarks, ours).texts(response, field);
        var credits = found.texts().accepted().stream().map(AcceptedText::credit).toList();
        return new Filled(
                new Gap.Text(id, length(field)),
                new GapKey.Text(id, found.points(), found.texts()),
                found.samples().get(credits.indexOf(Collections.max(credits))));
    }

    private Filled selection(
            Element field, Response response, String id, Map<String, String> identifiers)
            throws NotAnItem, NotUnderstood {
        var elements = field.elements("inlineChoice");
        if (elements.isEmpty()) {
            throw new NotAnItem(field, "One of its drop-down lists is empty.");
        }
        checkFixed(field, elements);
        var names = new Names(ours);
        var choices = new ArrayList<Choice>();
        for (var element : elements) {
            var text = shown(element, html.plain(element));
            choices.add(new Choice(names.of(element.get("identifier")), text));
        }
        names.identifiers().forEach((choice, said) -> identifiers.put(id + "/" + choice, said));
        var credits = credits(response, identifiers(elements), field);
        var shares = new HashMap<String, BigDecimal>();
        credits.shares()
                .forEach((identifier, share) -> {
                    if (share.signum() < 0) {
                        remarks.lossy("Some choices take points away, which is not kept.");
                    } else if (share.signum() > 0) {
                        shares.put(names.of(identifier), share);
                    }
                });
        return new Filled(
                new Gap.Selection(id, choices, shuffles(field, elements)),
                new GapKey.Selection(id, credits.points(), shares, Map.of()),
                List.of(credits.correct()));
    }
}
