package assay.session.exam.store;

import assay.session.exam.Draw;
import assay.session.exam.Policy.Scaling;
import assay.session.pool.QuestionContent;
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
        @JsonSubTypes.Type(value = QuestionContent.MultipleChoice.class, name = "multiple_choice")
    })
    private interface ContentTypes {}

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
