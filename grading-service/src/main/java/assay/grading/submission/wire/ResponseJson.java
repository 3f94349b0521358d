package assay.grading.submission.wire;

import assay.grading.scoring.ChoiceId;
import assay.grading.scoring.Response;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a candidate gave to one question, on the wire. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ResponseJson.SingleChoice.class, name = "single_choice"),
    @JsonSubTypes.Type(value = ResponseJson.MultipleChoice.class, name = "multiple_choice")
})
@Schema(
        name = "GivenResponse",
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
public sealed interface ResponseJson {
    Response toDomain();

    static ResponseJson of(Response response) {
        return switch (response) {
            case Response.SingleChoice(var choice) -> new SingleChoice(choice.value());
            case Response.MultipleChoice(var choices) ->
                    new MultipleChoice(choices.stream().map(ChoiceId::value).sorted().toList());
        };
    }

    @Schema(
            name = "SingleChoiceResponse",
            requiredProperties = {"choice"},
            description = "One choice.")
    record SingleChoice(@NotBlank @Size(max = 64) @Schema(examples = "b") String choice)
            implements ResponseJson {
        @Override
        public Response toDomain() {
            return new Response.SingleChoice(new ChoiceId(choice));
        }
    }

    @Schema(
            name = "MultipleChoiceResponse",
            requiredProperties = {"choices"},
            description = "Any number of choices, in no particular order.")
    record MultipleChoice(
            @NotNull @Size(max = 100) @Schema(examples = "[\"a\", \"c\"]")
                    List<@NotBlank @Size(max = 64) String> choices)
            implements ResponseJson {
        @Override
        public Response toDomain() {
            return new Response.MultipleChoice(
                    choices.stream().map(ChoiceId::new).collect(Collectors.toUnmodifiableSet()));
        }
    }
}
