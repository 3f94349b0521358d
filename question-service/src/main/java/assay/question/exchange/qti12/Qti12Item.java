package assay.question.exchange.qti12;

import assay.question.content.AcceptedNumber.Numbers;
import assay.question.content.AcceptedNumber.Units;
import assay.question.content.AcceptedText;
import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.OrderScoring;
import assay.question.content.AnswerKey.Pair;
import assay.question.content.AnswerKey.ScoringRule;
import assay.question.content.Difficulty;
import assay.question.content.Gap;
import assay.question.content.GapKey;
import assay.question.content.Marking;
import assay.question.content.Origin;
import assay.question.content.Picture;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.QuestionDraft;
import assay.question.content.Shape;
import assay.question.content.TextFormat;
import assay.question.content.UnitEntry;
import assay.question.exchange.Fidelity;
import assay.question.exchange.FileTypes;
import assay.question.exchange.ForeignDecimal;
import assay.question.exchange.Media;
import assay.question.exchange.Place;
import assay.question.exchange.Reading;
import assay.question.exchange.Refusal;
import assay.question.exchange.Remark;
import assay.question.exchange.ShortId;
import assay.question.exchange.html.EmbeddedMedia;
import assay.question.exchange.html.Html;
import assay.question.exchange.qti12.Processing.Step;
import assay.question.exchange.xml.XmlElement;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One {@code <item>} on its way to a draft. */
final class Qti12Item {
    static final String FORMAT = "qti-1.2";
    private static final String RIGHT_BLOCK = "RIGHT_MATCH_BLOCK";
    private static final int LANGUAGE_LENGTH_MAX = 100;
    private static final String LANGUAGE_UNKNOWN = "und";
    private static final int TITLE_CHARACTERS_MAX = 200;
    private static final int PROPERTY_CHARACTERS_MAX = 2_000;
    private static final int POINTS_DECIMALS = 4;
    private static final int FILES_USUAL = 1;
    private static final long BYTES_USUAL = 20L << 20;

    /** Shares of a hundred that tools round: 33.33 is a third. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.001");

    private static final Pattern PROPERTY = Pattern.compile("[A-Za-z0-9_.:-]{1,90}");
    private static final Pattern PLACE = Pattern.compile("\\[\\[(?=[a-z0-9]{1,8}]])");

    /** What Blackboard's choices of two are called, in the words that it shows. */
    private static final Map<String, String> EITHER_OR =
            Map.of(
                    "yes_no.true", "Yes",
                    "yes_no.false", "No",
                    "agree_disagree.true", "Agree",
                    "agree_disagree.false", "Disagree",
                    "right_wrong.true", "Right",
                    "right_wrong.false", "Wrong",
                    "true_false.true", "True",
                    "true_false.false", "False");

    private static final Set<String> KNOWN_FIELDS =
            Set.of(
                    "question_type",
                    "points_possible",
                    "cc_profile",
                    "cc_weighting",
                    "bbmd_questiontype",
                    "qmd_absolutescore_max",
                    "qmd_itemtype",
                    "assessment_question_identifierref",
                    "original_answer_ids");

    /** As the file has it. */
    private final XmlElement said;

    private final XmlElement item;
    private final Metadata metadata;
    private final Processing processing;
    private final List<Remark> remarks = new ArrayList<>();
    private final Material material;
    private final Feedbacks feedbacks;
    private final List<Response> responses = new ArrayList<>();
    private final Map<String, String> identifiers = new LinkedHashMap<>();
    private final List<Piece> pieces = new ArrayList<>();
    private final Map<String, String> captions = new HashMap<>();
    private final boolean isMatchingOfBlackboard;

    /** What stands in a presentation, in its order: a text, or the place of a response. */
    private record Piece(String html, int response) {}

    /** A {@code response_...} element. */
    record Response(String ident, XmlElement element, List<XmlElement> labels) {
        boolean is(String name) {
            return element.is(name);
        }

        String cardinality() {
            return element.attribute("rcardinality", "Single").toLowerCase(Locale.ROOT);
        }

        boolean shuffles() {
            return element.descendants()
                    .anyMatch(child -> child.attribute("shuffle", "No").equalsIgnoreCase("yes"));
        }

        String fibType() {
            return element.descendants("render_fib")
                    .map(fib -> fib.attribute("fibtype", "String"))
                    .findFirst()
                    .orElse(element.is("response_num") ? "Decimal" : "String")
                    .toLowerCase(Locale.ROOT);
        }
    }

    private record Parts(QuestionContent content, AnswerKey key) {}

    private Qti12Item(XmlElement said, Material.Files files, Media media) throws IOException {
        this.said = said;
        this.item = Responses.named(said);
        this.metadata =
                Metadata.of(
                        item.children().stream()
                                .filter(child ->
                                        child.is("itemmetadata") || child.is("qtimetadata"))
                                .toList());
        this.isMatchingOfBlackboard =
                item.descendants("flow")
                        .anyMatch(flow -> flow.attribute("class", "").equals(RIGHT_BLOCK));
        this.processing = Processing.of(item);
        this.material = new Material(files, new EmbeddedMedia(media, remarks::add), remarks::add);
        this.feedbacks = new Feedbacks(item, material, processing);
        var presentation = item.child("presentation");
        if (presentation.isPresent()) {
            walk(presentation.get());
        }
    }

    static Reading read(
            XmlElement item,
            String path,
            Material.Files files,
            Media media,
            List<String> category,
            List<Remark> before)
            throws IOException {
        var ident = item.attribute("ident", "");
        var title = item.attribute("title", "").strip();
        var place = new Place(path, item.line(), ident);
        var reading = new Qti12Item(item, files, media);
        reading.remarks.addAll(before);
        try {
            var draft = reading.draft(isGeneric(title) ? "" : title, ident);
            return new Reading.Question(
                    place,
                    isGeneric(title) ? ident : title,
                    draft,
                    category,
                    List.copyOf(new LinkedHashSet<>(reading.remarks)));
        } catch (Refusal refusal) {
            return new Reading.Refused(place, title, refusal.reason());
        }
    }

    /** Canvas calls every question that. */
    private static boolean isGeneric(String title) {
        return title.isEmpty() || title.equals("Question");
    }

    private void walk(XmlElement element) throws IOException {
        for (var child : element.children()) {
            if (isMatchOfBlackboard(child)) {
                matchOfBlackboard(child);
            } else if (child.name().startsWith("response_")
                    && !child.is("response_label")
                    && !child.is("response_extension")) {
                var labels = child.descendants("response_label").toList();
                pieces.add(new Piece("", responses.size()));
                responses.add(new Response(child.attribute("ident", ""), child, labels));
            } else if (child.is("material") || child.is("math")) {
                pieces.add(new Piece(material.html(child), -1));
            } else if (!child.attribute("class", "").equals(RIGHT_BLOCK)) {
                walk(child);
            }
        }
    }

    /** Something to match beside what it is to be matched with. */
    private boolean isMatchOfBlackboard(XmlElement flow) {
        return isMatchingOfBlackboard
                && flow.is("flow")
                && flow.children().stream().filter(child -> child.is("response_lid")).count() == 1;
    }

    private void matchOfBlackboard(XmlElement flow) throws IOException {
        var caption = new StringBuilder();
        for (var child : flow.children()) {
            if (child.is("response_lid")) {
                walk(new XmlElement("", "flow", Map.of(), Map.of(), List.of(child), child.line()));
            } else {
                caption.append(material.html(child));
            }
        }
        captions.put(responses.getLast().ident, caption.toString());
    }

    /** The texts outside of responses; of a lone response also what it says itself. */
    private String stem() throws IOException {
        var stem = new ArrayList<String>();
        for (var piece : pieces) {
            if (piece.response < 0) {
                stem.add(piece.html);
            } else if (responses.size() == 1) {
                stem.add(caption(responses.get(piece.response)));
            }
        }
        stem.removeIf(String::isEmpty);
        return String.join("\n", stem);
    }

    /** What a response element says itself, before what renders it. */
    private String caption(Response response) throws IOException {
        var caption = new StringBuilder(captions.getOrDefault(response.ident, ""));
        for (var child : response.element.children()) {
            if (child.is("material")) {
                caption.append(material.html(child));
            }
        }
        return caption.toString();
    }

    private QuestionDraft draft(String title, String ident) throws Refusal, IOException {
        var parts = parts();
        feedbacks
                .unused()
                .forEach(id ->
                        remarks.add(
                                Remark.lossy("The feedback %s is shown to nobody.".formatted(id))));
        unsaid();
        var points = points(parts.content);
        var isLossy = remarks.stream().anyMatch(remark -> remark.fidelity() == Fidelity.LOSSY);
        return new QuestionDraft(
                Html.shortened(
                        title.isEmpty() ? Html.text(parts.content.stem()) : title,
                        TITLE_CHARACTERS_MAX),
                Difficulty.MEDIUM,
                List.of(),
                List.of(),
                language(),
                null,
                points,
                TextFormat.HTML,
                parts.content,
                parts.key,
                "",
                properties(),
                new Origin(FORMAT, ident, isLossy ? said.xml() : "", identifiers));
    }

    private String language() {
        var language = item.attribute("xml:lang", "");
        return language.length() <= LANGUAGE_LENGTH_MAX
                        && language.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*+")
                ? language
                : LANGUAGE_UNKNOWN;
    }

    private Map<String, String> properties() {
        var properties = new TreeMap<String, String>();
        metadata.fields()
                .forEach((name, value) -> {
                    if (!KNOWN_FIELDS.contains(name)
                            && !value.isEmpty()
                            && PROPERTY.matcher(name).matches()
                            && value.length() <= PROPERTY_CHARACTERS_MAX) {
                        properties.put("qti." + name, value);
                    }
                });
        return properties;
    }

    static boolean saysSomething(XmlElement element) {
        return element.is("itemcontrol")
                || !Html.text(element.text()).isBlank()
                || element.text().contains("<img")
                || element.descendants().anyMatch(child -> !child.attribute("uri", "").isBlank());
    }

    private void unsaid() {
        for (var name : List.of("itemcontrol", "itemrubric", "rubric", "duration")) {
            if (item.child(name).filter(Qti12Item::saysSomething).isPresent()) {
                remarks.add(Remark.lossy("<%s> is not kept.".formatted(name)));
            }
        }
        if (item.descendants().anyMatch(element -> element.name().startsWith("outcomes_"))) {
            remarks.add(Remark.lossy("Outcomes beside the score are not kept."));
        }
    }

    private BigDecimal points(QuestionContent content) {
        if (content instanceof QuestionContent.Description) {
            return BigDecimal.ZERO;
        }
        var said =
                Stream.of(
                                "points_possible",
                                "qmd_absolutescore_max",
                                "qmd_weighting",
                                "cc_weighting")
                        .map(metadata::get)
                        .flatMap(text -> ForeignDecimal.of(text).stream())
                        .filter(value -> value.signum() > 0)
                        .findFirst()
                        .or(() ->
                                ForeignDecimal.of(item.attribute("maxscore", ""))
                                        .filter(value -> value.signum() > 0))
                        .orElseGet(this::pointsOfProcessing);
        return ForeignDecimal.plain(said.setScale(POINTS_DECIMALS, RoundingMode.HALF_UP));
    }

    /** What conditions add for several choices or fields counts together. */
    private BigDecimal mostEarned() {
        var earning = processing.earning();
        var most =
                earning.stream()
                        .map(Step::earned)
                        .max(BigDecimal::compareTo)
                        .orElse(BigDecimal.ONE);
        if (earning.isEmpty() || !earning.stream().allMatch(Step::adds)) {
            return most;
        }
        var sum = BigDecimal.ZERO;
        for (var response : responses) {
            var earned =
                    earning.stream()
                            .filter(step ->
                                    step.condition().equals().stream()
                                            .anyMatch(equal ->
                                                    equal.response().equals(response.ident)))
                            .map(Step::earned);
            sum =
                    sum.add(
                            response.cardinality().equals("multiple")
                                    ? earned.reduce(BigDecimal.ZERO, BigDecimal::add)
                                    : earned.max(BigDecimal::compareTo).orElse(BigDecimal.ZERO));
        }
        return sum.max(most);
    }

    /** A maximum of 100 is a percentage, any other the points themselves. */
    private BigDecimal pointsOfProcessing() {
        var maximum = processing.maximum().orElseGet(this::mostEarned);
        return maximum.compareTo(BigDecimal.valueOf(100)) == 0 || maximum.signum() <= 0
                ? BigDecimal.ONE
                : maximum;
    }

    private Parts parts() throws Refusal, IOException {
        var type = type();
        return switch (type) {
            case "multiple_choice" -> singleChoice(false);
            case "true_false" -> singleChoice(true);
            case "multiple_answers" -> multipleAnswers();
            case "short_answer" -> shortAnswer();
            case "numerical" -> numerical();
            case "blanks" -> blanks();
            case "inline" -> inline();
            case "matching" -> matching();
            case "calculated" -> calculated();
            case "essay" -> essay();
            case "file_upload" -> upload();
            case "text_only" ->
                    new Parts(
                            new QuestionContent.Description(stem()),
                            new AnswerKey.Description(feedbacks.told(Map.of())));
            case "ordering" -> ordering();
            case "hot_spot" -> hotSpot();
            default -> throw new Refusal("Nothing here answers to its type, %s.".formatted(type));
        };
    }

    /** What the metadata call it, else what it looks like. */
    private String type() throws Refusal {
        var canvas = metadata.get("question_type").replaceAll("_question$", "");
        if (!canvas.isEmpty()) {
            return switch (canvas) {
                case "fill_in_multiple_blanks", "multiple_dropdowns" -> "blanks";
                case "short_answer", "fill_in_blank" -> "short_answer";
                default -> canvas;
            };
        }
        var profile = metadata.get("cc_profile");
        if (!profile.isEmpty()) {
            return switch (profile.replaceAll("^cc\\.|\\.v0p\\d$", "")) {
                case "multiple_choice" -> "multiple_choice";
                case "multiple_response" -> "multiple_answers";
                case "true_false" -> "true_false";
                case "fib", "pattern_match" -> "short_answer";
                case "essay" -> "essay";
                default -> profile;
            };
        }
        return switch (metadata.get("bbmd_questiontype").toLowerCase(Locale.ROOT)) {
            case "multiple choice", "either/or", "opinion scale" -> "multiple_choice";
            case "true/false" -> "true_false";
            case "multiple answer" -> "multiple_answers";
            case "fill in the blank" -> "short_answer";
            case "fill in the blank plus", "jumbled sentence" -> "inline";
            case "short response", "essay" -> "essay";
            case "numeric" -> "numerical";
            case "matching" -> "matching";
            case "ordering" -> "ordering";
            case "file upload" -> "file_upload";
            case "hot spot" -> "hot_spot";
            case "" -> typeByLooks();
            default -> metadata.get("bbmd_questiontype");
        };
    }

    private String typeByLooks() throws Refusal {
        if (responses.isEmpty()) {
            if (pieces.isEmpty()) {
                throw new Refusal("It shows and asks nothing.");
            }
            return "text_only";
        }
        var first = responses.getFirst();
        if (first.is("response_grp")) {
            return switch (first.cardinality()) {
                case "ordered" -> "ordering";
                case "single" -> "matching";
                default -> throw new Refusal("Groups of responses cannot be said here.");
            };
        }
        if (item.descendants("respcond_extension").findFirst().isPresent()) {
            throw new Refusal("It is worked out by a formula that is not read.");
        }
        if (item.descendants("render_fib")
                .anyMatch(fib ->
                        ForeignDecimal.of(fib.attribute("d2l_2p0:input_boxes", ""))
                                .filter(boxes -> boxes.compareTo(BigDecimal.ONE) > 0)
                                .isPresent())) {
            throw new Refusal("It takes several texts in any order.");
        }
        if (first.is("response_xy")) {
            return "hot_spot";
        }
        if (first.is("response_lid")) {
            return switch (first.cardinality()) {
                case "ordered" -> "ordering";
                case "multiple" -> responses.size() == 1 ? "multiple_answers" : "several";
                default -> {
                    if (responses.size() > 1) {
                        yield "matching";
                    }
                    yield first.labels.size() == 2 ? "true_false" : "multiple_choice";
                }
            };
        }
        if (responses.size() > 1) {
            return "inline";
        }
        if (isNumber(first)) {
            return "numerical";
        }
        return processing.earning().isEmpty() ? "essay" : "short_answer";
    }

    private static boolean isNumber(Response response) {
        return response.fibType().equals("decimal")
                || response.fibType().equals("integer")
                || response.is("response_num");
    }

    private Response response() throws Refusal {
        if (responses.isEmpty()) {
            throw new Refusal("It asks nothing.");
        }
        if (responses.size() > 1) {
            remarks.add(Remark.lossy("It asks more than once; the first is taken."));
        }
        return responses.getFirst();
    }

    /** The labels of a response that are worth keeping, by their ident. */
    private Map<String, String> labelTexts(Response response) throws IOException {
        var texts = new LinkedHashMap<String, String>();
        for (var label : response.labels) {
            var ident = label.attribute("ident", "");
            var text = EITHER_OR.getOrDefault(material.html(label), material.html(label));
            if (text.isEmpty()
                    && processing.score(Map.of(response.ident, Set.of(ident))).signum() <= 0) {
                remarks.add(Remark.lossy("An empty choice is left out."));
            } else {
                texts.put(ident, text);
            }
        }
        return texts;
    }

    private List<Choice> choices(Map<String, String> texts, Map<String, String> ids) {
        var choices = new ArrayList<Choice>();
        texts.forEach((ident, text) -> {
            var id = ShortId.of(choices.size());
            ids.put(ident, id);
            identifiers.put(id, ident);
            choices.add(new Choice(id, text));
        });
        return choices;
    }

    private Parts singleChoice(boolean truth) throws Refusal, IOException {
        var response = response();
        var texts = labelTexts(response);
        var ids = new LinkedHashMap<String, String>();
        var choices = choices(texts, ids);
        var scores = new LinkedHashMap<String, BigDecimal>();
        ids.forEach((ident, id) ->
                scores.put(id, processing.score(Map.of(response.ident, Set.of(ident)))));
        var best =
                scores.values().stream()
                        .max(BigDecimal::compareTo)
                        .orElseThrow(() -> new Refusal("It has no choices."));
        if (best.signum() <= 0) {
            throw new Refusal("No choice earns anything.");
        }
        if (processing.maximum().isPresent() && best.compareTo(processing.maximum().get()) < 0) {
            remarks.add(Remark.lossy("No choice earned everything; the best one does here."));
        }
        var right =
                scores.entrySet().stream()
                        .filter(entry -> entry.getValue().compareTo(best) == 0)
                        .map(Map.Entry::getKey)
                        .toList();
        if (truth && right.size() == 1) {
            var says = truths(texts);
            if (says.size() == 2) {
                var correct = says.get(identifiers.get(right.getFirst()));
                identifiers.clear();
                says.forEach((ident, truthful) -> identifiers.put(truthful.toString(), ident));
                var byWord = new HashMap<String, String>();
                says.forEach((ident, truthful) -> byWord.put(ident, truthful.toString()));
                return new Parts(
                        new QuestionContent.TrueFalse(stem()),
                        new AnswerKey.TrueFalse(
                                Boolean.TRUE.equals(correct), feedbacks.told(byWord)));
            }
        }
        if (right.size() > 1) {
            remarks.add(
                    Remark.normalised(
                            "Several choices earn everything; one is called the right one."));
        }
        var credits = new HashMap<String, BigDecimal>();
        scores.forEach((id, score) -> {
            if (!id.equals(right.getFirst()) && score.signum() != 0) {
                credits.put(id, share(score, best).max(BigDecimal.ONE.negate()));
            }
        });
        sharesOfBlackboard(ids)
                .forEach((id, share) -> {
                    if (!id.equals(right.getFirst())) {
                        credits.put(id, share);
                    }
                });
        return new Parts(
                new QuestionContent.SingleChoice(stem(), choices, response.shuffles()),
                new AnswerKey.SingleChoice(right.getFirst(), credits, feedbacks.told(ids)));
    }

    /** Whether each of two choices says true or false, by ident; fewer than two if one does not. */
    private static Map<String, Boolean> truths(Map<String, String> texts) {
        var truths = new LinkedHashMap<String, Boolean>();
        texts.forEach((ident, text) -> {
            for (var word : List.of(Html.text(text), ident)) {
                var said = word.strip().toLowerCase(Locale.ROOT).replaceAll("^true_false\\.", "");
                if ((said.equals("true") || said.equals("false"))
                        && !truths.containsKey(ident)
                        && !truths.containsValue(said.equals("true"))) {
                    truths.put(ident, said.equals("true"));
                }
            }
        });
        return texts.size() == 2 ? truths : Map.of();
    }

    /**
     * What Blackboard's choices earn or cost each, by our id: it gives percents in a condition for
     * each, after the one for all of them.
     */
    private Map<String, BigDecimal> sharesOfBlackboard(Map<String, String> ids) {
        var shares = new HashMap<String, BigDecimal>();
        if (!metadata.get("bbmd_partialcredit").equals("true")) {
            return shares;
        }
        for (var step : processing.steps()) {
            if (step.condition() instanceof Condition.Equal(_, var value, _, _)
                    && ids.containsKey(value)
                    && step.set().signum() != 0) {
                shares.put(
                        ids.getOrDefault(value, ""),
                        share(step.set(), BigDecimal.valueOf(100))
                                .max(BigDecimal.ONE.negate())
                                .min(BigDecimal.ONE));
            }
        }
        return shares;
    }

    /** The same if what is right adds up to everything. */
    private static Optional<ScoringRule> partial(Map<String, BigDecimal> shares) {
        var sum =
                shares.values().stream()
                        .filter(share -> share.signum() > 0)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        var rest = BigDecimal.ONE.subtract(sum);
        if (sum.signum() == 0 || rest.abs().compareTo(ROUNDING) > 0) {
            return Optional.empty();
        }
        var weights = new HashMap<>(shares);
        weights.entrySet().stream()
                .filter(entry -> entry.getValue().signum() > 0)
                .min(Map.Entry.comparingByKey())
                .ifPresent(
                        entry -> entry.setValue(ForeignDecimal.plain(entry.getValue().add(rest))));
        return Optional.of(new ScoringRule.PartialCredit(weights));
    }

    private static BigDecimal share(BigDecimal part, BigDecimal whole) {
        return ForeignDecimal.plain(part.divide(whole, 7, RoundingMode.HALF_UP));
    }

    private Parts multipleAnswers() throws Refusal, IOException {
        var response = response();
        var texts = labelTexts(response);
        var ids = new LinkedHashMap<String, String>();
        var choices = choices(texts, ids);
        var steps = processing.earning();
        var right = new LinkedHashSet<String>();
        for (var step : steps) {
            for (var equal : step.condition().equals()) {
                var id = ids.get(equal.value());
                if (id != null && equal.response().equals(response.ident)) {
                    right.add(id);
                }
            }
        }
        if (right.isEmpty()) {
            throw new Refusal("No choice earns anything.");
        }
        var correct = choices.stream().map(Choice::id).filter(right::contains).toList();
        return new Parts(
                new QuestionContent.MultipleChoice(
                        stem(), choices, 1, choices.size(), response.shuffles()),
                new AnswerKey.MultipleChoice(
                        correct, scoring(response, ids, Set.copyOf(correct)), feedbacks.told(ids)));
    }

    /**
     * One condition for all of them is all or nothing; one for each adds up. Which it is shows in
     * what single choices and the right ones together earn.
     */
    private ScoringRule scoring(Response response, Map<String, String> ids, Set<String> correct)
            throws Refusal {
        var rightIdents = new HashSet<String>();
        ids.forEach((ident, id) -> {
            if (correct.contains(id)) {
                rightIdents.add(ident);
            }
        });
        var full = processing.score(Map.of(response.ident, rightIdents));
        if (full.signum() <= 0) {
            throw new Refusal("The right choices together earn nothing.");
        }
        var partial = partial(sharesOfBlackboard(ids));
        if (partial.isPresent()) {
            return partial.get();
        }
        if (item.descendants("grading_type").findFirst().isPresent()) {
            remarks.add(
                    Remark.lossy(
                            "How Brightspace grades several choices is not read; each right one earns its share."));
        }
        if (processing.earning().size() == 1
                || metadata.get("scoring_algorithm").equals("AllOrNothing")) {
            return new ScoringRule.AllOrNothing();
        }
        var values = new HashMap<String, BigDecimal>();
        var none = processing.score(Map.of(response.ident, Set.of()));
        for (var entry : ids.entrySet()) {
            var alone = processing.score(Map.of(response.ident, Set.of(entry.getKey())));
            var value = share(alone.subtract(none), full);
            if (value.signum() != 0) {
                values.put(entry.getValue(), value);
            }
        }
        var sum =
                correct.stream()
                        .map(id -> values.getOrDefault(id, BigDecimal.ZERO))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.subtract(BigDecimal.ONE).abs().compareTo(ROUNDING) > 0) {
            remarks.add(Remark.lossy("How choices earn points is simplified to all or nothing."));
            return new ScoringRule.AllOrNothing();
        }
        var last = correct.stream().sorted().reduce((_, second) -> second).orElseThrow();
        values.merge(
                last,
                BigDecimal.ONE.subtract(sum),
                (value, rest) -> ForeignDecimal.plain(value.add(rest)));
        values.replaceAll((_, value) -> value.max(BigDecimal.ONE.negate()).min(BigDecimal.ONE));
        return new ScoringRule.PartialCredit(values);
    }

    private Parts shortAnswer() throws Refusal, IOException {
        var response = response();
        var texts = texts(response.ident, processing.earning(), true);
        if (texts.accepted().isEmpty()) {
            throw new Refusal("No text is right.");
        }
        return new Parts(
                new QuestionContent.ShortAnswer(stem(), charactersMax(response)),
                new AnswerKey.ShortAnswer(texts, feedbacks.told(Map.of())));
    }

    private static int charactersMax(Response response) {
        return response.element
                .descendants("render_fib")
                .flatMap(fib ->
                        fib
                                .attribute("maxchars")
                                .or(() -> fib.attribute("columns"))
                                .flatMap(ForeignDecimal::of)
                                .stream())
                .mapToInt(BigDecimal::intValue)
                .filter(size -> size > 0 && size <= 1_000)
                .findFirst()
                .orElse(0);
    }

    /** The texts that conditions on this response accept. */
    private AcceptedText.Texts texts(String ident, List<Step> steps, boolean alone) throws Refusal {
        var most =
                processing
                        .maximum()
                        .filter(_ -> alone)
                        .or(() -> steps.stream().map(Step::earned).max(BigDecimal::compareTo))
                        .orElse(BigDecimal.ONE);
        var found = new LinkedHashMap<String, AcceptedText>();
        var caseSensitive = false;
        var contains = false;
        for (var step : steps) {
            var credit = alone ? share(step.earned(), most).min(BigDecimal.ONE) : BigDecimal.ONE;
            var parts = new ArrayList<Condition>();
            step.condition().positives(parts::add);
            for (var part : parts) {
                switch (part) {
                    case Condition.Equal(var response, var value, var sensitive, _)
                            when response.equals(ident) -> {
                        caseSensitive |= sensitive;
                        found.putIfAbsent(
                                value,
                                new AcceptedText(
                                        value, credit, feedbacks.ofValue(ident, value, step)));
                    }
                    case Condition.Contains(var response, var value, var sensitive)
                            when response.equals(ident) -> {
                        caseSensitive |= sensitive;
                        contains = true;
                        found.putIfAbsent(
                                "*" + escaped(value) + "*",
                                new AcceptedText(
                                        "*" + escaped(value) + "*",
                                        credit,
                                        feedbacks.ofValue(ident, value, step)));
                    }
                    default -> {
                        // Conditions on other responses belong to those.
                    }
                }
            }
            if (step.condition() instanceof Condition.And(var all)
                    && all.stream().filter(Condition.Contains.class::isInstance).count() > 1) {
                remarks.add(
                        Remark.lossy("A text had to contain several words; one is enough here."));
            }
        }
        var wild = contains;
        var accepted =
                found.values().stream()
                        .map(text ->
                                wild && !text.text().startsWith("*")
                                        ? new AcceptedText(
                                                escaped(text.text()),
                                                text.credit(),
                                                text.feedback())
                                        : text)
                        .toList();
        return new AcceptedText.Texts(
                accepted, new AcceptedText.Matching(caseSensitive, true, wild));
    }

    private static String escaped(String text) {
        return text.replace("*", "\\*");
    }

    private Parts numerical() throws Refusal, IOException {
        response();
        var numbers = new Qti12Numbers(processing, feedbacks, remarks).accepted();
        return new Parts(
                new QuestionContent.Numerical(stem(), new UnitEntry.None()),
                new AnswerKey.Numerical(
                        new Numbers(numbers, Units.NONE), feedbacks.told(Map.of())));
    }

    /** Canvas' blanks: {@code [name]} in the text, a response {@code response_name} for each. */
    private Parts blanks() throws Refusal, IOException {
        if (responses.isEmpty()) {
            throw new Refusal("It has no blanks.");
        }
        var dropdowns = metadata.get("question_type").startsWith("multiple_dropdowns");
        var gaps = new ArrayList<Gap>();
        var keys = new ArrayList<GapKey>();
        var stem = PLACE.matcher(blankStem()).replaceAll("[&#91;");
        for (var response : responses) {
            var id = ShortId.of(gaps.size());
            identifiers.put(id, response.ident);
            var name = response.ident.replaceFirst("^response_", "");
            stem = withGap(stem, List.of(name, plainCaption(response)), id);
            var steps =
                    processing.earning().stream()
                            .filter(step ->
                                    step.condition().equals().stream()
                                            .anyMatch(equal ->
                                                    equal.response().equals(response.ident)))
                            .toList();
            var weight =
                    steps.stream()
                            .map(Step::earned)
                            .max(BigDecimal::compareTo)
                            .orElse(BigDecimal.ONE);
            var kind =
                    response.labels.stream()
                            .map(label -> label.attribute("answer_type", ""))
                            .findFirst()
                            .orElse("");
            if (dropdowns || kind.equals("dropdown") || kind.equals("wordbank")) {
                if (kind.equals("wordbank")) {
                    remarks.add(
                            Remark.normalised(
                                    "Words to drag into blanks become lists to pick from."));
                }
                selection(response, id, weight, steps, gaps, keys);
            } else {
                gaps.add(new Gap.Text(id, 0));
                keys.add(new GapKey.Text(id, weight, blankTexts(response)));
            }
        }
        return cloze(stem, gaps, keys);
    }

    private Parts cloze(String stem, List<Gap> gaps, List<GapKey> keys) throws IOException {
        return new Parts(
                new QuestionContent.Cloze(stem, gaps),
                new AnswerKey.Cloze(evenIfAlmost(keys), feedbacks.told(Map.of())));
    }

    private String blankStem() {
        var stem = new ArrayList<String>();
        for (var piece : pieces) {
            if (piece.response < 0) {
                stem.add(piece.html);
            }
        }
        return String.join("\n", stem);
    }

    private String plainCaption(Response response) throws IOException {
        return Html.text(caption(response));
    }

    private String withGap(String stem, List<String> names, String id) {
        for (var name : names) {
            for (var written : List.of("[" + name + "]", "[" + Html.escaped(name) + "]")) {
                // not within the mark of a gap that has its place already
                var at = name.isEmpty() ? -1 : stem.replace("[[", "\n\n").indexOf(written);
                if (at >= 0) {
                    return stem.substring(0, at)
                            + "[["
                            + id
                            + "]]"
                            + stem.substring(at + written.length());
                }
            }
        }
        remarks.add(
                Remark.normalised(
                        "The text does not show the blank %s; it follows the text."
                                .formatted(names.getFirst())));
        return stem + " [[" + id + "]]";
    }

    private void selection(
            Response response,
            String id,
            BigDecimal weight,
            List<Step> steps,
            List<Gap> gaps,
            List<GapKey> keys)
            throws IOException {
        var choices = new ArrayList<Choice>();
        var credits = new HashMap<String, BigDecimal>();
        var said = new HashMap<String, String>();
        for (var label : response.labels) {
            var ident = label.attribute("ident", "");
            var choice = ShortId.of(choices.size());
            var text = Html.text(material.html(label));
            var value = response.is("response_lid") ? ident : text; // as ILIAS has it
            choices.add(new Choice(choice, text));
            for (var step : steps) {
                if (step.condition().equals().stream()
                        .anyMatch(equal ->
                                equal.response().equals(response.ident)
                                        && equal.value().equals(value))) {
                    credits.merge(
                            choice,
                            weight.signum() == 0 ? BigDecimal.ONE : share(step.earned(), weight),
                            BigDecimal::max);
                }
            }
            var feedback = feedbacks.ofLabel(ident);
            if (!feedback.isEmpty()) {
                said.put(choice, feedback);
            }
        }
        gaps.add(new Gap.Selection(id, choices, response.shuffles()));
        keys.add(new GapKey.Selection(id, weight, credits, said));
    }

    /** Canvas accepts every answer that it lists, though its conditions name the first alone. */
    private AcceptedText.Texts blankTexts(Response response) throws Refusal, IOException {
        var accepted = new ArrayList<AcceptedText>();
        var wildcards =
                response.labels.stream()
                        .anyMatch(label ->
                                label.attribute("scoring_algorithm", "")
                                        .equals("TextContainsAnswer"));
        for (var label : response.labels) {
            var text = material.plain(label);
            var algorithm = label.attribute("scoring_algorithm", "");
            if (algorithm.equals("TextRegex")) {
                throw new Refusal("A blank takes what fits a regular expression.");
            }
            if (algorithm.equals("TextCloseEnough")) {
                remarks.add(Remark.lossy("Misspelt answers counted, and do not here."));
            }
            var escaped = wildcards ? escaped(text) : text;
            accepted.add(
                    new AcceptedText(
                            algorithm.equals("TextContainsAnswer") ? "*" + escaped + "*" : escaped,
                            BigDecimal.ONE,
                            feedbacks.ofLabel(label.attribute("ident", ""))));
        }
        return new AcceptedText.Texts(accepted, new AcceptedText.Matching(false, true, wildcards));
    }

    /** Weights that differ by rounding alone become 1 each. */
    private static List<GapKey> evenIfAlmost(List<GapKey> keys) {
        var least = keys.stream().map(GapKey::weight).min(BigDecimal::compareTo);
        var most = keys.stream().map(GapKey::weight).max(BigDecimal::compareTo);
        if (least.isEmpty()
                || most.isEmpty()
                || most.get().subtract(least.get()).compareTo(new BigDecimal("0.05")) > 0) {
            return keys;
        }
        return keys.stream()
                .map(key ->
                        switch (key) {
                            case GapKey.Text(var gap, _, var texts) ->
                                    (GapKey) new GapKey.Text(gap, BigDecimal.ONE, texts);
                            case GapKey.Numeric(var gap, _, var numbers) ->
                                    new GapKey.Numeric(gap, BigDecimal.ONE, numbers);
                            case GapKey.Selection(var gap, _, var credits, var feedback) ->
                                    new GapKey.Selection(gap, BigDecimal.ONE, credits, feedback);
                        })
                .toList();
    }

    /** Fields within the text, as QTI itself has them. */
    private Parts inline() throws Refusal, IOException {
        var gaps = new ArrayList<Gap>();
        var keys = new ArrayList<GapKey>();
        var stem = new StringBuilder();
        var isPlaced = showsPlaces();
        for (var piece : pieces) {
            if (piece.response < 0) {
                stem.append(PLACE.matcher(piece.html).replaceAll("[&#91;"));
                continue;
            }
            var response = responses.get(piece.response);
            var id = ShortId.of(gaps.size());
            identifiers.put(id, response.ident);
            if (!isPlaced) {
                stem.append(caption(response)).append(" [[").append(id).append("]] ");
            }
            var steps =
                    processing.earning().stream()
                            .filter(step ->
                                    step.condition().equals().stream()
                                            .anyMatch(equal ->
                                                    equal.response().equals(response.ident)))
                            .toList();
            if (steps.isEmpty()) {
                throw new Refusal("Nothing is right in one of its fields.");
            }
            var weight =
                    steps.stream()
                            .map(Step::earned)
                            .max(BigDecimal::compareTo)
                            .orElse(BigDecimal.ONE);
            if (response.is("response_lid") || showsLabels(response)) {
                selection(response, id, weight, steps, gaps, keys);
            } else {
                gaps.add(new Gap.Text(id, charactersMax(response)));
                keys.add(new GapKey.Text(id, weight, texts(response.ident, steps, false)));
            }
        }
        var text = stem.toString().strip();
        if (isPlaced) {
            for (var i = 0; i < gaps.size(); i++) {
                text = withGap(text, List.of(responses.get(i).ident), gaps.get(i).id());
            }
        }
        if (processing.earning().stream()
                .anyMatch(step ->
                        step.condition().equals().stream()
                                        .map(Condition.Equal::response)
                                        .distinct()
                                        .count()
                                > 1)) {
            remarks.add(Remark.lossy("All fields had to be right; here each earns its share."));
        }
        return cloze(text, gaps, keys);
    }

    private boolean showsLabels(Response response) throws IOException {
        for (var label : response.labels) {
            if (!material.html(label).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the text names each response in brackets, as Blackboard has it. */
    private boolean showsPlaces() {
        var stem = blankStem();
        return responses.stream()
                .allMatch(response ->
                        !response.ident.isEmpty() && stem.contains("[" + response.ident + "]"));
    }

    private Parts matching() throws Refusal, IOException {
        var rights = rightBlock();
        var targets = new LinkedHashMap<String, String>();
        var targetOf = new HashMap<String, String>();
        var sources = new ArrayList<Choice>();
        var sourceIds = new HashMap<String, String>();
        var pairs = new ArrayList<Pair>();
        var weights = new HashMap<String, BigDecimal>();
        for (var response : responses) {
            for (var i = 0; i < response.labels.size(); i++) {
                var ident = response.labels.get(i).attribute("ident", "");
                var text = rights.isEmpty() ? material.html(response.labels.get(i)) : "";
                var key = rights.isEmpty() ? ident + "\n" + text : String.valueOf(i);
                var shown = !rights.isEmpty() && i < rights.size() ? rights.get(i) : text;
                targetOf.put(
                        response.ident + "\n" + ident,
                        targets.computeIfAbsent(
                                key, _ -> ShortId.of(targets.size()) + "\n" + shown));
            }
            var source = caption(response);
            var matches = matches(response);
            if (source.isEmpty() && matches.isEmpty()) {
                remarks.add(Remark.lossy("Something empty to match is left out."));
                continue;
            }
            var id = ShortId.of(sources.size());
            sources.add(new Choice(id, source));
            identifiers.put(id, response.ident);
            sourceIds.put(response.ident, id);
            matches.forEach((ident, earned) -> {
                var target = targetOf.get(response.ident + "\n" + ident);
                if (target != null) {
                    var pair = new Pair(id, target.substring(0, target.indexOf('\n')));
                    pairs.add(pair);
                    weights.put(pair.element(), earned);
                }
            });
        }
        if (pairs.isEmpty()) {
            throw new Refusal("Nothing in it matches.");
        }
        return new Parts(
                new QuestionContent.Matching(
                        stem(),
                        sources,
                        targets(targets, pairs),
                        1,
                        0,
                        responses.stream().anyMatch(Response::shuffles)),
                new AnswerKey.Matching(pairs, scoringOfPairs(weights), feedbacks.told(sourceIds)));
    }

    private List<Choice> targets(Map<String, String> targets, List<Pair> pairs) {
        var choices = new ArrayList<Choice>();
        for (var target : targets.values()) {
            var end = target.indexOf('\n');
            var id = target.substring(0, end);
            var text = target.substring(end + 1);
            if (text.isEmpty() && pairs.stream().noneMatch(pair -> pair.target().equals(id))) {
                remarks.add(Remark.lossy("An empty answer to match with is left out."));
            } else {
                choices.add(new Choice(id, text));
            }
        }
        return choices;
    }

    /** What earns points in one response, by ident of the label. */
    private Map<String, BigDecimal> matches(Response response) {
        var matches = new LinkedHashMap<String, BigDecimal>();
        for (var step : processing.earning()) {
            for (var equal : step.condition().equals()) {
                if (equal.response().equals(response.ident)) {
                    matches.put(equal.value(), step.earned());
                }
            }
        }
        return matches;
    }

    private static ScoringRule scoringOfPairs(Map<String, BigDecimal> weights) {
        var most = weights.values().stream().max(BigDecimal::compareTo).orElse(BigDecimal.ONE);
        var least = weights.values().stream().min(BigDecimal::compareTo).orElse(BigDecimal.ONE);
        if (most.subtract(least).compareTo(new BigDecimal("0.05")) <= 0) {
            return new ScoringRule.PartialCredit(Map.of());
        }
        var sum = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return new ScoringRule.Mapped(weights, BigDecimal.ZERO, null, null, sum);
    }

    /** The answers of Blackboard's matching, which stand in a block of their own. */
    private List<String> rightBlock() throws IOException {
        var rights = new ArrayList<String>();
        var block =
                item.descendants("flow")
                        .filter(flow -> flow.attribute("class", "").equals(RIGHT_BLOCK))
                        .findFirst();
        if (block.isPresent()) {
            for (var flow : block.get().children("flow")) {
                rights.add(material.html(flow));
            }
        }
        return rights;
    }

    private Parts calculated() throws Refusal, IOException {
        var calculated =
                item.descendants("calculated")
                        .findFirst()
                        .orElseThrow(() -> new Refusal("It has no formula."));
        var formula = Qti12Formula.of(calculated);
        remarks.addAll(formula.remarks());
        var stem = formula.stem(stem());
        return new Parts(
                new QuestionContent.Calculated(stem, formula.variables(), new UnitEntry.None()),
                new AnswerKey.Calculated(
                        new Numbers(List.of(formula.accepted()), Units.NONE),
                        formula.rounding(),
                        feedbacks.told(Map.of())));
    }

    private Parts essay() throws IOException {
        return new Parts(
                new QuestionContent.Essay(stem(), 0, 0, ""),
                new AnswerKey.Essay(new Marking("", List.of()), feedbacks.told(Map.of())));
    }

    private Parts upload() throws IOException {
        var presentation = item.child("presentation");
        var filesMax =
                presentation
                        .flatMap(element -> element.attribute("files_count"))
                        .flatMap(ForeignDecimal::of)
                        .map(BigDecimal::intValue)
                        .filter(count -> count > 0)
                        .orElse(FILES_USUAL);
        var types = new LinkedHashSet<String>();
        for (var name :
                presentation
                        .flatMap(element -> element.attribute("allowed_types"))
                        .orElse("")
                        .split("[,;\\s]+", -1)) {
            if (name.isEmpty()) {
                continue;
            }
            FileTypes.mediaType(name)
                    .ifPresentOrElse(
                            types::add,
                            () ->
                                    remarks.add(
                                            Remark.lossy(
                                                    "Files of the type %s are not known here."
                                                            .formatted(name))));
        }
        remarks.add(
                Remark.normalised(
                        "A file may have %d bytes; nothing is said.".formatted(BYTES_USUAL)));
        return new Parts(
                new QuestionContent.FileUpload(stem(), filesMax, BYTES_USUAL, List.copyOf(types)),
                new AnswerKey.FileUpload(new Marking("", List.of()), feedbacks.told(Map.of())));
    }

    private Parts ordering() throws Refusal, IOException {
        var response = response();
        var texts = labelTextsOfAll(response);
        var ids = new LinkedHashMap<String, String>();
        var items = choices(texts, ids);
        var order = new LinkedHashSet<String>();
        for (var step : processing.earning()) {
            var inOrder =
                    step.condition().equals().stream()
                            .sorted(
                                    Comparator.comparing(equal ->
                                            equal.element()
                                                    .attribute("index")
                                                    .flatMap(ForeignDecimal::of)
                                                    .orElse(BigDecimal.ZERO)))
                            .map(equal -> ids.get(equal.value()))
                            .filter(id -> id != null)
                            .toList();
            if (inOrder.size() == items.size()) {
                order.addAll(inOrder);
                break;
            }
        }
        if (order.size() != items.size()) {
            order.clear();
            order.addAll(numbered(ids));
        }
        if (order.size() != items.size()) {
            throw new Refusal("It does not say which order is right.");
        }
        for (var label : response.element.descendants("material").toList()) {
            if (label.attribute("position").isPresent()) {
                remarks.add(Remark.lossy("The words at the ends of the list are not kept."));
            }
        }
        return new Parts(
                new QuestionContent.Ordering(stem(), items),
                new AnswerKey.Ordering(
                        List.copyOf(order), OrderScoring.EXACT, feedbacks.told(ids)));
    }

    /** Brightspace asks each item for its place. */
    private List<String> numbered(Map<String, String> ids) {
        var places = new TreeMap<BigDecimal, String>();
        for (var step : processing.earning()) {
            for (var equal : step.condition().equals()) {
                var id = ids.get(equal.response());
                if (id != null) {
                    ForeignDecimal.of(equal.value()).ifPresent(place -> places.put(place, id));
                }
            }
        }
        return List.copyOf(places.values());
    }

    private Map<String, String> labelTextsOfAll(Response response) throws IOException {
        var texts = new LinkedHashMap<String, String>();
        for (var label : response.labels) {
            texts.put(label.attribute("ident", ""), material.html(label));
        }
        return texts;
    }

    private Parts hotSpot() throws Refusal, IOException {
        var response = response();
        var image =
                item.descendants("matimage")
                        .findFirst()
                        .orElseThrow(() -> new Refusal("It has no picture."));
        var asset =
                material.asset(image.attribute("uri", ""))
                        .orElseThrow(() -> new Refusal("Its picture is not in the package."));
        if (asset.width() < 1 || asset.height() < 1) {
            throw new Refusal("Its picture has no size.");
        }
        var areas = new ArrayList<AnswerKey.Area>();
        for (var label : response.labels) {
            var ident = label.attribute("ident", "");
            var earned = processing.score(Map.of(response.ident, Set.of(ident)));
            if (processing.steps().isEmpty() || earned.signum() > 0) {
                areas.add(
                        new AnswerKey.Area(
                                shape(label, asset.width(), asset.height()),
                                processing.steps().isEmpty()
                                        ? BigDecimal.ONE
                                        : share(earned, processing.maximum().orElse(earned))
                                                .min(BigDecimal.ONE)));
            }
        }
        if (areas.isEmpty()) {
            throw new Refusal("No area is right.");
        }
        return new Parts(
                new QuestionContent.SelectPoint(
                        stem(),
                        new Picture(
                                asset.hash(),
                                image.attribute("label", ""),
                                asset.width(),
                                asset.height()),
                        0,
                        1),
                new AnswerKey.SelectPoint(areas, BigDecimal.ZERO, feedbacks.told(Map.of())));
    }

    /** Coordinates that are all within 0 and 1 are shares of the picture: two corners. */
    private static Shape shape(XmlElement label, int width, int height) throws Refusal {
        var numbers = new ArrayList<BigDecimal>();
        for (var text : label.text().strip().split("[,;\\s]+", -1)) {
            numbers.add(
                    ForeignDecimal.of(text)
                            .orElseThrow(() -> new Refusal("An area has no coordinates.")));
        }
        var shares =
                numbers.stream()
                        .allMatch(number ->
                                number.signum() >= 0 && number.compareTo(BigDecimal.ONE) <= 0);
        var pixels = new int[numbers.size()];
        for (var i = 0; i < pixels.length; i++) {
            var scale = BigDecimal.valueOf(shares ? (i % 2 == 0 ? width : height) : 1);
            pixels[i] = numbers.get(i).multiply(scale).setScale(0, RoundingMode.HALF_UP).intValue();
        }
        var area = label.attribute("rarea", "ellipse").toLowerCase(Locale.ROOT);
        if (area.equals("rectangle") && pixels.length == 4) {
            return shares
                    ? new Shape.Rectangle(
                            pixels[0], pixels[1], pixels[2] - pixels[0], pixels[3] - pixels[1])
                    : new Shape.Rectangle(pixels[0], pixels[1], pixels[2], pixels[3]);
        }
        if ((area.equals("ellipse") || area.equals("circle"))
                && (pixels.length == 3 || (pixels.length == 4 && pixels[2] == pixels[3]))) {
            return new Shape.Circle(
                    pixels[0], pixels[1], pixels.length == 3 ? pixels[2] : pixels[2] / 2);
        }
        if ((area.equals("bounded") || area.equals("polygon"))
                && pixels.length >= 6
                && pixels.length % 2 == 0) {
            var points = new ArrayList<Shape.Point>();
            for (var i = 0; i < pixels.length; i += 2) {
                points.add(new Shape.Point(pixels[i], pixels[i + 1]));
            }
            return new Shape.Polygon(points);
        }
        throw new Refusal(
                "An area cannot be said here: %s %s.".formatted(area, label.text().strip()));
    }
}
