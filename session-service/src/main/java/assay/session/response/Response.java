package assay.session.response;

import assay.session.Fault;
import assay.session.pool.QuestionContent;
import assay.session.pool.Shape;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a candidate gave to one question. Sealed beside {@link QuestionContent}: a new interaction
 * makes the compiler ask here what answers it.
 */
public sealed interface Response {
    record SingleChoice(String choice) implements Response {}

    /** Any number of choices. */
    record MultipleChoice(List<String> choices) implements Response {
        public MultipleChoice {
            choices = List.copyOf(choices);
        }
    }

    record TrueFalse(boolean value) implements Response {}

    record ShortAnswer(String text) implements Response {}

    /**
     * A number as it was written.
     *
     * @param unit null: none was given
     */
    record Numerical(String value, @Nullable String unit) implements Response {}

    record Matching(List<Pair> pairs) implements Response {
        public Matching {
            pairs = List.copyOf(pairs);
        }
    }

    /** Ids of items, the first first. */
    record Ordering(List<String> order) implements Response {
        public Ordering {
            order = List.copyOf(order);
        }
    }

    record Categorise(List<Pair> pairs) implements Response {
        public Categorise {
            pairs = List.copyOf(pairs);
        }
    }

    record Cloze(List<GapResponse> gaps) implements Response {
        public Cloze {
            gaps = List.copyOf(gaps);
        }
    }

    record GapMatch(List<Pair> pairs) implements Response {
        public GapMatch {
            pairs = List.copyOf(pairs);
        }
    }

    /** Ids of regions. */
    record Hotspot(List<String> choices) implements Response {
        public Hotspot {
            choices = List.copyOf(choices);
        }
    }

    record SelectPoint(List<Shape.Point> points) implements Response {
        public SelectPoint {
            points = List.copyOf(points);
        }
    }

    record LabelImage(List<Pair> pairs) implements Response {
        public LabelImage {
            pairs = List.copyOf(pairs);
        }
    }

    /** Ids of words. */
    record Hottext(List<String> choices) implements Response {
        public Hottext {
            choices = List.copyOf(choices);
        }
    }

    /** A number as it was written. */
    record Slider(String value) implements Response {}

    record Essay(String text) implements Response {}

    /** Ids of files that were handed in before. */
    record FileUpload(List<UUID> files) implements Response {
        public FileUpload {
            files = List.copyOf(files);
        }
    }

    /**
     * A number as it was written.
     *
     * @param unit null: none was given
     */
    record Calculated(String value, @Nullable String unit) implements Response {}

    record Composite(List<PartResponse> parts) implements Response {
        public Composite {
            parts = List.copyOf(parts);
        }
    }

    /** What was given to one part of a composite question. */
    record PartResponse(String part, Response response) {}

    /**
     * The same, with whatever has no order of its own sorted: the same ticks are the same response,
     * and the same text in the log, in whatever order they were made.
     */
    default Response sorted() {
        return switch (this) {
            case SingleChoice _,
                    TrueFalse _,
                    ShortAnswer _,
                    Numerical _,
                    Ordering _,
                    Slider _,
                    Essay _,
                    Calculated _ ->
                    this;
            case MultipleChoice(var choices) -> new MultipleChoice(sorted(choices));
            case Hotspot(var choices) -> new Hotspot(sorted(choices));
            case Hottext(var choices) -> new Hottext(sorted(choices));
            case Matching(var pairs) -> new Matching(sorted(pairs));
            case Categorise(var pairs) -> new Categorise(sorted(pairs));
            case GapMatch(var pairs) -> new GapMatch(sorted(pairs));
            case LabelImage(var pairs) -> new LabelImage(sorted(pairs));
            case SelectPoint(var points) ->
                    new SelectPoint(
                            points.stream()
                                    .sorted(
                                            Comparator.comparingInt(Shape.Point::x)
                                                    .thenComparingInt(Shape.Point::y))
                                    .toList());
            case Cloze(var gaps) ->
                    new Cloze(
                            gaps.stream().sorted(Comparator.comparing(GapResponse::gap)).toList());
            case FileUpload(var files) -> new FileUpload(sorted(files));
            case Composite(var parts) ->
                    new Composite(
                            parts.stream()
                                    .map(part ->
                                            new PartResponse(part.part(), part.response().sorted()))
                                    .sorted(Comparator.comparing(PartResponse::part))
                                    .toList());
        };
    }

    private static <T extends Comparable<T>> List<T> sorted(List<T> items) {
        return items.size() < 2 ? items : items.stream().sorted().toList();
    }

    /** Ids of all files that are named, in parts as well. */
    default List<UUID> filesNamed() {
        return switch (this) {
            case FileUpload(var files) -> files;
            case Composite(var parts) ->
                    parts.stream().flatMap(part -> part.response().filesNamed().stream()).toList();
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
                    Calculated _ ->
                    List.of();
        };
    }

    /**
     * Why this response cannot be an answer to the question, with pointers from the response; empty
     * when it can. Giving less than was asked for is allowed, since an answer may be saved half
     * done; giving more is not.
     */
    default List<Fault> faultsAgainst(QuestionContent content, KnownFiles files) {
        return new Fitting(files).check(content, this);
    }
}
