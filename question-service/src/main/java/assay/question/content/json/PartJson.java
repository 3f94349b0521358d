package assay.question.content.json;

import assay.question.content.QuestionContent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "CompositePart", description = "One question of a composite one.")
record PartJson(
        @NotNull @Pattern(regexp = ChoiceJson.ID, message = ChoiceJson.ID_MESSAGE) String id,
        @DecimalMin(value = "0", inclusive = false)
                @DecimalMax("1000")
                @Digits(integer = 4, fraction = 4)
                @Schema(
                        description =
                                "Its share of the points beside the weights of the other parts.",
                        defaultValue = "1")
                @Nullable BigDecimal weight,
        @NotNull @Valid @Schema(description = "Anything but a composite or a description.")
                ContentJson content) {
    static PartJson of(QuestionContent.Part part) {
        return new PartJson(part.id(), part.weight(), ContentJson.of(part.content()));
    }

    QuestionContent.Part toPart() {
        return new QuestionContent.Part(
                Absent.text(id), Absent.decimal(weight, BigDecimal.ONE), content(content));
    }

    private static QuestionContent content(@Nullable ContentJson given) {
        return given == null ? new QuestionContent.Description("") : given.toContent();
    }
}
