package assay.question.job.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;

/** What jobs keep as text: their requests, and the details of their report's lines. */
@ApplicationScoped
public class KeptJson {
    private final ObjectMapper json;

    KeptJson(ObjectMapper json) {
        this.json = json;
    }

    public String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a job's own JSON cannot be written", e);
        }
    }

    /**
     * The reverse of {@link #write}.
     *
     * @throws IllegalStateException if it cannot be read
     */
    public <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a job's own JSON cannot be read", e);
        }
    }
}
