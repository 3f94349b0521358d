package assay.grading.submission.wire;

import assay.grading.platform.CodePoints;
import assay.grading.scoring.ChoiceId;
import assay.grading.scoring.Response;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What stands in one gap, on the wire. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = GapResponseJson.Text.class, name = "text"),
    @JsonSubTypes.Type(value = GapResponseJson.Numeric.class, name = "number"),
    @JsonSubTypes.Type(value = GapResponseJson.Selection.class, name = "selection")
})
@Schema(
        name = "GapResponse",
        description = "What stands in one gap.",
        oneOf = {
            GapResponseJson.Text.class,
            GapResponseJson.Numeric.class,
            GapResponseJson.Selection.class
        },
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "text", schema = GapResponseJson.Text.class),
            @DiscriminatorMapping(value = "number", schema = GapResponseJson.Numeric.class),
            @DiscriminatorMapping(value = "selection", schema = GapResponseJson.Selection.class)
        })
public sealed interface GapResponseJson {
    Response.InGap toDomain();

    static GapResponseJson of(Response.InGap gap) {
        return switch (gap) {
            case Response.Written(var name, var text) -> new Text(name, text);
            case Response.Measured(var name, var value, var unit) -> new Numeric(name, value, unit);
            case Response.Selected(var name, var choice) -> new Selection(name, choice.value());
        };
    }

    @Schema(
            name = "TextGapResponse",
            requiredProperties = {"gap", "text"})
    record Text(
            @NotBlank @Size(max = ResponseJson.ID_MAX) @Schema(examples = "a") String gap,
            @NotNull
                    @CodePoints(max = ResponseJson.TEXT_MAX)
                    @Schema(maxLength = ResponseJson.TEXT_MAX, examples = "Paris")
                    String text)
            implements GapResponseJson {
        @Override
        public Response.InGap toDomain() {
            return new Response.Written(gap, text);
        }
    }

    @Schema(
            name = "NumberGapResponse",
            requiredProperties = {"gap", "value"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Numeric(
            @NotBlank @Size(max = ResponseJson.ID_MAX) @Schema(examples = "b") String gap,
            @NotNull
                    @Size(max = ResponseJson.NUMBER_MAX)
                    @Schema(description = ResponseJson.NUMBER, examples = "3.20")
                    String value,
            @Nullable
                    @CodePoints(max = ResponseJson.UNIT_MAX)
                    @Schema(
                            description = ResponseJson.UNIT,
                            maxLength = ResponseJson.UNIT_MAX,
                            examples = "m")
                    String unit)
            implements GapResponseJson {
        @Override
        public Response.InGap toDomain() {
            return new Response.Measured(gap, value, unit);
        }
    }

    @Schema(
            name = "SelectionGapResponse",
            requiredProperties = {"gap", "choice"})
    record Selection(
            @NotBlank @Size(max = ResponseJson.ID_MAX) @Schema(examples = "c") String gap,
            @NotBlank @Size(max = ResponseJson.ID_MAX) @Schema(examples = "x") String choice)
            implements GapResponseJson {
        @Override
        public Response.InGap toDomain() {
            return new Response.Selected(gap, new ChoiceId(choice));
        }
    }
}
