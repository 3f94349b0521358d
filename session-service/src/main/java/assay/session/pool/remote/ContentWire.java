package assay.session.pool.remote;

import assay.session.pool.Choice;
import assay.session.pool.Gap;
import assay.session.pool.Label;
import assay.session.pool.Picture;
import assay.session.pool.QuestionContent;
import assay.session.pool.Region;
import assay.session.pool.Shape;
import assay.session.pool.UnitEntry;
import assay.session.pool.Variables;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code QuestionContent} of question-service's contract. Written by hand, since the generator
 * cannot make sealed types; a test holds its names against the contract. What may be left out has
 * the contract's default here.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ContentWire.SingleChoice.class, name = "single_choice"),
    @JsonSubTypes.Type(value = ContentWire.MultipleChoice.class, name = "multiple_choice"),
    @JsonSubTypes.Type(value = ContentWire.TrueFalse.class, name = "true_false"),
    @JsonSubTypes.Type(value = ContentWire.ShortAnswer.class, name = "short_answer"),
    @JsonSubTypes.Type(value = ContentWire.Numerical.class, name = "numerical"),
    @JsonSubTypes.Type(value = ContentWire.Matching.class, name = "matching"),
    @JsonSubTypes.Type(value = ContentWire.Ordering.class, name = "ordering"),
    @JsonSubTypes.Type(value = ContentWire.Categorise.class, name = "categorise"),
    @JsonSubTypes.Type(value = ContentWire.Cloze.class, name = "cloze"),
    @JsonSubTypes.Type(value = ContentWire.GapMatch.class, name = "gap_match"),
    @JsonSubTypes.Type(value = ContentWire.Hotspot.class, name = "hotspot"),
    @JsonSubTypes.Type(value = ContentWire.SelectPoint.class, name = "select_point"),
    @JsonSubTypes.Type(value = ContentWire.LabelImage.class, name = "label_image"),
    @JsonSubTypes.Type(value = ContentWire.Hottext.class, name = "hottext"),
    @JsonSubTypes.Type(value = ContentWire.Slider.class, name = "slider"),
    @JsonSubTypes.Type(value = ContentWire.Essay.class, name = "essay"),
    @JsonSubTypes.Type(value = ContentWire.FileUpload.class, name = "file_upload"),
    @JsonSubTypes.Type(value = ContentWire.Calculated.class, name = "calculated"),
    @JsonSubTypes.Type(value = ContentWire.Composite.class, name = "composite"),
    @JsonSubTypes.Type(value = ContentWire.Description.class, name = "description")
})
public sealed interface ContentWire {
    QuestionContent content();

    @JsonIgnoreProperties(ignoreUnknown = true)
    record SingleChoice(String stem, List<ChoiceWire> choices, @Nullable Boolean shuffle)
            implements ContentWire {
        @Override
        public QuestionContent content() {
            return new QuestionContent.SingleChoice(stem, ChoiceWire.all(choices), yes(shuffle));
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record MultipleChoice(
            String stem,
            List<ChoiceWire> choices,
            int minChoices,
            int maxChoices,
            @Nullable Boolean shuffle)
            implements ContentWire {
        @Override
        public QuestionContent content() {
            return new QuestionContent.MultipleChoice(
                    stem, ChoiceWire.all(choices), minChoices, maxChoices, yes(shuffle));
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record TrueFalse(String stem) implements ContentWire {
        @Override
        public QuestionContent content() {
            return new QuestionContent.TrueFalse(stem);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ShortAnswer(String stem, @Nullable Integer lengthExpected) implements ContentWire {
        @Override
        public QuestionContent content() {
            return new QuestionContent.ShortAnswer(stem, orZero(lengthExpected));
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Numerical(String stem, @Nullable UnitsWire units) implements ContentWire {
        @Override
        public QuestionContent content() {
            return new QuestionContent.Numerical(stem, UnitsWire.orNone(units));
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Matching(
            String stem,
            List<ChoiceWire> sources,
            List<ChoiceWire> targets,
            @Nullable Integer sourceUsesMax,
            @Nullable Integer targetUsesMax,
            @Nullable Boolean shuffle)
            implements ContentWire {
        @Override
        public QuestionContent content() {
            return new QuestionContent.Matching(
                    stem,
                    ChoiceWire.all(sources),
                    ChoiceWire.all(targets),
                    orOne(sourceUsesMax),
                    orZero(targetUsesMax),
                    yes(shuffle));
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Ordering(String stem, List<ChoiceWire> items) implements ContentWire {
        @Override
        public QuestionContent content() {
            return new QuestionContent.Ordering(stem, ChoiceWire.all(items));
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Categorise(
            String stem,
            List<ChoiceWire> categories,
            List<ChoiceWire> items,
            @Nullable Boolean shuffle)
            implements ContentWire {
        @Override
        public QuestionContent content() {
            return new QuestionContent.Categorise(
                    stem, ChoiceWire.all(categories), ChoiceWire.all(items), yes(shuffle));
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Cloze(String stem, List<GapWire> gaps) implements ContentWire {
        @Override
        public QuestionContent content() {
            return new QuestionContent.Cloze(stem, gaps.stream().map(GapWire::gap).toList());
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record GapMatch(
            String stem, List<LabelWire> words, List<String> gaps, @Nullable Boolean shuffle)
            implements ContentWire {
        @Override
        public QuestionContent content() {
            return new QuestionContent.GapMatch(stem, LabelWire.all(words), gaps, yes(shuffle));
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Hotspot(
            String stem,
            PictureWire image,
            List<RegionWire> regions,
            int minChoices,
            int maxChoices)
            implements ContentWire {
        @Override
        public QuestionContent content() {
            return new QuestionContent.Hotspot(
                    stem, image.picture(), RegionWire.all(regions), minChoices, maxChoices);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record SelectPoint(String stem, PictureWire image, int minPoints, int maxPoints)
            implements ContentWire {
        @Override
        public QuestionContent content() {
            return new QuestionContent.SelectPoint(stem, image.picture(), minPoints, maxPoints);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record LabelImage(
            String stem,
            PictureWire image,
            List<LabelWire> labels,
            List<RegionWire> regions,
            @Nullable Boolean shuffle)
            implements ContentWire {
        @Override
        public QuestionContent content() {
            return new QuestionContent.LabelImage(
                    stem,
                    image.picture(),
                    LabelWire.all(labels),
                    RegionWire.all(regions),
                    yes(shuffle));
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Hottext(String stem, List<ChoiceWire> words, int minChoices, int maxChoices)
            implements ContentWire {
        @Override
        public QuestionContent content() {
            return new QuestionContent.Hottext(stem, ChoiceWire.all(words), minChoices, maxChoices);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Slider(String stem, BigDecimal minimum, BigDecimal maximum, BigDecimal step)
            implements ContentWire {
        @Override
        public QuestionContent content() {
            return new QuestionContent.Slider(stem, minimum, maximum, step);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Essay(
            String stem,
            @Nullable Integer wordsMin,
            @Nullable Integer wordsMax,
            @Nullable String template)
            implements ContentWire {
        @Override
        public QuestionContent content() {
            return new QuestionContent.Essay(
                    stem, orZero(wordsMin), orZero(wordsMax), template == null ? "" : template);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record FileUpload(
            String stem,
            @Nullable Integer filesMax,
            long bytesMax,
            @Nullable List<String> mediaTypes)
            implements ContentWire {
        @Override
        public QuestionContent content() {
            return new QuestionContent.FileUpload(
                    stem, orOne(filesMax), bytesMax, mediaTypes == null ? List.of() : mediaTypes);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Calculated(String stem, VariablesWire variables, @Nullable UnitsWire units)
            implements ContentWire {
        @Override
        public QuestionContent content() {
            return new QuestionContent.Calculated(
                    stem, variables.variables(), UnitsWire.orNone(units));
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Composite(String stem, List<PartWire> parts) implements ContentWire {
        @Override
        public QuestionContent content() {
            return new QuestionContent.Composite(stem, parts.stream().map(PartWire::part).toList());
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Description(String stem) implements ContentWire {
        @Override
        public QuestionContent content() {
            return new QuestionContent.Description(stem);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ChoiceWire(String id, String text) {
        Choice choice() {
            return new Choice(id, text);
        }

        static List<Choice> all(List<ChoiceWire> choices) {
            return choices.stream().map(ChoiceWire::choice).toList();
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record LabelWire(String id, String text, @Nullable Integer usesMax) {
        Label label() {
            return new Label(id, text, orOne(usesMax));
        }

        static List<Label> all(List<LabelWire> labels) {
            return labels.stream().map(LabelWire::label).toList();
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record RegionWire(String id, ShapeWire shape, @Nullable String label) {
        Region region() {
            return new Region(id, shape.shape(), label == null ? "" : label);
        }

        static List<Region> all(List<RegionWire> regions) {
            return regions.stream().map(RegionWire::region).toList();
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record PictureWire(String asset, @Nullable String alternativeText, int width, int height) {
        Picture picture() {
            return new Picture(
                    asset, alternativeText == null ? "" : alternativeText, width, height);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record PartWire(String id, @Nullable BigDecimal weight, ContentWire content) {
        QuestionContent.Part part() {
            return new QuestionContent.Part(
                    id, weight == null ? BigDecimal.ONE : weight, content.content());
        }
    }

    /** {@code Shape} of question-service's contract. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ShapeWire.Rectangle.class, name = "rectangle"),
        @JsonSubTypes.Type(value = ShapeWire.Circle.class, name = "circle"),
        @JsonSubTypes.Type(value = ShapeWire.Polygon.class, name = "polygon")
    })
    sealed interface ShapeWire {
        Shape shape();

        @JsonIgnoreProperties(ignoreUnknown = true)
        record Rectangle(int x, int y, int width, int height) implements ShapeWire {
            @Override
            public Shape shape() {
                return new Shape.Rectangle(x, y, width, height);
            }
        }

        @JsonIgnoreProperties(ignoreUnknown = true)
        record Circle(int x, int y, int radius) implements ShapeWire {
            @Override
            public Shape shape() {
                return new Shape.Circle(x, y, radius);
            }
        }

        @JsonIgnoreProperties(ignoreUnknown = true)
        record Polygon(List<PointWire> points) implements ShapeWire {
            @Override
            public Shape shape() {
                return new Shape.Polygon(points.stream().map(PointWire::point).toList());
            }
        }

        @JsonIgnoreProperties(ignoreUnknown = true)
        record PointWire(int x, int y) {
            Shape.Point point() {
                return new Shape.Point(x, y);
            }
        }
    }

    /** {@code UnitEntry} of question-service's contract. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = UnitsWire.None.class, name = "none"),
        @JsonSubTypes.Type(value = UnitsWire.Written.class, name = "written"),
        @JsonSubTypes.Type(value = UnitsWire.Picked.class, name = "picked")
    })
    sealed interface UnitsWire {
        UnitEntry entry();

        static UnitEntry orNone(@Nullable UnitsWire units) {
            return units == null ? new UnitEntry.None() : units.entry();
        }

        @JsonIgnoreProperties(ignoreUnknown = true)
        record None() implements UnitsWire {
            @Override
            public UnitEntry entry() {
                return new UnitEntry.None();
            }
        }

        @JsonIgnoreProperties(ignoreUnknown = true)
        record Written() implements UnitsWire {
            @Override
            public UnitEntry entry() {
                return new UnitEntry.Written();
            }
        }

        @JsonIgnoreProperties(ignoreUnknown = true)
        record Picked(List<String> units) implements UnitsWire {
            @Override
            public UnitEntry entry() {
                return new UnitEntry.Picked(units);
            }
        }
    }

    /** {@code Gap} of question-service's contract. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = GapWire.Text.class, name = "text"),
        @JsonSubTypes.Type(value = GapWire.Numeric.class, name = "number"),
        @JsonSubTypes.Type(value = GapWire.Selection.class, name = "selection")
    })
    sealed interface GapWire {
        Gap gap();

        @JsonIgnoreProperties(ignoreUnknown = true)
        record Text(String id, @Nullable Integer lengthExpected) implements GapWire {
            @Override
            public Gap gap() {
                return new Gap.Text(id, orZero(lengthExpected));
            }
        }

        @JsonIgnoreProperties(ignoreUnknown = true)
        record Numeric(String id, @Nullable UnitsWire units) implements GapWire {
            @Override
            public Gap gap() {
                return new Gap.Numeric(id, UnitsWire.orNone(units));
            }
        }

        @JsonIgnoreProperties(ignoreUnknown = true)
        record Selection(String id, List<ChoiceWire> choices, @Nullable Boolean shuffle)
                implements GapWire {
            @Override
            public Gap gap() {
                return new Gap.Selection(id, ChoiceWire.all(choices), yes(shuffle));
            }
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record VariablesWire(
            @Nullable List<RangeWire> ranges, @Nullable List<Map<String, BigDecimal>> rows) {
        Variables variables() {
            return new Variables(
                    ranges == null ? List.of() : ranges.stream().map(RangeWire::range).toList(),
                    rows == null ? List.of() : rows);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record RangeWire(
            String name, BigDecimal minimum, BigDecimal maximum, @Nullable Integer decimals) {
        Variables.Range range() {
            return new Variables.Range(name, minimum, maximum, orZero(decimals));
        }
    }

    private static boolean yes(@Nullable Boolean shuffle) {
        return shuffle == null || shuffle;
    }

    private static int orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    private static int orOne(@Nullable Integer number) {
        return number == null ? 1 : number;
    }
}
