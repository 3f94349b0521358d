package assay.grading.scoring;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a candidate gave to one question. A question without an answer has no response. */
public sealed interface Response {
    record SingleChoice(ChoiceId choice) implements Response {}

    /**
     * Any number of elements.
     *
     * <p>There may be none: everything was unticked again, which is no answer.
     */
    sealed interface Choosing extends Response {
        Set<ChoiceId> choices();
    }

    record MultipleChoice(Set<ChoiceId> choices) implements Choosing {
        public MultipleChoice {
            choices = Set.copyOf(choices);
        }
    }

    /** Regions. */
    record Hotspot(Set<ChoiceId> choices) implements Choosing {
        public Hotspot {
            choices = Set.copyOf(choices);
        }
    }

    /** Words. */
    record Hottext(Set<ChoiceId> choices) implements Choosing {
        public Hottext {
            choices = Set.copyOf(choices);
        }
    }

    /**
     * A statement was called true or false.
     *
     * @param calledTrue not {@code value}, which would be stored without its type
     */
    record TrueFalse(boolean calledTrue) implements Response {}

    record ShortAnswer(String text) implements Response {}

    /** A number, kept as it was written: significant figures matter. */
    sealed interface Measuring extends Response {
        String value();

        @Nullable String unit();
    }

    record Numerical(String value, @Nullable String unit) implements Measuring {}

    record Slider(String value, @Nullable String unit) implements Measuring {}

    record Calculated(String value, @Nullable String unit) implements Measuring {}

    /** Pairs; there may be none, which is no answer. */
    sealed interface Pairing extends Response {
        Set<Pair> pairs();
    }

    record Matching(Set<Pair> pairs) implements Pairing {
        public Matching {
            pairs = Set.copyOf(pairs);
        }
    }

    record Categorise(Set<Pair> pairs) implements Pairing {
        public Categorise {
            pairs = Set.copyOf(pairs);
        }
    }

    record GapMatch(Set<Pair> pairs) implements Pairing {
        public GapMatch {
            pairs = Set.copyOf(pairs);
        }
    }

    record LabelImage(Set<Pair> pairs) implements Pairing {
        public LabelImage {
            pairs = Set.copyOf(pairs);
        }
    }

    /** An order, perhaps of some of the items only. */
    record Ordering(List<ChoiceId> order) implements Response {
        public Ordering {
            order = List.copyOf(order);
        }
    }

    /** What stands in the gaps; those that are not named were left empty. */
    record Cloze(List<InGap> gaps) implements Response {
        public Cloze {
            gaps = List.copyOf(gaps);
        }
    }

    record SelectPoint(List<Shape.Point> points) implements Response {
        public SelectPoint {
            points = List.copyOf(points);
        }
    }

    record Essay(String text) implements Response {}

    /**
     * Files.
     *
     * @param files ids
     */
    record FileUpload(List<String> files) implements Response {
        public FileUpload {
            files = List.copyOf(files);
        }
    }

    /** Responses to parts; those that are not named were not answered. */
    record Composite(List<ToPart> parts) implements Response {
        public Composite {
            parts = List.copyOf(parts);
        }
    }

    /** The response to one part. */
    record ToPart(String part, Response response) {}

    /** What stands in one gap. */
    sealed interface InGap {
        String gap();
    }

    record Written(String gap, String text) implements InGap {}

    record Measured(String gap, String value, @Nullable String unit) implements InGap {}

    record Selected(String gap, ChoiceId choice) implements InGap {}

    /** Whether nothing was answered after all. */
    default boolean saysNothing() {
        return switch (this) {
            case Choosing choosing -> choosing.choices().isEmpty();
            case Pairing pairing -> pairing.pairs().isEmpty();
            case Measuring measuring -> measuring.value().isBlank();
            case ShortAnswer(var text) -> text.isBlank();
            case Essay(var text) -> text.isBlank();
            case Ordering(var order) -> order.isEmpty();
            case SelectPoint(var points) -> points.isEmpty();
            case FileUpload(var files) -> files.isEmpty();
            case Cloze(var gaps) -> gaps.stream().allMatch(Response::saysNothing);
            case Composite(var parts) ->
                    parts.stream().allMatch(part -> part.response().saysNothing());
            case SingleChoice _, TrueFalse _ -> false;
        };
    }

    /** Whether a gap was left empty after all. */
    static boolean saysNothing(InGap gap) {
        return switch (gap) {
            case Written(_, var text) -> text.isBlank();
            case Measured(_, var value, _) -> value.isBlank();
            case Selected _ -> false;
        };
    }

    /** Everything that was chosen by its id: what feedback on single choices speaks of. */
    default Set<ChoiceId> chosen() {
        return switch (this) {
            case SingleChoice(var choice) -> Set.of(choice);
            case Choosing choosing -> choosing.choices();
            case TrueFalse(var calledTrue) -> Set.of(new ChoiceId(Boolean.toString(calledTrue)));
            case Pairing pairing -> {
                var sources = new HashSet<ChoiceId>();
                pairing.pairs().forEach(pair -> sources.add(pair.source()));
                yield sources;
            }
            case Ordering(var order) -> Set.copyOf(order);
            case Measuring _,
                    ShortAnswer _,
                    Essay _,
                    SelectPoint _,
                    FileUpload _,
                    Cloze _,
                    Composite _ ->
                    Set.of();
        };
    }
}
