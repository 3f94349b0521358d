package assay.session.exam.store;

import assay.session.exam.Draw;
import assay.session.exam.Policy.Scaling;
import assay.session.pool.Gap;
import assay.session.pool.QuestionContent;
import assay.session.pool.Shape;
import assay.session.pool.UnitEntry;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * The form in which definitions and pools are kept in {@code jsonb}: the domain's records, with a
 * {@code type} where a family is sealed.
 */
final class StoredJson {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .addMixIn(Draw.class, DrawTypes.class)
                    .addMixIn(Scaling.class, ScalingTypes.class)
                    .addMixIn(QuestionContent.class, ContentTypes.class)
                    .addMixIn(Gap.class, GapTypes.class)
                    .addMixIn(UnitEntry.class, UnitTypes.class)
                    .addMixIn(Shape.class, ShapeTypes.class)
                    .build();

    private StoredJson() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Draw.Fixed.class, name = "fixed"),
        @JsonSubTypes.Type(value = Draw.Random.class, name = "random")
    })
    private interface DrawTypes {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "method")
    @JsonSubTypes(@JsonSubTypes.Type(value = Scaling.Linear.class, name = "linear"))
    private interface ScalingTypes {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = QuestionContent.SingleChoice.class, name = "single_choice"),
        @JsonSubTypes.Type(value = QuestionContent.MultipleChoice.class, name = "multiple_choice"),
        @JsonSubTypes.Type(value = QuestionContent.TrueFalse.class, name = "true_false"),
        @JsonSubTypes.Type(value = QuestionContent.ShortAnswer.class, name = "short_answer"),
        @JsonSubTypes.Type(value = QuestionContent.Numerical.class, name = "numerical"),
        @JsonSubTypes.Type(value = QuestionContent.Matching.class, name = "matching"),
        @JsonSubTypes.Type(value = QuestionContent.Ordering.class, name = "ordering"),
        @JsonSubTypes.Type(value = QuestionContent.Categorise.class, name = "categorise"),
        @JsonSubTypes.Type(value = QuestionContent.Cloze.class, name = "cloze"),
        @JsonSubTypes.Type(value = QuestionContent.GapMatch.class, name = "gap_match"),
        @JsonSubTypes.Type(value = QuestionContent.Hotspot.class, name = "hotspot"),
        @JsonSubTypes.Type(value = QuestionContent.SelectPoint.class, name = "select_point"),
        @JsonSubTypes.Type(value = QuestionContent.LabelImage.class, name = "label_image"),
        @JsonSubTypes.Type(value = QuestionContent.Hottext.class, name = "hottext"),
        @JsonSubTypes.Type(value = QuestionContent.Slider.class, name = "slider"),
        @JsonSubTypes.Type(value = QuestionContent.Essay.class, name = "essay"),
        @JsonSubTypes.Type(value = QuestionContent.FileUpload.class, name = "file_upload"),
        @JsonSubTypes.Type(value = QuestionContent.Calculated.class, name = "calculated"),
        @JsonSubTypes.Type(value = QuestionContent.Composite.class, name = "composite"),
        @JsonSubTypes.Type(value = QuestionContent.Description.class, name = "description")
    })
    private interface ContentTypes {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Gap.Text.class, name = "text"),
        @JsonSubTypes.Type(value = Gap.Numeric.class, name = "number"),
        @JsonSubTypes.Type(value = Gap.Selection.class, name = "selection")
    })
    private interface GapTypes {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = UnitEntry.None.class, name = "none"),
        @JsonSubTypes.Type(value = UnitEntry.Written.class, name = "written"),
        @JsonSubTypes.Type(value = UnitEntry.Picked.class, name = "picked")
    })
    private interface UnitTypes {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Shape.Rectangle.class, name = "rectangle"),
        @JsonSubTypes.Type(value = Shape.Circle.class, name = "circle"),
        @JsonSubTypes.Type(value = Shape.Polygon.class, name = "polygon")
    })
    private interface ShapeTypes {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON", e);
        }
    }

    static <T> T read(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "stored JSON cannot be read as " + type.getSimpleName(), e);
        }
    }
}
