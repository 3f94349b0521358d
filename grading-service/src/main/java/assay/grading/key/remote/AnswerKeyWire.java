package assay.grading.key.remote;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code AnswerKey} of question-service's contract. Written by hand, since the generator cannot
 * make sealed types; a test holds its names against the contract. A kind that came later is {@link
 * Unknown}: one such key must not keep all others from being read.
 */
@JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        property = "type",
        defaultImpl = AnswerKeyWire.Unknown.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = AnswerKeyWire.SingleChoice.class, name = "single_choice"),
    @JsonSubTypes.Type(value = AnswerKeyWire.MultipleChoice.class, name = "multiple_choice")
})
public sealed interface AnswerKeyWire {
    @JsonIgnoreProperties(ignoreUnknown = true)
    record SingleChoice(
            String correct,
            @Nullable String rationale,
            @Nullable List<FeedbackWire> feedback,
            @Nullable List<ReferenceWire> references)
            implements AnswerKeyWire {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record MultipleChoice(
            List<String> correct,
            ScoringWire scoring,
            @Nullable String rationale,
            @Nullable List<FeedbackWire> feedback,
            @Nullable List<ReferenceWire> references)
            implements AnswerKeyWire {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Unknown() implements AnswerKeyWire {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record FeedbackWire(String choice, String text) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ReferenceWire(String title, String url) {}

    /** {@code ScoringRule} of the contract. */
    @JsonTypeInfo(
            use = JsonTypeInfo.Id.NAME,
            property = "rule",
            defaultImpl = ScoringWire.Unknown.class)
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ScoringWire.AllOrNothing.class, name = "all_or_nothing"),
        @JsonSubTypes.Type(value = ScoringWire.PartialCredit.class, name = "partial_credit")
    })
    sealed interface ScoringWire {
        @JsonIgnoreProperties(ignoreUnknown = true)
        record AllOrNothing() implements ScoringWire {}

        /** Without weights right choices share the credit evenly. */
        @JsonIgnoreProperties(ignoreUnknown = true)
        record PartialCredit(@Nullable Map<String, BigDecimal> weights) implements ScoringWire {}

        @JsonIgnoreProperties(ignoreUnknown = true)
        record Unknown() implements ScoringWire {}
    }
}
