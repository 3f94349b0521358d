package assay.session.outbox.remote;

import assay.session.response.Response;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * {@code GivenResponse} of grading-service's contract. Written by hand, since the generator cannot
 * make sealed types; a test holds its names against the contract. Each says its {@code type}
 * itself, so that it does so in a field of any type.
 */
@JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        property = "type",
        include = JsonTypeInfo.As.EXISTING_PROPERTY)
@JsonSubTypes({
    @JsonSubTypes.Type(value = ResponseWire.SingleChoice.class, name = "single_choice"),
    @JsonSubTypes.Type(value = ResponseWire.MultipleChoice.class, name = "multiple_choice")
})
public sealed interface ResponseWire {
    @JsonProperty("type")
    String type();

    record SingleChoice(@JsonProperty("type") String type, String choice) implements ResponseWire {
        SingleChoice(String choice) {
            this("single_choice", choice);
        }
    }

    record MultipleChoice(@JsonProperty("type") String type, List<String> choices)
            implements ResponseWire {
        MultipleChoice(List<String> choices) {
            this("multiple_choice", choices);
        }
    }

    static ResponseWire of(Response response) {
        return switch (response) {
            case Response.SingleChoice(var choice) -> new SingleChoice(choice);
            case Response.MultipleChoice(var choices) -> new MultipleChoice(List.copyOf(choices));
        };
    }
}
