package assay.session.pool;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a candidate sees of a question. Sealed, so that a new interaction is flagged by the compiler
 * at every place that must know it: the response it takes, the wire, the paper.
 *
 * <p>Texts are in the question's {@link TextFormat} unless a field says that it is plain.
 */
public sealed interface QuestionContent {
    /** What is asked. */
    String stem();

    /** The same question as one paper shows it: lists in the paper's order, values filled in. */
    QuestionContent arranged(Arranging paper);

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

    /** The weights of the parts of a composite question, by part; empty for the others. */
    default SortedMap<String, BigDecimal> partWeights() {
        var weights = new TreeMap<String, BigDecimal>();
        if (this instanceof Composite(_, var parts)) {
            parts.forEach(part -> weights.put(part.id(), part.weight()));
        }
        return weights;
    }

    /** Whether files can be handed in, for a part at least. */
    default boolean takesFiles() {
        return switch (this) {
            case FileUpload _ -> true;
            case Composite(_, var parts) ->
                    parts.stream().anyMatch(part -> part.content().takesFiles());
            case SingleChoice _,
                    MultipleChoice _,
                    TrueFalse _,
                    ShortAnswer _,
                    Numerical _,
                    Matching _,
                    Ordering _,
                    Categorise _,
                    Cloze _,
                    GapMatch _,
                    Hotspot _,
                    SelectPoint _,
                    LabelImage _,
                    Hottext _,
                    Slider _,
                    Essay _,
                    Calculated _,
                    Description _ ->
                    false;
        };
    }

    /** Exactly one choice is to be chosen. */
    record SingleChoice(String stem, List<Choice> choices, boolean shuffle)
            implements QuestionContent {
        public SingleChoice {
            choices = List.copyOf(choices);
        }

        @Override
        public SingleChoice arranged(Arranging paper) {
            return new SingleChoice(stem, paper.list("choices", choices, shuffle), shuffle);
        }
    }

    /** The candidate picks {@code minChoices..maxChoices} of the choices. */
    record MultipleChoice(
            String stem, List<Choice> choices, int minChoices, int maxChoices, boolean shuffle)
            implements QuestionContent {
        public MultipleChoice {
            choices = List.copyOf(choices);
        }

        @Override
        public MultipleChoice arranged(Arranging paper) {
            return new MultipleChoice(
                    stem, paper.list("choices", choices, shuffle), minChoices, maxChoices, shuffle);
        }
    }

    /** The stem is a statement, true or false. */
    record TrueFalse(String stem) implements QuestionContent {
        @Override
        public TrueFalse arranged(Arranging paper) {
            return this;
        }
    }

    /**
     * A word or a short text is to be written.
     *
     * @param lengthExpected in characters; 0: nothing is said
     */
    record ShortAnswer(String stem, int lengthExpected) implements QuestionContent {
        @Override
        public ShortAnswer arranged(Arranging paper) {
            return this;
        }
    }

    /** A number is to be written, perhaps with a unit. */
    record Numerical(String stem, UnitEntry units) implements QuestionContent {
        @Override
        public Numerical arranged(Arranging paper) {
            return this;
        }
    }

    /**
     * Sources are to be matched with targets.
     *
     * @param sourceUsesMax how many targets one source may have, from 1; 0: any number
     * @param targetUsesMax how many sources one target may have, from 1; 0: any number
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
        public Matching arranged(Arranging paper) {
            return new Matching(
                    stem,
                    paper.list("sources", sources, shuffle),
                    paper.list("targets", targets, shuffle),
                    sourceUsesMax,
                    targetUsesMax,
                    shuffle);
        }
    }

    /**
     * Items are to be put in order. The pool has them in the author's order, which often is the
     * right one: every paper draws its own.
     */
    record Ordering(String stem, List<Choice> items) implements QuestionContent {
        public Ordering {
            items = List.copyOf(items);
        }

        @Override
        public Ordering arranged(Arranging paper) {
            return new Ordering(stem, paper.shuffled("items", items));
        }
    }

    /** Each item is to be put into one category, or left out. Categories keep their order. */
    record Categorise(String stem, List<Choice> categories, List<Choice> items, boolean shuffle)
            implements QuestionContent {
        public Categorise {
            categories = List.copyOf(categories);
            items = List.copyOf(items);
        }

        @Override
        public Categorise arranged(Arranging paper) {
            return new Categorise(stem, categories, paper.list("items", items, shuffle), shuffle);
        }
    }

    /** A text with gaps; {@code [[id]]} stands where the gap of that id is. */
    record Cloze(String stem, List<Gap> gaps) implements QuestionContent {
        public Cloze {
            gaps = List.copyOf(gaps);
        }

        @Override
        public Cloze arranged(Arranging paper) {
            return new Cloze(stem, gaps.stream().map(gap -> arranged(gap, paper)).toList());
        }

        private static Gap arranged(Gap gap, Arranging paper) {
            return switch (gap) {
                case Gap.Text _, Gap.Numeric _ -> gap;
                case Gap.Selection(var id, var choices, var shuffle) ->
                        new Gap.Selection(
                                id,
                                paper.list("gaps/" + id + "/choices", choices, shuffle),
                                shuffle);
            };
        }
    }

    /**
     * Words are to be dragged into a text; a gap takes one of them.
     *
     * @param stem {@code [[id]]} stands where the gap of that id is
     * @param gaps ids
     */
    record GapMatch(String stem, List<Label> words, List<String> gaps, boolean shuffle)
            implements QuestionContent {
        public GapMatch {
            words = List.copyOf(words);
            gaps = List.copyOf(gaps);
        }

        @Override
        public GapMatch arranged(Arranging paper) {
            return new GapMatch(stem, paper.list("words", words, shuffle), gaps, shuffle);
        }
    }

    /** The candidate picks {@code minChoices..maxChoices} of the visible regions. */
    record Hotspot(String stem, Picture image, List<Region> regions, int minChoices, int maxChoices)
            implements QuestionContent {
        public Hotspot {
            regions = List.copyOf(regions);
        }

        @Override
        public Hotspot arranged(Arranging paper) {
            return this;
        }
    }

    /** Points are to be set on a picture that shows no regions. */
    record SelectPoint(String stem, Picture image, int minPoints, int maxPoints)
            implements QuestionContent {
        @Override
        public SelectPoint arranged(Arranging paper) {
            return this;
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
        public LabelImage arranged(Arranging paper) {
            return new LabelImage(
                    stem, image, paper.list("labels", labels, shuffle), regions, shuffle);
        }
    }

    /**
     * The candidate picks {@code minChoices..maxChoices} marked words of a text; {@code [[id]]}
     * stands where the word of that id is shown.
     */
    record Hottext(String stem, List<Choice> words, int minChoices, int maxChoices)
            implements QuestionContent {
        public Hottext {
            words = List.copyOf(words);
        }

        @Override
        public Hottext arranged(Arranging paper) {
            return this;
        }
    }

    /**
     * A number is to be set on a scale from {@code minimum} to {@code maximum}, both included, in
     * steps of {@code step}.
     */
    record Slider(String stem, BigDecimal minimum, BigDecimal maximum, BigDecimal step)
            implements QuestionContent {
        @Override
        public Slider arranged(Arranging paper) {
            return this;
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
        public Essay arranged(Arranging paper) {
            return this;
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
        public FileUpload arranged(Arranging paper) {
            return this;
        }
    }

    /**
     * A number is to be worked out from values that each paper draws.
     *
     * @param stem {@code {name}} stands where the value of that variable is shown
     * @param variables none once the values are filled in
     */
    record Calculated(String stem, Variables variables, UnitEntry units)
            implements QuestionContent {
        @Override
        public Calculated arranged(Arranging paper) {
            return new Calculated(
                    Variables.into(stem, paper.values("", variables)), Variables.NONE, units);
        }
    }

    /**
     * Several questions about one stimulus.
     *
     * @param stem the stimulus
     */
    record Composite(String stem, List<Part> parts) implements QuestionContent {
        public Composite {
            parts = List.copyOf(parts);
        }

        @Override
        public Composite arranged(Arranging paper) {
            return new Composite(
                    stem,
                    parts.stream()
                            .map(part ->
                                    new Part(
                                            part.id(),
                                            part.weight(),
                                            part.content().arranged(paper.within(part.id() + "/"))))
                            .toList());
        }

        /** The part of this id, or null. */
        public @Nullable Part part(String id) {
            for (var part : parts) {
                if (part.id().equals(id)) {
                    return part;
                }
            }
            return null;
        }
    }

    /**
     * One question of a composite one.
     *
     * @param weight its share of the points beside the weights of the other parts
     * @param content anything but a composite or a description
     */
    record Part(String id, BigDecimal weight, QuestionContent content) {}

    /** Nothing is asked: a text between questions. */
    record Description(String stem) implements QuestionContent {
        @Override
        public Description arranged(Arranging paper) {
            return this;
        }
    }
}
