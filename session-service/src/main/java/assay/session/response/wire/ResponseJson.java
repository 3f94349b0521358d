package assay.session.response.wire;

import assay.session.response.Response;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

@Schema(
        name = "Response",
        description = "What a candidate gave to one question.",
        oneOf = {ResponseJson.SingleChoice.class, ResponseJson.MultipleChoice.class},
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(
                    value = "single_choice",
                    schema = ResponseJson.SingleChoice.class),
            @DiscriminatorMapping(
                    value = "multiple_choice",
                    schema = ResponseJson.MultipleChoice.class)
        })
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ResponseJson.SingleChoice.class, name = "single_choice"),
    @JsonSubTypes.Type(value = ResponseJson.MultipleChoice.class, name = "multiple_choice")
})
public sealed interface ResponseJson {
    Response response();

    static ResponseJson of(Response response) {
        return switch (response) {
            case Response.SingleChoice(var choice) -> new SingleChoice(choice);
            case Response.MultipleChoice(var choices) -> new MultipleChoice(List.copyOf(choices));
        };
    }

    @Schema(
            name = "SingleChoiceResponse",
            requiredProperties = {"type", "choice"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "single_choice"))
    record SingleChoice(@Schema(maxLength = 64, examples = "\"b\"") String choice)
            implements ResponseJson {
        @Override
        public Response response() {
            return new Response.SingleChoice(choice);
        }
    }

    @Schema(
            name = "MultipleChoiceResponse",
            requiredProperties = {"type", "choices"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "multiple_choice"))
    record MultipleChoice(
            @Schema(
                            description =
                                    "In no particular order; fewer than asked for may be saved.",
                            maxItems = 100,
                            examples = "[\"a\", \"c\"]")
                    List<String> choices)
            implements ResponseJson {
        @Override
        public Response response() {
            return new Response.MultipleChoice(new TreeSet<>(choices));
        }
    }
}
