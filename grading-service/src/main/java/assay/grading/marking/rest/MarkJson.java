package assay.grading.marking.rest;

import assay.grading.marking.GivenMark;
import assay.grading.platform.Fault;
import assay.grading.scoring.Points;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a marker gives: either points or a level of each criterion. */
@Schema(
        name = "MarkDraft",
        description = "Either `points`, or with a rubric `levels`.",
        examples =
                """
                {"levels": {"argument": 1, "language": 2}, "comment": "Well argued; mind the second paragraph."}
                """)
record MarkJson(
        @Nullable
                @DecimalMin("0")
                @Digits(integer = 7, fraction = 6)
                @Schema(
                        nullable = true,
                        description = "From 0 to what the response can earn.",
                        examples = "2.5")
                BigDecimal points,
        @Nullable
                @Size(max = 50)
                @Schema(
                        nullable = true,
                        description =
                                "By criterion of the rubric, all of them: which of its levels, 0 is the first.",
                        examples = "{\"argument\": 1, \"language\": 2}")
                Map<@Size(max = 64) String, @NotNull Integer> levels,
        @Nullable
                @Size(max = 10_000)
                @Schema(nullable = true, description = "For the candidate, plain text.")
                String comment) {

    /** What is wrong with it whatever it is given to. */
    List<Fault> faults() {
        if (points == null && levels == null) {
            return List.of(Fault.inBody("", "must have points or levels"));
        }
        return points != null && levels != null
                ? List.of(Fault.inBody("/levels", "must not be given beside points"))
                : List.of();
    }

    /** Only for what no fault was found with. */
    GivenMark toDomain() {
        var said = Objects.requireNonNullElse(comment, "");
        return points != null
                ? new GivenMark.Freely(new Points(points), said)
                : new GivenMark.ByRubric(
                        Objects.requireNonNullElse(levels, Map.<String, Integer>of()), said);
    }
}
