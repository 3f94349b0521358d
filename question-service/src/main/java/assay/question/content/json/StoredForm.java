package assay.question.content.json;

import assay.question.content.AnswerKey;
import assay.question.content.Origin;
import assay.question.content.QuestionContent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Contents and keys as text, the way the database keeps them. */
@ApplicationScoped
public class StoredForm {
    private static final TypeReference<ContentJson> CONTENT = new TypeReference<>() {};
    private static final TypeReference<KeyJson> KEY = new TypeReference<>() {};
    private static final TypeReference<OriginJson> ORIGIN = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> PROPERTIES = new TypeReference<>() {};

    private final ObjectMapper json;

    public StoredForm(ObjectMapper json) {
        this.json = json;
    }

    public String write(QuestionContent content) {
        return text(CONTENT, ContentJson.of(content));
    }

    public String write(AnswerKey key) {
        return text(KEY, KeyJson.of(key));
    }

    /** By name, in the order of the names. */
    public String write(Map<String, String> properties) {
        return text(PROPERTIES, new TreeMap<>(properties));
    }

    public @Nullable String write(@Nullable Origin origin) {
        return origin == null ? null : text(ORIGIN, OriginJson.of(origin));
    }

    public Map<String, String> readProperties(String text) {
        return value(text, PROPERTIES);
    }

    public @Nullable Origin readOrigin(@Nullable String text) {
        return text == null ? null : OriginJson.origin(value(text, ORIGIN));
    }

    public QuestionContent readContent(String text) {
        return value(text, CONTENT).toContent();
    }

    public AnswerKey readKey(String text) {
        return value(text, KEY).toKey();
    }

    private <T> String text(TypeReference<T> type, @Nullable T value) {
        try {
            return json.writerFor(type).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T value(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored content or key cannot be read", e);
        }
    }
}
