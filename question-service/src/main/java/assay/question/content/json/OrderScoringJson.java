package assay.question.content.json;

import assay.question.content.AnswerKey;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "OrderScoring",
        description =
                "How an order earns its points: exact, all or nothing; adjacent_pairs, each neighbour in the right order; position, each item at its place.")
enum OrderScoringJson {
    @JsonProperty("exact")
    EXACT,
    @JsonProperty("adjacent_pairs")
    ADJACENT_PAIRS,
    @JsonProperty("position")
    POSITION;

    static OrderScoringJson of(AnswerKey.OrderScoring scoring) {
        return valueOf(scoring.name());
    }

    static AnswerKey.OrderScoring scoring(@Nullable OrderScoringJson given) {
        return given == null
                ? AnswerKey.OrderScoring.EXACT
                : AnswerKey.OrderScoring.valueOf(given.name());
    }
}
