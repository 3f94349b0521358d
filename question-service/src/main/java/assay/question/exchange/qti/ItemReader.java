package assay.question.exchange.qti;

import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Explanation;
import assay.question.content.AnswerKey.Overall;
import assay.question.content.AnswerKey.PartKey;
import assay.question.content.Difficulty;
import assay.question.content.Marking;
import assay.question.content.Origin;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Part;
import assay.question.content.QuestionDraft;
import assay.question.content.TextFormat;
import assay.question.exchange.Fidelity;
import assay.question.exchange.Place;
import assay.question.exchange.Reading;
import assay.question.exchange.Remark;
import assay.question.exchange.UnreadableFile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one item. */
final class ItemReader {
    /** What {@code toolName} says in files that this service wrote. */
    static final String TOOL = "Assay";

    private static final int TITLE_MAX = 200;

    /** Characters of a document that is kept with the question. */
    private static final int DOCUMENT_MAX = 1 << 20;

    /** What is to be remarked about rules where there is nothing to score. */
    private static final String UNASKED_RULES =
            "Its response processing, which is kept, has nothing to score here: it asks nothing.";

    private static final BigDecimal POINTS_MAX = BigDecimal.valueOf(1000);
    private static final int POINTS_SCALE = 4;

    private final String file;
    private final Neighbours neighbours;
    private final Metadata metadata;
    private final Remarks remarks = new Remarks();

    ItemReader(String file, Neighbours neighbours, Metadata metadata) {
        this.file = file;
        this.neighbours = neighbours;
        this.metadata = metadata;
    }

    /**
     * The item as a question, or why there is none.
     *
     * @param document the file's text
     * @param said what is to be remarked already
     */
    Reading read(Element item, String document, Remarks said) throws UnreadableFile {
        said.all()
                .forEach(remark -> {
                    switch (remark.fidelity()) {
                        case LOSSY -> remarks.lossy(remark.text());
                        case NORMALISED, EXACT -> remarks.normalised(remark.text());
                    }
                });
        var identifier = item.get("identifier");
        try {
            var ours = item.get("toolName").equals(TOOL);
            var draft = draft(item, document, ours);
            return new Reading.Question(
                    new Place(file, item.line(), identifier),
                    ours ? ItemWriter.name(identifier) : identifier,
                    draft,
                    List.of(),
                    remarks.all());
        } catch (NotAnItem e) {
            return new Reading.Refused(
                    new Place(file, e.line(), identifier),
                    title(item),
                    e.getMessage() == null ? "" : e.getMessage());
        }
    }

    private String title(Element item) {
        var title = item.get("title", metadata.title()).replaceAll("\\s+", " ");
        if (title.isEmpty()) {
            title = item.get("identifier", file);
        }
        if (title.length() > TITLE_MAX) {
            remarks.lossy("Its title is cut after %d characters.".formatted(TITLE_MAX));
            return title.substring(0, TITLE_MAX);
        }
        return title;
    }

    private QuestionDraft draft(Element item, String document, boolean ours)
            throws NotAnItem, UnreadableFile {
        if (item.first("itemBody").isEmpty()) {
            throw new NotAnItem(item, "The item has no body.");
        }
        checkHead(item);
        var nearest = Nearest.of(item, remarks);
        var read = readTemplates(ours ? nearest : Scores.named(nearest, remarks), ours);
        if (!ours && !read.identifiers().isEmpty()) {
            remarks.normalised("What is chosen and filled in has other ids: a, b, c, and so on.");
        }
        if (item.get("adaptive").equals("true")) {
            remarks.lossy("It goes on after a first response; here that is the end.");
        }
        var tags = metadata.tags(remarks);
        var language =
                Metadata.language(item.get("xml:lang", item.get("lang", metadata.language())));
        var difficulty = metadata.difficulty();
        return new QuestionDraft(
                title(item),
                difficulty == null ? Difficulty.MEDIUM : difficulty,
                List.of(),
                tags,
                language,
                metadata.time(),
                read.points(),
                TextFormat.HTML,
                read.content(),
                read.key(),
                "",
                Map.of(),
                origin(item, document, ours, read));
    }

    /** With values drawn anew for each candidate, if it can be, or else drawn once and for all. */
    private Whole readTemplates(Element item, boolean ours) throws NotAnItem, UnreadableFile {
        if (item.elements("templateDeclaration").isEmpty() || Templating.areConstants(item)) {
            return readBody(item, ours, Optional.empty());
        }
        var before = remarks.all();
        String reason;
        try {
            var drawn = Templating.of(item, body(item), ours, remarks);
            return readBody(item, ours, Optional.of(drawn));
        } catch (NotUnderstood | NotAnItem e) {
            reason = String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
            remarks.backTo(before);
        }
        try {
            return readBody(Draw.of(item, reason, remarks), ours, Optional.empty());
        } catch (NotUnderstood e) {
            var shown = Templating.shown(item, body(item)).findFirst();
            if (shown.isPresent()) {
                throw new NotAnItem(
                        shown.get(),
                        "Its text shows values that cannot be had: %s.".formatted(e.getMessage()));
            }
            remarks.lossy(
                    "It draws values anew for each candidate, which is not kept: %s."
                            .formatted(e.getMessage()));
            return readBody(item, ours, Optional.empty());
        }
    }

    private static Element body(Element item) {
        return withStimuli(item, item.first("itemBody").orElseGet(() -> Element.of("itemBody")));
    }

    /** Texts that the head of an item of QTI 3.0 refers to stand before its own. */
    private static Element withStimuli(Element item, Element body) {
        var stimuli = item.elements("assessmentStimulusRef");
        if (stimuli.isEmpty()) {
            return body;
        }
        var children = new ArrayList<Node>(stimuli);
        children.addAll(body.children());
        return new Element(body.name(), body.namespace(), body.attributes(), children, body.line());
    }

    private void checkHead(Element item) {
        for (var part : item.elements()) {
            switch (part.name()) {
                case "responseDeclaration",
                        "outcomeDeclaration",
                        "templateDeclaration",
                        "templateProcessing",
                        "assessmentStimulusRef",
                        "itemBody",
                        "responseProcessing",
                        "modalFeedback" -> {
                    // read where it belongs
                }
                case "stylesheet" -> remarks.lossy("Its style sheet is not taken.");
                case "apipAccessibility", "catalogInfo" ->
                        remarks.lossy("What it offers for accessibility is not taken.");
                case "companionMaterialsInfo" ->
                        remarks.lossy("The materials that go with it are not taken.");
                default -> remarks.lossy("Its %s is not read.".formatted(part.name()));
            }
        }
    }

    private Origin origin(Element item, String document, boolean ours, Whole read) {
        var whole = ours && !remarks.isLossy() ? "" : document;
        if (whole.length() > DOCUMENT_MAX) {
            remarks.lossy("Its own file is too long to be kept with it.");
            whole = "";
        }
        return new Origin(
                Versions.of(item),
                item.get("identifier"),
                whole,
                ours ? Map.of() : read.identifiers());
    }

    /** A question without what is said about it. */
    private record Whole(
            QuestionContent content,
            AnswerKey key,
            BigDecimal points,
            Map<String, String> identifiers) {}

    private Whole readBody(Element item, boolean ours, Optional<Templating> drawn)
            throws NotAnItem, UnreadableFile {
        var body = body(item);
        var declarations = Repairs.of(Declarations.of(item), body, remarks);
        var before = remarks.all();
        try {
            var processing = Processing.of(item, declarations);
            var looksAt = processing.looksAt();
            if (!looksAt.isEmpty()) {
                remarks.lossy(
                        "Its rules look at %s; here they are those of a first attempt, always."
                                .formatted(String.join(", ", looksAt)));
            }
            if (scores(processing)) {
                var scoring = Scoring.of(declarations, processing);
                var whole = assembled(item, body, ours, scoring, processing, drawn);
                if (!ours && !processing.isStandard()) {
                    tellOfOwnRules(body, before);
                }
                return whole;
            }
            if (!ours && !processing.isStandard() && !hasInteraction(body)) {
                remarks.lossy(UNASKED_RULES);
            } else if (!ours && !processing.isStandard()) {
                remarks.lossy(
                        "Its response processing, which is kept, sets no SCORE; until it is"
                                + " interpreted, points come from what is declared as right.");
            } else if (asks(body)) {
                remarks.normalised(
                        "Its response processing gives no points; they come from what is declared"
                                + " as right.");
            }
            return assembled(item, body, ours, Scoring.usual(declarations), processing, drawn);
        } catch (NotUnderstood e) {
            remarks.backTo(before);
            remarks.lossy(
                    ("It is scored by what is declared as right, not by its own rules, which are"
                                    + " kept until they are interpreted: %s.")
                            .formatted(e.getMessage()));
        }
        try {
            var scoring = Scoring.usual(declarations);
            return assembled(item, body, ours, scoring, own(item, declarations), drawn);
        } catch (NotUnderstood e) {
            throw new NotAnItem(
                    item, "The file does not say what is right: %s.".formatted(e.getMessage()));
        }
    }

    /**
     * That rules of an item's own are not what scores it.
     *
     * @param before what was said before its key was found
     */
    private void tellOfOwnRules(Element body, List<Remark> before) {
        if (!hasInteraction(body)) {
            remarks.lossy(UNASKED_RULES);
            return;
        }
        var isTheSame =
                remarks.all().stream()
                        .filter(remark -> !before.contains(remark))
                        .noneMatch(remark -> remark.fidelity() == Fidelity.LOSSY);
        remarks.lossy(
                ("Its response processing is no standard template or mapping. It is kept with the"
                                + " version; until it is interpreted, a key made from it scores"
                                + " the question%s.")
                        .formatted(
                                isTheSame
                                        ? ", with the same points for all that was tried"
                                        : ", but for what else is told"));
    }

    private static Processing own(Element item, Declarations declarations) throws NotUnderstood {
        try {
            return Processing.of(item, declarations);
        } catch (NotUnderstood e) {
            return Processing.of(Element.of("item"), declarations);
        }
    }

    private static boolean scores(Processing processing) {
        return processing
                .elements()
                .anyMatch(rule ->
                        rule.is("setOutcomeValue") && rule.get("identifier").equals("SCORE"));
    }

    private static boolean hasInteraction(Element body) {
        return body.contains(InteractionReader::isInteraction);
    }

    private static boolean asks(Element body) {
        return body.all()
                .anyMatch(one ->
                        InteractionReader.isInteraction(one)
                                && !one.is("extendedTextInteraction", "uploadInteraction"));
    }

    private Whole assembled(
            Element item,
            Element body,
            boolean ours,
            Scoring scoring,
            Processing processing,
            Optional<Templating> drawn)
            throws NotAnItem, NotUnderstood, UnreadableFile {
        var whole = asked(item, body, ours, scoring, processing, drawn);
        if (!ours && scoring.takesAway()) {
            remarks.lossy("A response can earn less than nothing, which is not kept.");
        }
        return whole;
    }

    private Whole asked(
            Element item,
            Element body,
            boolean ours,
            Scoring scoring,
            Processing processing,
            Optional<Templating> drawn)
            throws NotAnItem, NotUnderstood, UnreadableFile {
        var html = new Html(neighbours, file, remarks, ours);
        var interactions =
                new InteractionReader(
                        html,
                        remarks,
                        scoring,
                        object -> neighbours.medium(file, object.get("data", object.get("src"))),
                        ours);
        var found = body.all().filter(InteractionReader::isInteraction).toList();
        if (found.isEmpty()) {
            return described(item, body, html, processing);
        }
        if (!ours && scoring.rewardsSilence()) {
            remarks.lossy("Who does not answer has points, which is not kept.");
        }
        checkUnique(found);
        if (drawn.isPresent()) {
            var calculated = drawn.get().calculated(found, body, html, scoring);
            return finished(item, List.of(calculated), calculated, html, processing, scoring);
        }
        var parted = ours && body.contains(one -> InteractionReader.hasClass(one, "assay-part"));
        if (parted) {
            return composite(item, body, html, interactions, true, scoring, processing);
        }
        if (found.stream().allMatch(one -> InteractionReader.INLINE.contains(one.name()))) {
            var asked = inline(body, found, List.of(body), html, interactions, ours);
            return finished(item, List.of(asked), asked, html, processing, scoring);
        }
        if (found.size() == 1) {
            var interaction = found.getFirst();
            var asked =
                    interactions.read(
                            interaction,
                            inPlace -> {
                                html.substitute(interaction, inPlace);
                                return html.of(body);
                            });
            return finished(item, List.of(asked), asked, html, processing, scoring);
        }
        return composite(item, body, html, interactions, ours, scoring, processing);
    }

    private static void checkUnique(List<Element> interactions) throws NotAnItem {
        var responses = new HashSet<String>();
        for (var interaction : interactions) {
            if (!responses.add(interaction.get("responseIdentifier"))) {
                throw new NotAnItem(interaction, "Two of its interactions give the same response.");
            }
        }
    }

    /** Fields in a text: a question of its own when there is only one, for a word or a number. */
    private Asked inline(
            Element where,
            List<Element> fields,
            List<? extends Node> text,
            Html html,
            InteractionReader interactions,
            boolean ours)
            throws NotAnItem, NotUnderstood, UnreadableFile {
        var first = fields.getFirst();
        InteractionReader.Stem stem =
                inPlace -> {
                    html.substitute(first, inPlace);
                    return html.of(text);
                };
        var cloze = ours && where.contains(one -> InteractionReader.hasClass(one, "assay-cloze"));
        return fields.size() == 1 && first.is("textEntryInteraction") && !cloze
                ? interactions.read(first, stem)
                : interactions.cloze(
                        fields,
                        stem,
                        response -> response.substring(response.lastIndexOf('_') + 1));
    }

    private Whole described(Element item, Element body, Html html, Processing processing)
            throws NotAnItem, UnreadableFile {
        var text = html.of(body);
        if (text.isBlank()) {
            throw new NotAnItem(body, "It asks nothing and shows nothing.");
        }
        var buttons =
                body.all("endAttemptInteraction")
                        .map(one -> one.get("responseIdentifier"))
                        .toList();
        item.elements("responseDeclaration").stream()
                .map(one -> one.get("identifier"))
                .filter(response -> !buttons.contains(response))
                .forEach(response ->
                        remarks.lossy(
                                "It declares a response that nothing asks for, %s."
                                        .formatted(response)));
        var asked =
                new Asked(
                        new QuestionContent.Description(text),
                        new AnswerKey.Description(Explanation.NONE),
                        BigDecimal.ZERO,
                        List.of(),
                        Map.of());
        var key = explained(item, List.of(asked), html, processing, List.of());
        return new Whole(
                asked.content(),
                Explanations.withRationale(key.keys().getFirst(), key.rationale()),
                BigDecimal.ZERO,
                Map.of());
    }

    private Feedbacks.Explained explained(
            Element item,
            List<Asked> questions,
            Html html,
            Processing processing,
            List<String> parts)
            throws UnreadableFile {
        try {
            var ours = item.get("toolName").equals(TOOL);
            return new Feedbacks(processing, html, remarks, ours ? parts : null)
                    .explain(item, questions);
        } catch (NotUnderstood e) {
            if (item.contains(one -> one.is("feedbackInline", "feedbackBlock", "modalFeedback"))) {
                remarks.lossy("Its feedback is not kept: %s.".formatted(e.getMessage()));
            }
            return new Feedbacks.Explained(
                    questions.stream().map(Asked::key).toList(), "", Overall.NONE);
        }
    }

    private Whole finished(
            Element item,
            List<Asked> questions,
            Asked asked,
            Html html,
            Processing processing,
            Scoring scoring)
            throws UnreadableFile {
        var explained = explained(item, questions, html, processing, List.of());
        var key = Explanations.withRationale(explained.keys().getFirst(), explained.rationale());
        return new Whole(
                named(asked.content(), item),
                withRubric(item, key, html),
                points(asked.points(), scoring),
                asked.identifiers());
    }

    /** Its title stands for what a question asks where the file has no words for it. */
    private QuestionContent named(QuestionContent content, Element item) {
        if (!content.stem().isBlank()) {
            return content;
        }
        remarks.normalised("What it asks has no text of its own; its title stands there.");
        var title = Html.escaped(title(item));
        return content.with((pointer, text) -> pointer.equals("/stem") ? title : text);
    }

    private BigDecimal points(BigDecimal found, Scoring scoring) {
        var declared = scoring.declaredMaximum();
        var earned = found;
        if (declared.signum() > 0 && !Scoring.near(declared, found)) {
            if (found.compareTo(declared) < 0) {
                remarks.normalised(
                        "It says that it is worth %s, but no response earns more than %s."
                                .formatted(
                                        declared.toPlainString(),
                                        Scoring.tidy(found).toPlainString()));
            } else if (scoring.isUsual()) {
                earned = declared;
            } else {
                remarks.normalised(
                        "It says that it is worth %s, but a response earns up to %s."
                                .formatted(
                                        declared.toPlainString(),
                                        Scoring.tidy(found).toPlainString()));
            }
        }
        var points = Scoring.tidy(earned).setScale(POINTS_SCALE, RoundingMode.HALF_UP);
        if (points.compareTo(earned) != 0 && !Scoring.near(points, earned)) {
            remarks.lossy("Its points are rounded.");
        }
        if (points.compareTo(POINTS_MAX) > 0) {
            remarks.lossy("It is worth more than %s points.".formatted(POINTS_MAX));
            return POINTS_MAX;
        }
        return Values.plain(points);
    }

    /** What markers are told becomes their notes; where nobody marks, it goes. */
    private AnswerKey withRubric(Element item, AnswerKey key, Html html) throws UnreadableFile {
        var notes = new StringBuilder();
        for (var rubric : item.all("rubricBlock").toList()) {
            if (Rubrics.isForMarkers(rubric)) {
                notes.append(html.of(rubric));
            } else if (!Rubrics.isForCandidates(rubric)) {
                remarks.lossy("A text for the view %s is not kept.".formatted(rubric.get("view")));
            }
        }
        if (notes.isEmpty()) {
            return key;
        }
        return switch (key) {
            case AnswerKey.Essay(var marking, var explanation) ->
                    new AnswerKey.Essay(noted(marking, notes), explanation);
            case AnswerKey.FileUpload(var marking, var explanation) ->
                    new AnswerKey.FileUpload(noted(marking, notes), explanation);
            default -> {
                remarks.lossy("A text for markers is not kept.");
                yield key;
            }
        };
    }

    private static Marking noted(Marking marking, StringBuilder notes) {
        return new Marking(notes + marking.notes(), marking.rubric());
    }

    /** A stretch of a body: text alone, or text and what is asked in it. */
    private record Stretch(List<Node> text, List<Element> fields) {}

    private Whole composite(
            Element item,
            Element body,
            Html html,
            InteractionReader interactions,
            boolean ours,
            Scoring scoring,
            Processing processing)
            throws NotAnItem, NotUnderstood, UnreadableFile {
        var before = new ArrayList<Node>();
        var stretches = new ArrayList<Stretch>();
        var between = new ArrayList<Node>();
        for (var node : flattened(body, ours)) {
            var fields = fields(node);
            if (fields.isEmpty()) {
                (stretches.isEmpty() ? before : between).add(node);
                continue;
            }
            var last = stretches.isEmpty() ? null : stretches.getLast();
            if (last != null && !ours && isInline(last.fields()) && isInline(fields)) {
                last.text().addAll(between);
                last.text().add(node);
                last.fields().addAll(fields);
            } else {
                var text = new ArrayList<>(between);
                text.add(node);
                stretches.add(new Stretch(text, new ArrayList<>(fields)));
            }
            between.clear();
        }
        var asked = parts(stretches, html, interactions, ours);
        before.addAll(between);
        var stimulus = html.of(before);
        if (!between.isEmpty() && !html.of(between).isEmpty()) {
            remarks.normalised("What stands after the last question stands before the first.");
        }
        if (asked.size() == 1 && !ours) {
            // the others were left out, or all fields stood in one stretch after all
            var alone = asked.getFirst().below(stimulus);
            return finished(item, List.of(alone), alone, html, processing, scoring);
        }
        if (stimulus.isEmpty()) {
            stimulus = Html.escaped(title(item));
        }
        return joined(item, stimulus, stretches, asked, html, ours, scoring, processing);
    }

    /** The questions that can be had; the stretches of others go. */
    private List<Asked> parts(
            List<Stretch> stretches, Html html, InteractionReader interactions, boolean ours)
            throws NotAnItem, NotUnderstood, UnreadableFile {
        var asked = new ArrayList<Asked>();
        NotAnItem reason = null;
        for (var stretch : List.copyOf(stretches)) {
            try {
                asked.add(part(stretch, html, interactions, ours));
            } catch (NotAnItem e) {
                if (ours) {
                    throw e;
                }
                reason = e;
                stretches.remove(stretch);
                remarks.lossy(
                        "One of its questions, in line %d, is left out. %s"
                                .formatted(e.line(), e.getMessage()));
            }
        }
        if (asked.isEmpty() && reason != null) {
            throw reason;
        }
        return asked;
    }

    /** Which part of a question of ours notes for markers are about. */
    static String notesClass(String part) {
        return "assay-notes-" + part;
    }

    private Whole joined(
            Element item,
            String stimulus,
            List<Stretch> stretches,
            List<Asked> asked,
            Html html,
            boolean ours,
            Scoring scoring,
            Processing processing)
            throws NotUnderstood, UnreadableFile {
        var weights = Weights.simplestOf(shares(asked, scoring));
        checkSum(asked, scoring);
        var ids = new ArrayList<String>();
        for (var i = 0; i < asked.size(); i++) {
            var response = stretches.get(i).fields().getFirst().get("responseIdentifier");
            ids.add(ours ? ownPart(response) : Names.letters(i));
        }
        var explained = explained(item, asked, html, processing, ids);
        var parts = new ArrayList<Part>();
        var keys = new ArrayList<PartKey>();
        var identifiers = new LinkedHashMap<String, String>();
        for (var i = 0; i < asked.size(); i++) {
            var response = stretches.get(i).fields().getFirst().get("responseIdentifier");
            var id = ids.get(i);
            var weight = ours ? scoring.maximumOf("SCORE_" + id) : Optional.<BigDecimal>empty();
            var content = named(asked.get(i).content(), item);
            parts.add(new Part(id, weight.orElse(weights.get(i)), content));
            var around = Element.of("div").addAll(stretches.get(i).text());
            item.all("rubricBlock")
                    .filter(rubric -> InteractionReader.hasClass(rubric, notesClass(id)))
                    .forEach(around::add);
            keys.add(
                    new PartKey(
                            id, withRubric(ours ? around : item, explained.keys().get(i), html)));
            identifiers.put(id, response);
            asked.get(i)
                    .identifiers()
                    .forEach((ownId, said) -> identifiers.put(id + "/" + ownId, said));
        }
        var total =
                ours
                        ? scoring.declaredMaximum()
                        : shares(asked, scoring).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var key =
                new AnswerKey.Composite(
                        keys,
                        new Explanation(
                                "", List.of(), explained.overall(), List.of(), List.of(), null));
        return new Whole(
                new QuestionContent.Composite(stimulus, parts),
                Explanations.withRationale(key, explained.rationale()),
                points(total, scoring),
                identifiers);
    }

    /** {@code RESPONSE_part} or {@code RESPONSE_part_gap}. */
    private static String ownPart(String response) {
        var words = response.split("_", 3);
        return words.length > 1 ? words[1] : "a";
    }

    /** What is left of the declared maximum is for those parts that people mark. */
    private static List<BigDecimal> shares(List<Asked> asked, Scoring scoring) {
        var scored =
                asked.stream()
                        .filter(one -> !isMarked(one))
                        .map(Asked::points)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        var marked = asked.stream().filter(ItemReader::isMarked).count();
        var left = scoring.declaredMaximum().subtract(scored);
        var each =
                marked > 0 && left.signum() > 0
                        ? Scoring.share(left, BigDecimal.valueOf(marked))
                        : BigDecimal.ONE;
        return asked.stream().map(one -> isMarked(one) ? each : one.points()).toList();
    }

    private static boolean isMarked(Asked asked) {
        return asked.key() instanceof AnswerKey.Essay
                || asked.key() instanceof AnswerKey.FileUpload;
    }

    private static void checkSum(List<Asked> asked, Scoring scoring) throws NotUnderstood {
        var right = new HashMap<String, List<Object>>();
        var sum = BigDecimal.ZERO;
        for (var one : asked) {
            var best =
                    one.probes().stream()
                            .filter(probe -> probe.credit().compareTo(BigDecimal.ONE) >= 0)
                            .findFirst();
            if (best.isPresent()) {
                right.putAll(best.get().responses());
                sum = sum.add(scoring.points(best.get().responses()));
            }
        }
        if (!Scoring.near(scoring.points(right), sum)) {
            throw new NotUnderstood("its questions earn their points only together");
        }
    }

    private Asked part(Stretch stretch, Html html, InteractionReader interactions, boolean ours)
            throws NotAnItem, NotUnderstood, UnreadableFile {
        if (isInline(stretch.fields())) {
            var holder = Element.of("div");
            holder.addAll(stretch.text());
            return inline(holder, stretch.fields(), stretch.text(), html, interactions, ours);
        }
        var interaction = stretch.fields().getFirst();
        return interactions.read(
                interaction,
                inPlace -> {
                    html.substitute(interaction, inPlace);
                    return html.of(stretch.text());
                });
    }

    private static boolean isInline(List<Element> fields) {
        return fields.stream().allMatch(one -> InteractionReader.INLINE.contains(one.name()));
    }

    private static List<Element> fields(Node node) {
        return node instanceof Element element
                ? element.all().filter(InteractionReader::isInteraction).toList()
                : List.of();
    }

    /** The body's parts, each with one interaction at most or with fields of one text. */
    private List<Node> flattened(Element holder, boolean ours) {
        var nodes = new ArrayList<Node>();
        for (var child : holder.children()) {
            var fields = fields(child);
            if (child instanceof Element element
                    && !InteractionReader.isInteraction(element)
                    && fields.size() > 1
                    && !isInline(fields)) {
                if (!element.is("div", "section", "article", "itemBody")) {
                    remarks.normalised(
                            "Its questions do not stand in a %s any more."
                                    .formatted(element.name()));
                }
                nodes.addAll(flattened(element, ours));
            } else {
                nodes.add(child);
            }
        }
        return nodes;
    }
}
