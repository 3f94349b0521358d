package assay.grading.key.wire;

import assay.grading.scoring.AcceptedText;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The texts that a question or a gap accepts, on the wire. */
@Schema(
        name = "AcceptedTexts",
        description = "The texts that a question or a gap accepts.",
        requiredProperties = {"accepted", "matching"})
public record TextsJson(List<AcceptedJson> accepted, @Nullable MatchingJson matching) {

    @Schema(
            name = "AcceptedText",
            description =
                    "A text that earns credit. Of several that fit, the first with the most credit counts.",
            requiredProperties = {"text", "credit"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AcceptedJson(
            @Schema(
                            description =
                                    "Plain; with `wildcards` a `*` stands for any characters or none, and `\\*` for an asterisk.",
                            examples = "colo*r")
                    String text,
            @Nullable @Schema(description = "Share of the points.", examples = "1")
                    BigDecimal credit,
            @Nullable @Schema(hidden = true) String feedback) {}

    @Schema(
            name = "TextMatching",
            description = "How a response is compared. Unicode form and white space never matter.",
            requiredProperties = {"caseSensitive", "accentSensitive", "wildcards"})
    public record MatchingJson(
            @Nullable @Schema(description = "Whether `A` and `a` differ.") Boolean caseSensitive,
            @Nullable @Schema(description = "Whether letters with and without accents differ.")
                    Boolean accentSensitive,
            @Nullable @Schema(description = "Whether `*` in an accepted text is one.")
                    Boolean wildcards) {
        AcceptedText.Matching toDomain() {
            return new AcceptedText.Matching(
                    Objects.requireNonNullElse(caseSensitive, false),
                    Objects.requireNonNullElse(accentSensitive, true),
                    Objects.requireNonNullElse(wildcards, false));
        }
    }

    /** Without what each tells whoever wrote it: that is shown where it was written. */
    public static TextsJson of(AcceptedText.Texts texts) {
        var matching = texts.matching();
        return new TextsJson(
                texts.accepted().stream()
                        .map(one -> new AcceptedJson(one.text(), one.credit(), null))
                        .toList(),
                new MatchingJson(
                        matching.caseSensitive(),
                        matching.accentSensitive(),
                        matching.wildcards()));
    }

    public AcceptedText.Texts toDomain() {
        return new AcceptedText.Texts(
                accepted.stream()
                        .map(one ->
                                new AcceptedText(
                                        one.text(),
                                        Objects.requireNonNullElse(one.credit(), BigDecimal.ONE),
                                        Objects.requireNonNullElse(one.feedback(), "")))
                        .toList(),
                (matching == null ? new MatchingJson(null, null, null) : matching).toDomain());
    }
}
