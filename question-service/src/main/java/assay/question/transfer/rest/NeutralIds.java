package assay.question.transfer.rest;

import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Explanation;
import assay.question.content.AnswerKey.Feedback;
import assay.question.content.AnswerKey.Pair;
import assay.question.content.AnswerKey.PartKey;
import assay.question.content.AnswerKey.ScoringRule;
import assay.question.content.Gap;
import assay.question.content.GapKey;
import assay.question.content.Origin;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.QuestionContent.Label;
import assay.question.content.QuestionContent.Part;
import assay.question.content.QuestionContent.Region;
import assay.question.content.QuestionDraft;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Files list the items of an order in the right order, the two sides of a pair side by side and
 * often the right choice first, and readers number them as they come: candidates, who see ids,
 * could read the key off them. So the ids of each list are dealt out anew, by what its elements
 * show and nothing else, which tells candidates no more than they see already.
 *
 * <p>Gaps, marked words and the regions that labels go to keep theirs: they say where something
 * stands.
 *
 * @param own new ids of choices, sources, items, words, labels and regions, by what they were
 * @param targets the same of targets
 * @param inner the same of each part of a composite question and each gap with choices
 */
record NeutralIds(
        Map<String, String> own, Map<String, String> targets, Map<String, NeutralIds> inner) {
    private static final Comparator<String> NUMBERED =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());
    private static final NeutralIds NONE = new NeutralIds(Map.of(), Map.of(), Map.of());

    /** The question with other ids, the same for the same texts. */
    static QuestionDraft of(QuestionDraft draft) {
        var ids = of(draft.content());
        var origin = draft.origin();
        return draft.asking(
                ids.content(draft.content()),
                ids.key(draft.key()),
                origin == null ? null : ids.origin(origin));
    }

    private static NeutralIds of(QuestionContent content) {
        return switch (content) {
            case QuestionContent.SingleChoice choosing -> own(dealt(choosing.choices()));
            case QuestionContent.MultipleChoice choosing -> own(dealt(choosing.choices()));
            case QuestionContent.Matching matching ->
                    new NeutralIds(dealt(matching.sources()), dealt(matching.targets()), Map.of());
            case QuestionContent.Ordering ordering -> own(dealt(ordering.items()));
            case QuestionContent.Categorise sorting -> own(dealt(sorting.items()));
            case QuestionContent.GapMatch text -> own(dealt(text.words(), Label::id, Label::text));
            case QuestionContent.LabelImage image ->
                    own(dealt(image.labels(), Label::id, Label::text));
            case QuestionContent.Hotspot image ->
                    own(
                            dealt(
                                    image.regions(),
                                    Region::id,
                                    region -> region.label() + "\n" + region.shape()));
            case QuestionContent.Cloze text -> {
                var inner = new HashMap<String, NeutralIds>();
                for (var gap : text.gaps()) {
                    if (gap instanceof Gap.Selection(var id, var choices, _)) {
                        inner.put(id, own(dealt(choices)));
                    }
                }
                yield new NeutralIds(Map.of(), Map.of(), inner);
            }
            case QuestionContent.Composite composite -> {
                var inner = new HashMap<String, NeutralIds>();
                composite.parts().forEach(part -> inner.put(part.id(), of(part.content())));
                yield new NeutralIds(Map.of(), Map.of(), inner);
            }
            case QuestionContent.TrueFalse _,
                    QuestionContent.ShortAnswer _,
                    QuestionContent.Numerical _,
                    QuestionContent.SelectPoint _,
                    QuestionContent.Hottext _,
                    QuestionContent.Slider _,
                    QuestionContent.Essay _,
                    QuestionContent.FileUpload _,
                    QuestionContent.Calculated _,
                    QuestionContent.Description _ ->
                    NONE;
        };
    }

    private static NeutralIds own(Map<String, String> ids) {
        return new NeutralIds(ids, Map.of(), Map.of());
    }

    private static Map<String, String> dealt(List<Choice> choices) {
        return dealt(choices, Choice::id, Choice::text);
    }

    /** The ids of the list in their order, dealt to the elements in one that tells nothing. */
    private static <T> Map<String, String> dealt(
            List<T> elements, Function<T, String> id, Function<T, String> shown) {
        var dealt =
                elements.stream()
                        .map(element -> Map.entry(Digest.of(shown.apply(element)), element))
                        .sorted(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue)
                        .toList();
        var names = elements.stream().map(id).sorted(NUMBERED).toList();
        var ids = new HashMap<String, String>();
        for (var place = 0; place < dealt.size(); place++) {
            ids.put(id.apply(dealt.get(place)), names.get(place));
        }
        return ids;
    }

    private QuestionContent content(QuestionContent content) {
        return switch (content) {
            case QuestionContent.SingleChoice(var stem, var choices, var shuffle) ->
                    new QuestionContent.SingleChoice(stem, choices(choices, own), shuffle);
            case QuestionContent.MultipleChoice(
                            var stem,
                            var choices,
                            var minChoices,
                            var maxChoices,
                            var shuffle) ->
                    new QuestionContent.MultipleChoice(
                            stem, choices(choices, own), minChoices, maxChoices, shuffle);
            case QuestionContent.Matching(
                            var stem,
                            var sources,
                            var those,
                            var sourceUsesMax,
                            var targetUsesMax,
                            var shuffle) ->
                    new QuestionContent.Matching(
                            stem,
                            choices(sources, own),
                            choices(those, targets),
                            sourceUsesMax,
                            targetUsesMax,
                            shuffle);
            case QuestionContent.Ordering(var stem, var items) ->
                    new QuestionContent.Ordering(stem, choices(items, own));
            case QuestionContent.Categorise(var stem, var categories, var items, var shuffle) ->
                    new QuestionContent.Categorise(stem, categories, choices(items, own), shuffle);
            case QuestionContent.GapMatch(var stem, var words, var gaps, var shuffle) ->
                    new QuestionContent.GapMatch(stem, labels(words), gaps, shuffle);
            case QuestionContent.LabelImage(
                            var stem,
                            var image,
                            var labels,
                            var regions,
                            var shuffle) ->
                    new QuestionContent.LabelImage(stem, image, labels(labels), regions, shuffle);
            case QuestionContent.Hotspot(
                            var stem,
                            var image,
                            var regions,
                            var minChoices,
                            var maxChoices) ->
                    new QuestionContent.Hotspot(
                            stem,
                            image,
                            regions.stream()
                                    .map(region ->
                                            new Region(
                                                    renamed(own, region.id()),
                                                    region.shape(),
                                                    region.label()))
                                    .toList(),
                            minChoices,
                            maxChoices);
            case QuestionContent.Cloze(var stem, var gaps) ->
                    new QuestionContent.Cloze(stem, gaps.stream().map(this::gap).toList());
            case QuestionContent.Composite(var stem, var parts) ->
                    new QuestionContent.Composite(
                            stem,
                            parts.stream()
                                    .map(part ->
                                            new Part(
                                                    part.id(),
                                                    part.weight(),
                                                    within(part.id()).content(part.content())))
                                    .toList());
            case QuestionContent.TrueFalse _,
                    QuestionContent.ShortAnswer _,
                    QuestionContent.Numerical _,
                    QuestionContent.SelectPoint _,
                    QuestionContent.Hottext _,
                    QuestionContent.Slider _,
                    QuestionContent.Essay _,
                    QuestionContent.FileUpload _,
                    QuestionContent.Calculated _,
                    QuestionContent.Description _ ->
                    content;
        };
    }

    private AnswerKey key(AnswerKey key) {
        return switch (key) {
            case AnswerKey.SingleChoice(var correct, var credits, var said) ->
                    new AnswerKey.SingleChoice(
                            renamed(own, correct), elements(credits), explanation(said));
            case AnswerKey.MultipleChoice(var correct, var scoring, var said) ->
                    new AnswerKey.MultipleChoice(
                            renamed(correct), scoring(scoring), explanation(said));
            case AnswerKey.Matching(var correct, var scoring, var said) ->
                    new AnswerKey.Matching(pairs(correct), scoring(scoring), explanation(said));
            case AnswerKey.Ordering(var correct, var scoring, var said) ->
                    new AnswerKey.Ordering(renamed(correct), scoring, explanation(said));
            case AnswerKey.Categorise(var correct, var scoring, var said) ->
                    new AnswerKey.Categorise(pairs(correct), scoring(scoring), explanation(said));
            case AnswerKey.GapMatch(var correct, var scoring, var said) ->
                    new AnswerKey.GapMatch(pairs(correct), scoring(scoring), explanation(said));
            case AnswerKey.LabelImage(var correct, var scoring, var said) ->
                    new AnswerKey.LabelImage(pairs(correct), scoring(scoring), explanation(said));
            case AnswerKey.Hotspot(var correct, var scoring, var said) ->
                    new AnswerKey.Hotspot(renamed(correct), scoring(scoring), explanation(said));
            case AnswerKey.Cloze(var gaps, var said) ->
                    new AnswerKey.Cloze(gaps.stream().map(this::gapKey).toList(), said);
            case AnswerKey.Composite(var parts, var said) ->
                    new AnswerKey.Composite(
                            parts.stream()
                                    .map(part ->
                                            new PartKey(
                                                    part.part(),
                                                    within(part.part()).key(part.key())))
                                    .toList(),
                            said);
            case AnswerKey.TrueFalse _,
                    AnswerKey.ShortAnswer _,
                    AnswerKey.Numerical _,
                    AnswerKey.SelectPoint _,
                    AnswerKey.Hottext _,
                    AnswerKey.Slider _,
                    AnswerKey.Essay _,
                    AnswerKey.FileUpload _,
                    AnswerKey.Calculated _,
                    AnswerKey.Description _ ->
                    key;
        };
    }

    /**
     * What the file calls each, by its new id; those of inner lists are named below their place.
     */
    private Origin origin(Origin origin) {
        var identifiers = new HashMap<String, String>();
        origin.identifiers().forEach((id, said) -> identifiers.put(path(id), said));
        return new Origin(origin.format(), origin.identifier(), origin.document(), identifiers);
    }

    private String path(String id) {
        var slash = id.indexOf('/');
        return slash < 0
                ? renamed(own, renamedTarget(id))
                : id.substring(0, slash + 1)
                        + within(id.substring(0, slash)).path(id.substring(slash + 1));
    }

    /** A target's new id, where no source has that of the file. */
    private String renamedTarget(String id) {
        return own.containsKey(id) ? id : renamed(targets, id);
    }

    private NeutralIds within(String place) {
        return inner.getOrDefault(place, NONE);
    }

    private static List<Choice> choices(List<Choice> choices, Map<String, String> ids) {
        return choices.stream()
                .map(choice -> new Choice(renamed(ids, choice.id()), choice.text()))
                .toList();
    }

    private List<Label> labels(List<Label> labels) {
        return labels.stream()
                .map(label -> new Label(renamed(own, label.id()), label.text(), label.usesMax()))
                .toList();
    }

    private Gap gap(Gap gap) {
        return switch (gap) {
            case Gap.Selection(var id, var choices, var shuffle) ->
                    new Gap.Selection(id, choices(choices, within(id).own), shuffle);
            case Gap.Text _, Gap.Numeric _ -> gap;
        };
    }

    private GapKey gapKey(GapKey key) {
        return switch (key) {
            case GapKey.Selection(var gap, var weight, var credits, var feedback) ->
                    new GapKey.Selection(
                            gap,
                            weight,
                            within(gap).elements(credits),
                            within(gap).elements(feedback));
            case GapKey.Text _, GapKey.Numeric _ -> key;
        };
    }

    private ScoringRule scoring(ScoringRule rule) {
        return switch (rule) {
            case ScoringRule.AllOrNothing _ -> rule;
            case ScoringRule.PartialCredit(var weights) ->
                    new ScoringRule.PartialCredit(elements(weights));
            case ScoringRule.Mapped(
                            var values,
                            var otherwise,
                            var lowerBound,
                            var upperBound,
                            var full) ->
                    new ScoringRule.Mapped(
                            elements(values), otherwise, lowerBound, upperBound, full);
        };
    }

    /**
     * What is said of each element, an id or a pair of them. Only ids that stand twice, a fault
     * told elsewhere, can meet.
     */
    private <T> Map<String, T> elements(Map<String, T> said) {
        return said.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                one -> element(one.getKey()),
                                Map.Entry::getValue,
                                (one, _) -> one));
    }

    private String element(String element) {
        var space = element.indexOf(' ');
        return space < 0
                ? renamed(own, element)
                : pair(new Pair(element.substring(0, space), element.substring(space + 1)))
                        .element();
    }

    private List<Pair> pairs(List<Pair> pairs) {
        return pairs.stream().map(this::pair).toList();
    }

    private Pair pair(Pair pair) {
        return new Pair(renamed(own, pair.source()), renamed(targets, pair.target()));
    }

    private Explanation explanation(Explanation said) {
        return new Explanation(
                said.rationale(),
                said.feedback().stream()
                        .map(one -> new Feedback(renamed(own, one.choice()), one.text()))
                        .toList(),
                said.overall(),
                said.hints(),
                said.references(),
                said.reviewBy());
    }

    private List<String> renamed(List<String> ids) {
        return ids.stream().map(id -> renamed(own, id)).toList();
    }

    private static String renamed(Map<String, String> ids, String id) {
        return ids.getOrDefault(id, id);
    }
}
