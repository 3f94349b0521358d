package assay.session.outbox.store;

import assay.session.exam.Policy.Scaling;
import assay.session.outbox.Submission;
import assay.session.response.wire.ResponseForm;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** The form in which the outbox keeps a submission. */
final class StoredSubmission {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .addModule(new ResponseForm())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .addMixIn(Scaling.class, ScalingTypes.class)
                    .build();

    private StoredSubmission() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "method")
    @JsonSubTypes(@JsonSubTypes.Type(value = Scaling.Linear.class, name = "linear"))
    private interface ScalingTypes {}

    static String write(Submission submission) {
        try {
            return MAPPER.writeValueAsString(submission);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a submission cannot be written as JSON", e);
        }
    }

    static Submission read(String text) {
        try {
            return MAPPER.readValue(text, Submission.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored submission cannot be read", e);
        }
    }
}
