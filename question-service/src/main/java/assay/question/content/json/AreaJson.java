package assay.question.content.json;

import assay.question.content.AnswerKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Area", description = "An area and what a point in it adds.")
record AreaJson(
        @NotNull @Valid ShapeJson shape,
        @NotNull @DecimalMin("-1") @DecimalMax("1") @Schema(description = "Share of the points.")
                BigDecimal credit) {
    static AreaJson of(AnswerKey.Area area) {
        return new AreaJson(ShapeJson.of(area.shape()), area.credit());
    }

    AnswerKey.Area toArea() {
        return new AnswerKey.Area(ShapeJson.shape(shape), Absent.decimal(credit));
    }
}
