package assay.session.outbox.remote;

import assay.session.response.Response;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * {@code GivenResponse} of grading-service's contract. Written by hand, since the generator cannot
 * make sealed types; a test holds its names against the contract.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ResponseWire.SingleChoice.class, name = "single_choice"),
    @JsonSubTypes.Type(value = ResponseWire.MultipleChoice.class, name = "multiple_choice")
})
public sealed interface ResponseWire {
    record SingleChoice(String choice) implements ResponseWire {}

    record MultipleChoice(List<String> choices) implements ResponseWire {}

    static ResponseWire of(Response response) {
        return switch (response) {
            case Response.SingleChoice(var choice) -> new SingleChoice(choice);
            case Response.MultipleChoice(var choices) -> new MultipleChoice(List.copyOf(choices));
        };
    }
}
