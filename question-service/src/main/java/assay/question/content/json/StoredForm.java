package assay.question.content.json;

import assay.question.content.AnswerKey;
import assay.question.content.QuestionContent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;

/** Contents and keys as text, the way the database keeps them. */
@ApplicationScoped
public class StoredForm {
    private final ObjectMapper json;

    public StoredForm(ObjectMapper json) {
        this.json = json;
    }

    public String write(QuestionContent content) {
        return text(ContentJson.class, ContentJson.of(content));
    }

    public String write(AnswerKey key) {
        return text(KeyJson.class, KeyJson.of(key));
    }

    public QuestionContent readContent(String text) {
        return value(text, ContentJson.class).toContent();
    }

    public AnswerKey readKey(String text) {
        return value(text, KeyJson.class).toKey();
    }

    private <T> String text(Class<T> type, T value) {
        try {
            return json.writerFor(type).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T value(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored content or key cannot be read", e);
        }
    }
}
