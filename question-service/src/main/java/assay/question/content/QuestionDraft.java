package assay.question.content;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one version of a question says.
 *
 * @param topics references, {@code scheme/name}
 * @param language BCP 47 tag
 * @param estimatedTime how long a candidate is expected to need, in whole seconds; null: unknown
 * @param points what the question is worth unless an exam says otherwise; 0 for a description alone
 * @param textFormat of all texts of content and key
 * @param source where the question was taken from, for authors, plain text; may be empty
 * @param properties further facts for authors and their tools, by name
 * @param origin null: it was written here
 */
public record QuestionDraft(
        String title,
        Difficulty difficulty,
        List<String> topics,
        List<String> tags,
        String language,
        @Nullable Duration estimatedTime,
        BigDecimal points,
        TextFormat textFormat,
        QuestionContent content,
        AnswerKey key,
        String source,
        Map<String, String> properties,
        @Nullable Origin origin) {
    public QuestionDraft {
        topics = List.copyOf(topics);
        tags = List.copyOf(tags);
        properties = Map.copyOf(properties);
    }

    /** The same with each text of content and key replaced; pointers begin with one of the two. */
    public QuestionDraft with(Markup markup) {
        return asking(
                content.with(markup.below("/content")), key.with(markup.below("/key")), origin);
    }

    /** Every text of content and key that carries markup. */
    public List<String> texts() {
        return Markup.texts(this::with);
    }

    /** The same beside another content and key. */
    public QuestionDraft asking(
            QuestionContent otherContent, AnswerKey otherKey, @Nullable Origin otherOrigin) {
        return new QuestionDraft(
                title,
                difficulty,
                topics,
                tags,
                language,
                estimatedTime,
                points,
                textFormat,
                otherContent,
                otherKey,
                source,
                properties,
                otherOrigin);
    }

    public QuestionDraft withDifficulty(Difficulty other) {
        return described(other, topics, tags, language, points, estimatedTime, source, properties);
    }

    public QuestionDraft withTopics(List<String> others) {
        return described(
                difficulty, others, tags, language, points, estimatedTime, source, properties);
    }

    public QuestionDraft withTags(List<String> others) {
        return described(
                difficulty, topics, others, language, points, estimatedTime, source, properties);
    }

    public QuestionDraft withLanguage(String other) {
        return described(
                difficulty, topics, tags, other, points, estimatedTime, source, properties);
    }

    public QuestionDraft withPoints(BigDecimal other) {
        return described(
                difficulty, topics, tags, language, other, estimatedTime, source, properties);
    }

    public QuestionDraft withEstimatedTime(@Nullable Duration other) {
        return described(difficulty, topics, tags, language, points, other, source, properties);
    }

    public QuestionDraft withSource(String other) {
        return described(
                difficulty, topics, tags, language, points, estimatedTime, other, properties);
    }

    public QuestionDraft withProperties(Map<String, String> others) {
        return described(difficulty, topics, tags, language, points, estimatedTime, source, others);
    }

    /** The same question, otherwise described. */
    private QuestionDraft described(
            Difficulty difficulty,
            List<String> topics,
            List<String> tags,
            String language,
            BigDecimal points,
            @Nullable Duration estimatedTime,
            String source,
            Map<String, String> properties) {
        return new QuestionDraft(
                title,
                difficulty,
                topics,
                tags,
                language,
                estimatedTime,
                points,
                textFormat,
                content,
                key,
                source,
                properties,
                origin);
    }
}
