package assay.question.content;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of a question version that no candidate sees before release. Sealed, so that a new
 * interaction is flagged wherever keys are dispatched.
 */
public sealed interface AnswerKey {
    Explanation explanation();

    /** The same with each text that carries markup replaced. */
    AnswerKey with(Markup markup);

    default Interaction interaction() {
        return switch (this) {
            case SingleChoice _ -> Interaction.SINGLE_CHOICE;
            case MultipleChoice _ -> Interaction.MULTIPLE_CHOICE;
            case TrueFalse _ -> Interaction.TRUE_FALSE;
            case ShortAnswer _ -> Interaction.SHORT_ANSWER;
            case Numerical _ -> Interaction.NUMERICAL;
            case Matching _ -> Interaction.MATCHING;
            case Ordering _ -> Interaction.ORDERING;
            case Categorise _ -> Interaction.CATEGORISE;
            case Cloze _ -> Interaction.CLOZE;
            case GapMatch _ -> Interaction.GAP_MATCH;
            case Hotspot _ -> Interaction.HOTSPOT;
            case SelectPoint _ -> Interaction.SELECT_POINT;
            case LabelImage _ -> Interaction.LABEL_IMAGE;
            case Hottext _ -> Interaction.HOTTEXT;
            case Slider _ -> Interaction.SLIDER;
            case Essay _ -> Interaction.ESSAY;
            case FileUpload _ -> Interaction.FILE_UPLOAD;
            case Calculated _ -> Interaction.CALCULATED;
            case Composite _ -> Interaction.COMPOSITE;
            case Description _ -> Interaction.DESCRIPTION;
        };
    }

    /** Ids of the right choices; empty for questions that are not answered by choosing. */
    default List<String> rightChoices() {
        return switch (this) {
            case SingleChoice(var correct, _, _) -> List.of(correct);
            case MultipleChoice(var correct, _, _) -> correct;
            case Hotspot(var correct, _, _) -> correct;
            case Hottext(var correct, _, _) -> correct;
            case TrueFalse _,
                    ShortAnswer _,
                    Numerical _,
                    Matching _,
                    Ordering _,
                    Categorise _,
                    Cloze _,
                    GapMatch _,
                    SelectPoint _,
                    LabelImage _,
                    Slider _,
                    Essay _,
                    FileUpload _,
                    Calculated _,
                    Composite _,
                    Description _ ->
                    List.of();
        };
    }

    /**
     * One choice is right.
     *
     * @param correct id of the right choice, which earns everything
     * @param credits what other choices earn, from -1 to 1, by choice; those not named earn
     *     nothing, and nobody earns less than nothing
     */
    record SingleChoice(String correct, Map<String, BigDecimal> credits, Explanation explanation)
            implements AnswerKey {
        public SingleChoice {
            credits = Map.copyOf(credits);
        }

        @Override
        public SingleChoice with(Markup markup) {
            return new SingleChoice(correct, credits, explanation.with(markup));
        }
    }

    /**
     * Some choices are right.
     *
     * @param correct ids of the right choices
     */
    record MultipleChoice(List<String> correct, ScoringRule scoring, Explanation explanation)
            implements AnswerKey {
        public MultipleChoice {
            correct = List.copyOf(correct);
        }

        @Override
        public MultipleChoice with(Markup markup) {
            return new MultipleChoice(correct, scoring, explanation.with(markup));
        }
    }

    /** Feedback names {@code true} or {@code false} as its choice. */
    record TrueFalse(boolean correct, Explanation explanation) implements AnswerKey {
        @Override
        public TrueFalse with(Markup markup) {
            return new TrueFalse(correct, explanation.with(markup));
        }
    }

    record ShortAnswer(AcceptedText.Texts texts, Explanation explanation) implements AnswerKey {
        @Override
        public ShortAnswer with(Markup markup) {
            return new ShortAnswer(texts.with(markup.below("/texts")), explanation.with(markup));
        }
    }

    record Numerical(AcceptedNumber.Numbers numbers, Explanation explanation) implements AnswerKey {
        @Override
        public Numerical with(Markup markup) {
            return new Numerical(numbers.with(markup.below("/numbers")), explanation.with(markup));
        }
    }

    /**
     * Right pairs of a source and a target. A target without one is a distractor, and so is a
     * source.
     */
    record Matching(List<Pair> correct, ScoringRule scoring, Explanation explanation)
            implements AnswerKey {
        public Matching {
            correct = List.copyOf(correct);
        }

        @Override
        public Matching with(Markup markup) {
            return new Matching(correct, scoring, explanation.with(markup));
        }
    }

    /**
     * The right order.
     *
     * @param correct every item's id, the first first
     */
    record Ordering(List<String> correct, OrderScoring scoring, Explanation explanation)
            implements AnswerKey {
        public Ordering {
            correct = List.copyOf(correct);
        }

        @Override
        public Ordering with(Markup markup) {
            return new Ordering(correct, scoring, explanation.with(markup));
        }
    }

    /** Right pairs of an item (source) and its category (target); an item without one stays out. */
    record Categorise(List<Pair> correct, ScoringRule scoring, Explanation explanation)
            implements AnswerKey {
        public Categorise {
            correct = List.copyOf(correct);
        }

        @Override
        public Categorise with(Markup markup) {
            return new Categorise(correct, scoring, explanation.with(markup));
        }
    }

    /** The credit is the mean of the gaps' credits, each with its weight. */
    record Cloze(List<GapKey> gaps, Explanation explanation) implements AnswerKey {
        public Cloze {
            gaps = List.copyOf(gaps);
        }

        @Override
        public Cloze with(Markup markup) {
            return new Cloze(GapKey.with(gaps, markup), explanation.with(markup));
        }
    }

    /**
     * Right pairs of a word (source) and a gap (target). Any of several right words fills a gap.
     */
    record GapMatch(List<Pair> correct, ScoringRule scoring, Explanation explanation)
            implements AnswerKey {
        public GapMatch {
            correct = List.copyOf(correct);
        }

        @Override
        public GapMatch with(Markup markup) {
            return new GapMatch(correct, scoring, explanation.with(markup));
        }
    }

    /** Ids of the right regions. */
    record Hotspot(List<String> correct, ScoringRule scoring, Explanation explanation)
            implements AnswerKey {
        public Hotspot {
            correct = List.copyOf(correct);
        }

        @Override
        public Hotspot with(Markup markup) {
            return new Hotspot(correct, scoring, explanation.with(markup));
        }
    }

    /**
     * Areas that earn something when one of the points is in them. Each area counts once, and so
     * does each point: in the first area of the list that has it. The sum of credits, within 0 and
     * 1, is what is earned.
     *
     * @param otherwise what a point in no area adds, from -1 to 0
     */
    record SelectPoint(List<Area> areas, BigDecimal otherwise, Explanation explanation)
            implements AnswerKey {
        public SelectPoint {
            areas = List.copyOf(areas);
        }

        @Override
        public SelectPoint with(Markup markup) {
            return new SelectPoint(areas, otherwise, explanation.with(markup));
        }
    }

    /** An area and what a point in it adds, from -1 to 1. */
    record Area(Shape shape, BigDecimal credit) {}

    /** Right pairs of a label (source) and a region (target). */
    record LabelImage(List<Pair> correct, ScoringRule scoring, Explanation explanation)
            implements AnswerKey {
        public LabelImage {
            correct = List.copyOf(correct);
        }

        @Override
        public LabelImage with(Markup markup) {
            return new LabelImage(correct, scoring, explanation.with(markup));
        }
    }

    /** Ids of the right words. */
    record Hottext(List<String> correct, ScoringRule scoring, Explanation explanation)
            implements AnswerKey {
        public Hottext {
            correct = List.copyOf(correct);
        }

        @Override
        public Hottext with(Markup markup) {
            return new Hottext(correct, scoring, explanation.with(markup));
        }
    }

    /** Right places on the scale; without units. */
    record Slider(AcceptedNumber.Numbers numbers, Explanation explanation) implements AnswerKey {
        @Override
        public Slider with(Markup markup) {
            return new Slider(numbers.with(markup.below("/numbers")), explanation.with(markup));
        }
    }

    record Essay(Marking marking, Explanation explanation) implements AnswerKey {
        @Override
        public Essay with(Markup markup) {
            return new Essay(marking.with(markup.below("/marking")), explanation.with(markup));
        }
    }

    record FileUpload(Marking marking, Explanation explanation) implements AnswerKey {
        @Override
        public FileUpload with(Markup markup) {
            return new FileUpload(marking.with(markup.below("/marking")), explanation.with(markup));
        }
    }

    /**
     * Numbers that may be formulas.
     *
     * @param rounding how a formula's value is rounded before it is compared and shown; null: not
     */
    record Calculated(
            AcceptedNumber.Numbers numbers, @Nullable Rounding rounding, Explanation explanation)
            implements AnswerKey {
        @Override
        public Calculated with(Markup markup) {
            return new Calculated(
                    numbers.with(markup.below("/numbers")), rounding, explanation.with(markup));
        }
    }

    /**
     * Rounding half up.
     *
     * @param figures places after the point, 0 to 9, or significant figures, 1 to 15
     */
    record Rounding(Mode mode, int figures) {
        public enum Mode {
            DECIMAL_PLACES,
            SIGNIFICANT_FIGURES
        }
    }

    /** The keys of the parts. */
    record Composite(List<PartKey> parts, Explanation explanation) implements AnswerKey {
        public Composite {
            parts = List.copyOf(parts);
        }

        @Override
        public Composite with(Markup markup) {
            return new Composite(
                    markup.each("/parts", parts, PartKey::with), explanation.with(markup));
        }
    }

    /**
     * The key of one part.
     *
     * @param part id of the part
     */
    record PartKey(String part, AnswerKey key) {
        PartKey with(Markup markup) {
            return new PartKey(part, key.with(markup.below("/key")));
        }
    }

    /** Nothing is asked. */
    record Description(Explanation explanation) implements AnswerKey {
        @Override
        public Description with(Markup markup) {
            return new Description(explanation.with(markup));
        }
    }

    /** A source and the target that it belongs to. */
    record Pair(String source, String target) {
        /** The form in which weights name a pair: the two ids with a space between. */
        public String element() {
            return source + " " + target;
        }
    }

    /**
     * How a response that is a set of elements earns its points. An element is a choice's, region's
     * or word's id, or {@link Pair#element()}.
     */
    sealed interface ScoringRule {
        /** All right elements and no other earn everything; anything else earns nothing. */
        record AllOrNothing() implements ScoringRule {}

        /**
         * Each element adds its weight; the sum, within 0 to 1, is the share of the points that is
         * earned.
         *
         * @param weights by element, each from -1 to 1, those of the right elements sum to 1;
         *     empty: each right element is worth 1/n, n being the number of right ones (for gaps
         *     and regions that several words would fill: of gaps and regions), and each wrong one
         *     -1/n where elements are chosen. Where they are paired, a wrong pair is worth nothing
         *     as long as it takes the place of a right one, and -1/n beyond that, so that pairing
         *     everything with everything earns nothing; with weights, that is so for pairs that are
         *     not named
         */
        record PartialCredit(Map<String, BigDecimal> weights) implements ScoringRule {
            public PartialCredit {
                weights = Map.copyOf(weights);
            }
        }

        /**
         * QTI's {@code mapResponse}: each element adds its value, the sum is held within the
         * bounds, and its share of {@code full}, within 0 to 1, is earned.
         *
         * @param values by element; of any size
         * @param otherwise the value of an element that is not named
         * @param lowerBound null: none
         * @param upperBound null: none
         * @param full the sum that earns everything, more than 0
         */
        record Mapped(
                Map<String, BigDecimal> values,
                BigDecimal otherwise,
                @Nullable BigDecimal lowerBound,
                @Nullable BigDecimal upperBound,
                BigDecimal full)
                implements ScoringRule {
            public Mapped {
                values = Map.copyOf(values);
            }
        }
    }

    /** How an order earns its points; {@code n} items. */
    enum OrderScoring {
        /** The right order earns everything, any other nothing. */
        EXACT,
        /** Each of the {@code n - 1} neighbours in the right order that follow each other here. */
        ADJACENT_PAIRS,
        /** Each of the {@code n} items that stands at its right place. */
        POSITION
    }

    /**
     * Why the key is what it is, and what candidates are told.
     *
     * @param rationale shown whatever was answered
     * @param overall shown for the whole response, by how good it is
     * @param hints for practice, one after the other before another try; a timed session has one
     *     try and shows none
     * @param reviewBy when somebody should check that this is still right; null: no date
     */
    record Explanation(
            String rationale,
            List<Feedback> feedback,
            Overall overall,
            List<String> hints,
            List<Reference> references,
            @Nullable LocalDate reviewBy) {
        public static final Explanation NONE =
                new Explanation("", List.of(), Overall.NONE, List.of(), List.of(), null);

        public Explanation {
            feedback = List.copyOf(feedback);
            hints = List.copyOf(hints);
            references = List.copyOf(references);
        }

        Explanation with(Markup markup) {
            return new Explanation(
                    markup.replace("/rationale", rationale),
                    markup.each("/feedback", feedback, Feedback::with),
                    overall.with(markup.below("/overall")),
                    markup.each("/hints", hints, (hint, here) -> here.replace("", hint)),
                    references,
                    reviewBy);
        }
    }

    /**
     * What to tell a candidate who chose this.
     *
     * @param choice id of the choice, region, word, source or item; {@code true} or {@code false}
     */
    record Feedback(String choice, String text) {
        Feedback with(Markup markup) {
            return new Feedback(choice, markup.replace("/text", text));
        }
    }

    /** What to tell a candidate by how much of the points was earned; each may be empty. */
    record Overall(String correct, String partiallyCorrect, String incorrect) {
        public static final Overall NONE = new Overall("", "", "");

        Overall with(Markup markup) {
            return new Overall(
                    markup.replace("/correct", correct),
                    markup.replace("/partiallyCorrect", partiallyCorrect),
                    markup.replace("/incorrect", incorrect));
        }
    }

    /** A source that proves the key. */
    record Reference(String title, URI url) {}
}
