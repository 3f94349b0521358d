package assay.question.content;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a candidate sees of a question. Sealed, so that a new interaction is flagged wherever
 * contents are dispatched.
 *
 * <p>Ids are 1 to 8 of a-z and 0-9, unique within their list, and say nothing about the key. Texts
 * are in the question's {@link TextFormat} unless a field says that it is plain.
 *
 * <p>A value may still break the rules of {@link QuestionRules}: authors are told every fault at
 * once, so the faulty value must exist.
 */
public sealed interface QuestionContent {
    /** What is asked. */
    String stem();

    /** The same with each text replaced. */
    QuestionContent with(Markup markup);

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

    /** The choices of a question that is answered by choosing; none for the others. */
    default List<Choice> choices() {
        return List.of();
    }

    /** The picture that regions are drawn on, if there is one. */
    default Optional<Picture> picture() {
        return Optional.empty();
    }

    /** Every text with markup, the stem first. */
    default List<String> texts() {
        return Markup.texts(this::with);
    }

    /** One thing that can be chosen, matched, moved or filled in. */
    record Choice(String id, String text) {
        Choice with(Markup markup) {
            return new Choice(id, markup.replace("/text", text));
        }
    }

    /**
     * A choice that can be used more than once.
     *
     * @param usesMax how often it may be used, from 1; 0: any number of times
     */
    record Label(String id, String text, int usesMax) {
        Label with(Markup markup) {
            return new Label(id, markup.replace("/text", text), usesMax);
        }
    }

    /**
     * An area of a picture that candidates see.
     *
     * @param label plain text that names the area for those who do not see it; may be empty
     */
    record Region(String id, Shape shape, String label) {}

    /** Exactly one choice is to be chosen. */
    record SingleChoice(String stem, List<Choice> choices, boolean shuffle)
            implements QuestionContent {
        public SingleChoice {
            choices = List.copyOf(choices);
        }

        @Override
        public SingleChoice with(Markup markup) {
            return new SingleChoice(
                    markup.replace("/stem", stem),
                    markup.each("/choices", choices, Choice::with),
                    shuffle);
        }
    }

    /**
     * Between {@code minChoices} and {@code maxChoices} choices are to be chosen, both included.
     */
    record MultipleChoice(
            String stem, List<Choice> choices, int minChoices, int maxChoices, boolean shuffle)
            implements QuestionContent {
        public MultipleChoice {
            choices = List.copyOf(choices);
        }

        @Override
        public MultipleChoice with(Markup markup) {
            return new MultipleChoice(
                    markup.replace("/stem", stem),
                    markup.each("/choices", choices, Choice::with),
                    minChoices,
                    maxChoices,
                    shuffle);
        }
    }

    /** The stem is a statement, true or false. */
    record TrueFalse(String stem) implements QuestionContent {
        @Override
        public TrueFalse with(Markup markup) {
            return new TrueFalse(markup.replace("/stem", stem));
        }
    }

    /**
     * A word or a short text is to be written.
     *
     * @param lengthExpected in characters, so that a page can size the field; 0: nothing is said
     */
    record ShortAnswer(String stem, int lengthExpected) implements QuestionContent {
        @Override
        public ShortAnswer with(Markup markup) {
            return new ShortAnswer(markup.replace("/stem", stem), lengthExpected);
        }
    }

    /** A number is to be written, perhaps with a unit. */
    record Numerical(String stem, UnitEntry units) implements QuestionContent {
        @Override
        public Numerical with(Markup markup) {
            return new Numerical(markup.replace("/stem", stem), units);
        }
    }

    /**
     * Sources are to be matched with targets.
     *
     * @param sourceUsesMax how many targets one source may have, from 1; 0: any number
     * @param targetUsesMax how many sources one target may have, from 1; 0: any number
     * @param shuffle whether candidates see each of the two lists in an order of their own
     */
    record Matching(
            String stem,
            List<Choice> sources,
            List<Choice> targets,
            int sourceUsesMax,
            int targetUsesMax,
            boolean shuffle)
            implements QuestionContent {
        public Matching {
            sources = List.copyOf(sources);
            targets = List.copyOf(targets);
        }

        @Override
        public Matching with(Markup markup) {
            return new Matching(
                    markup.replace("/stem", stem),
                    markup.each("/sources", sources, Choice::with),
                    markup.each("/targets", targets, Choice::with),
                    sourceUsesMax,
                    targetUsesMax,
                    shuffle);
        }
    }

    /** Items are to be put in order. Candidates always see them in an order of their own. */
    record Ordering(String stem, List<Choice> items) implements QuestionContent {
        public Ordering {
            items = List.copyOf(items);
        }

        @Override
        public Ordering with(Markup markup) {
            return new Ordering(
                    markup.replace("/stem", stem), markup.each("/items", items, Choice::with));
        }
    }

    /**
     * Each item is to be put into one category, or left out.
     *
     * @param shuffle whether candidates see the items in an order of their own; categories stay
     */
    record Categorise(String stem, List<Choice> categories, List<Choice> items, boolean shuffle)
            implements QuestionContent {
        public Categorise {
            categories = List.copyOf(categories);
            items = List.copyOf(items);
        }

        @Override
        public Categorise with(Markup markup) {
            return new Categorise(
                    markup.replace("/stem", stem),
                    markup.each("/categories", categories, Choice::with),
                    markup.each("/items", items, Choice::with),
                    shuffle);
        }
    }

    /**
     * A text with gaps.
     *
     * @param stem the text; {@code [[id]]} stands where the gap of that id is
     */
    record Cloze(String stem, List<Gap> gaps) implements QuestionContent {
        public Cloze {
            gaps = List.copyOf(gaps);
        }

        @Override
        public Cloze with(Markup markup) {
            return new Cloze(markup.replace("/stem", stem), gaps);
        }
    }

    /**
     * Words are to be dragged into a text; a gap takes one of them.
     *
     * @param stem the text; {@code [[id]]} stands where the gap of that id is
     * @param gaps ids
     */
    record GapMatch(String stem, List<Label> words, List<String> gaps, boolean shuffle)
            implements QuestionContent {
        public GapMatch {
            words = List.copyOf(words);
            gaps = List.copyOf(gaps);
        }

        @Override
        public GapMatch with(Markup markup) {
            return new GapMatch(
                    markup.replace("/stem", stem),
                    markup.each("/words", words, Label::with),
                    gaps,
                    shuffle);
        }
    }

    /**
     * Between {@code minChoices} and {@code maxChoices} of the visible regions are to be picked.
     */
    record Hotspot(String stem, Picture image, List<Region> regions, int minChoices, int maxChoices)
            implements QuestionContent {
        public Hotspot {
            regions = List.copyOf(regions);
        }

        @Override
        public Optional<Picture> picture() {
            return Optional.of(image);
        }

        @Override
        public Hotspot with(Markup markup) {
            return new Hotspot(
                    markup.replace("/stem", stem), image, regions, minChoices, maxChoices);
        }
    }

    /**
     * Points are to be set on a picture that shows no regions.
     *
     * @param minPoints from 0
     * @param maxPoints from 1
     */
    record SelectPoint(String stem, Picture image, int minPoints, int maxPoints)
            implements QuestionContent {
        @Override
        public Optional<Picture> picture() {
            return Optional.of(image);
        }

        @Override
        public SelectPoint with(Markup markup) {
            return new SelectPoint(markup.replace("/stem", stem), image, minPoints, maxPoints);
        }
    }

    /** Labels are to be put on regions of a picture; a region takes one of them. */
    record LabelImage(
            String stem, Picture image, List<Label> labels, List<Region> regions, boolean shuffle)
            implements QuestionContent {
        public LabelImage {
            labels = List.copyOf(labels);
            regions = List.copyOf(regions);
        }

        @Override
        public Optional<Picture> picture() {
            return Optional.of(image);
        }

        @Override
        public LabelImage with(Markup markup) {
            return new LabelImage(
                    markup.replace("/stem", stem),
                    image,
                    markup.each("/labels", labels, Label::with),
                    regions,
                    shuffle);
        }
    }

    /**
     * Between {@code minChoices} and {@code maxChoices} marked words of the text are to be picked.
     *
     * @param stem the text; {@code [[id]]} stands where the word of that id is shown
     */
    record Hottext(String stem, List<Choice> words, int minChoices, int maxChoices)
            implements QuestionContent {
        public Hottext {
            words = List.copyOf(words);
        }

        @Override
        public Hottext with(Markup markup) {
            return new Hottext(
                    markup.replace("/stem", stem),
                    markup.each("/words", words, Choice::with),
                    minChoices,
                    maxChoices);
        }
    }

    /**
     * A number is to be set on a scale from {@code minimum} to {@code maximum}, both included, in
     * steps of {@code step}.
     */
    record Slider(String stem, BigDecimal minimum, BigDecimal maximum, BigDecimal step)
            implements QuestionContent {
        /** Numbers of larger exponents are no scale, and would take for ever to add. */
        private static final int SCALE_MAX = 1_000;

        /** The steps of the scale next to the value, below or at it and above it. */
        List<BigDecimal> stepsAround(BigDecimal value) {
            var isWorkable =
                    Stream.of(minimum, maximum, step, value)
                            .allMatch(each -> Math.abs((long) each.scale()) <= SCALE_MAX);
            if (step.signum() <= 0 || !isWorkable) {
                return List.of(); // which is a fault already
            }
            var below =
                    minimum.add(value.subtract(minimum).divideToIntegralValue(step).multiply(step));
            return Stream.of(below, below.add(step))
                    .filter(each -> each.compareTo(minimum) >= 0 && each.compareTo(maximum) <= 0)
                    .toList();
        }

        @Override
        public Slider with(Markup markup) {
            return new Slider(markup.replace("/stem", stem), minimum, maximum, step);
        }
    }

    /**
     * A longer text is to be written; people mark it.
     *
     * @param wordsMin 0: none is asked for
     * @param wordsMax 0: there is no limit
     * @param template what the candidate finds written already; may be empty
     */
    record Essay(String stem, int wordsMin, int wordsMax, String template)
            implements QuestionContent {
        @Override
        public Essay with(Markup markup) {
            return new Essay(
                    markup.replace("/stem", stem),
                    wordsMin,
                    wordsMax,
                    markup.replace("/template", template));
        }
    }

    /**
     * Files are to be handed in; people mark them.
     *
     * @param filesMax from 1
     * @param bytesMax of one file
     * @param mediaTypes such as {@code application/pdf} or {@code image/*}; empty: any
     */
    record FileUpload(String stem, int filesMax, long bytesMax, List<String> mediaTypes)
            implements QuestionContent {
        public FileUpload {
            mediaTypes = List.copyOf(mediaTypes);
        }

        @Override
        public FileUpload with(Markup markup) {
            return new FileUpload(markup.replace("/stem", stem), filesMax, bytesMax, mediaTypes);
        }
    }

    /**
     * A number is to be worked out from values that each paper draws.
     *
     * @param stem {@code {name}} stands where the value of that variable is shown
     */
    record Calculated(String stem, Variables variables, UnitEntry units)
            implements QuestionContent {
        @Override
        public Calculated with(Markup markup) {
            return new Calculated(markup.replace("/stem", stem), variables, units);
        }
    }

    /**
     * Several questions about one stimulus, always drawn together.
     *
     * @param stem the stimulus
     */
    record Composite(String stem, List<Part> parts) implements QuestionContent {
        public Composite {
            parts = List.copyOf(parts);
        }

        @Override
        public Composite with(Markup markup) {
            return new Composite(
                    markup.replace("/stem", stem), markup.each("/parts", parts, Part::with));
        }
    }

    /**
     * One question of a composite one.
     *
     * @param weight its share of the points beside the weights of the other parts; more than 0
     * @param content anything but a composite or a description
     */
    record Part(String id, BigDecimal weight, QuestionContent content) {
        Part with(Markup markup) {
            return new Part(id, weight, content.with(markup.below("/content")));
        }
    }

    /** Nothing is asked: a text between questions, worth 0 points. */
    record Description(String stem) implements QuestionContent {
        @Override
        public Description with(Markup markup) {
            return new Description(markup.replace("/stem", stem));
        }
    }
}
