package assay.session.response.store;

import assay.session.response.Response;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.TreeSet;

/**
 * A response as the log keeps it: the same form that travels, with ticks in order so that equal
 * responses are equal text.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StoredResponse.SingleChoice.class, name = "single_choice"),
    @JsonSubTypes.Type(value = StoredResponse.MultipleChoice.class, name = "multiple_choice")
})
public sealed interface StoredResponse {
    record SingleChoice(String choice) implements StoredResponse {}

    record MultipleChoice(List<String> choices) implements StoredResponse {}

    static StoredResponse of(Response response) {
        return switch (response) {
            case Response.SingleChoice(var choice) -> new SingleChoice(choice);
            case Response.MultipleChoice(var choices) -> new MultipleChoice(List.copyOf(choices));
        };
    }

    default Response response() {
        return switch (this) {
            case SingleChoice(var choice) -> new Response.SingleChoice(choice);
            case MultipleChoice(var choices) -> new Response.MultipleChoice(new TreeSet<>(choices));
        };
    }
}
