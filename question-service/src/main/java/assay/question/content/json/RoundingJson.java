package assay.question.content.json;

import assay.question.content.AnswerKey;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Rounding", description = "Rounding half up.")
record RoundingJson(@NotNull ModeJson mode, @NotNull @Min(0) @Max(15) Integer figures) {
    @Schema(name = "RoundingMode")
    enum ModeJson {
        @JsonProperty("decimal_places")
        DECIMAL_PLACES,
        @JsonProperty("significant_figures")
        SIGNIFICANT_FIGURES
    }

    static @Nullable RoundingJson of(AnswerKey.@Nullable Rounding rounding) {
        return rounding == null
                ? null
                : new RoundingJson(ModeJson.valueOf(rounding.mode().name()), rounding.figures());
    }

    static AnswerKey.@Nullable Rounding rounding(@Nullable RoundingJson given) {
        return given == null
                ? null
                : new AnswerKey.Rounding(mode(given.mode), Absent.number(given.figures, 1));
    }

    private static AnswerKey.Rounding.Mode mode(@Nullable ModeJson given) {
        return given == null
                ? AnswerKey.Rounding.Mode.DECIMAL_PLACES
                : AnswerKey.Rounding.Mode.valueOf(given.name());
    }
}
