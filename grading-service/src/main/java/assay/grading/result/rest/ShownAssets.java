package assay.grading.result.rest;

import assay.grading.key.KeyRevision;
import assay.grading.platform.StoredJson;
import assay.grading.submission.QuestionVersionId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Which question of a result shows an asset, in the texts that its reader sees. */
@ApplicationScoped
class ShownAssets {
    /** Texts of people, not of authors: who marks or answers names no asset. */
    private static final String COMMENT = "comment";

    private final ObjectMapper json;

    ShownAssets(ObjectMapper json) {
        this.json = json;
    }

    /** The question whose key or feedback, as the candidate sees it, names the asset. */
    Optional<QuestionVersionId> to(CandidateResultJson shown, String hash) {
        var questions = shown.questions();
        return questions == null
                ? Optional.empty()
                : questions.stream()
                        .filter(question ->
                                Stream.of(
                                                Optional.ofNullable(question.key()),
                                                Optional.ofNullable(question.feedback()))
                                        .flatMap(Optional::stream)
                                        .anyMatch(part -> names(json.valueToTree(part), hash)))
                        .map(question -> new QuestionVersionId(question.questionVersionId()))
                        .findFirst();
    }

    /** The question whose key names the asset anywhere, notes for markers included. */
    Optional<QuestionVersionId> toInstructors(Collection<KeyRevision> keys, String hash) {
        return keys.stream()
                .filter(key -> isNamed(StoredJson.write(key), hash))
                .map(KeyRevision::questionVersion)
                .findFirst();
    }

    private static boolean names(JsonNode node, String hash) {
        return node.isTextual()
                ? isNamed(node.textValue(), hash)
                : node.isArray()
                        ? node.valueStream().anyMatch(item -> names(item, hash))
                        : node.propertyStream()
                                .filter(property -> !Objects.equals(property.getKey(), COMMENT))
                                .anyMatch(property -> names(property.getValue(), hash));
    }

    private static boolean isNamed(String text, String hash) {
        return text.contains("asset:" + hash);
    }
}
