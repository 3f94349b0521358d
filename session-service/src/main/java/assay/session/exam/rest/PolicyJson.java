package assay.session.exam.rest;

import assay.session.exam.Policy;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "Policy",
        description = "How a session is scored and what of its result is released.",
        requiredProperties = {"release"})
record PolicyJson(
        @Valid @Schema(nullable = true, description = "Null: there is no scaled score.")
                @Nullable ScalingJson scaling,
        @DecimalMin("0")
                @DecimalMax("1000000")
                @Schema(
                        nullable = true,
                        description =
                                "On the scaled score when there is one, else on the percentage of the raw points (0 to 100). Null: nobody passes or fails.",
                        examples = "720")
                @Nullable BigDecimal passMark,
        @NotNull @Valid ReleaseJson release) {

    static PolicyJson of(Policy policy) {
        var scaling = policy.scaling();
        return new PolicyJson(
                scaling == null ? null : ScalingJson.of(scaling),
                policy.passMark(),
                ReleaseJson.of(policy.release()));
    }

    Policy policy() {
        return new Policy(scaling == null ? null : scaling.scaling(), passMark, release.release());
    }

    @Schema(name = "ScalingMethod")
    enum Method {
        @JsonProperty("linear")
        LINEAR
    }

    @Schema(
            name = "Scaling",
            description =
                    "Linear: minimum + (maximum - minimum) x raw / raw maximum, rounded half up to a whole number.",
            requiredProperties = {"method", "minimum", "maximum", "description"})
    record ScalingJson(
            @NotNull Method method,
            @NotNull @Min(0) @Max(1_000_000) @Schema(examples = "100") Integer minimum,
            @NotNull @Min(0) @Max(1_000_000) @Schema(examples = "1000") Integer maximum,
            @NotNull
                    @Size(max = 2000)
                    @Schema(description = "For people: what this scale is and is not.")
                    String description) {
        static ScalingJson of(Policy.Scaling scaling) {
            return switch (scaling) {
                case Policy.Scaling.Linear(var minimum, var maximum, var description) ->
                        new ScalingJson(Method.LINEAR, minimum, maximum, description);
            };
        }

        Policy.Scaling scaling() {
            return switch (method) {
                case LINEAR -> new Policy.Scaling.Linear(minimum, maximum, description);
            };
        }
    }

    @Schema(
            name = "ReleasePolicy",
            description = "When a result becomes visible to its candidate, and which parts of it.",
            requiredProperties = {"when", "show"})
    record ReleaseJson(
            @NotNull When when,
            @Schema(nullable = true, description = "Given exactly when `when` is `at`.")
                    @Nullable Instant at,
            @NotNull @Size(max = 7) List<@NotNull Part> show) {
        static ReleaseJson of(Policy.Release release) {
            return new ReleaseJson(
                    When.valueOf(release.when().name()),
                    release.at(),
                    Arrays.stream(Part.values())
                            .filter(part ->
                                    release.show().contains(Policy.Part.valueOf(part.name())))
                            .toList());
        }

        Policy.Release release() {
            var parts = new LinkedHashSet<Policy.Part>();
            show.forEach(part -> parts.add(Policy.Part.valueOf(part.name())));
            return new Policy.Release(Policy.When.valueOf(when.name()), at, parts);
        }
    }

    @Schema(name = "ReleaseWhen")
    enum When {
        @JsonProperty("on_grading")
        ON_GRADING,
        @JsonProperty("at")
        AT,
        @JsonProperty("manual")
        MANUAL
    }

    @Schema(name = "ResultPart")
    enum Part {
        @JsonProperty("score")
        SCORE,
        @JsonProperty("outcome")
        OUTCOME,
        @JsonProperty("topics")
        TOPICS,
        @JsonProperty("responses")
        RESPONSES,
        @JsonProperty("verdicts")
        VERDICTS,
        @JsonProperty("keys")
        KEYS,
        @JsonProperty("feedback")
        FEEDBACK
    }
}
