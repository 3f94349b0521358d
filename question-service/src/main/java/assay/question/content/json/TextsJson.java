package assay.question.content.json;

import assay.question.content.AcceptedText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "AcceptedTexts", description = "The texts that a question or a gap accepts.")
record TextsJson(
        @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid AcceptedJson> accepted,
        @Valid @Nullable MatchingJson matching) {
    @Schema(
            name = "AcceptedText",
            description =
                    "A text that earns credit. Of several that fit, the one with the most credit counts.")
    record AcceptedJson(
            @NotBlank
                    @Size(max = 1_000)
                    @Schema(
                            description =
                                    "Plain; with `wildcards` a `*` stands for any characters or none, and `\\*` for an asterisk.")
                    String text,
            @DecimalMin("0")
                    @DecimalMax("1")
                    @Schema(description = "Share of the points.", defaultValue = "1")
                    @Nullable BigDecimal credit,
            @Size(max = 20_000)
                    @Schema(description = "In the question's text format.", defaultValue = "")
                    @Nullable String feedback) {
        static AcceptedJson of(AcceptedText text) {
            return new AcceptedJson(text.text(), text.credit(), text.feedback());
        }

        AcceptedText toText() {
            return new AcceptedText(
                    Absent.text(text),
                    Absent.decimal(credit, BigDecimal.ONE),
                    Absent.text(feedback));
        }
    }

    @Schema(
            name = "TextMatching",
            description = "How a response is compared. Unicode form and white space never matter.")
    record MatchingJson(
            @Schema(description = "Whether `A` and `a` differ.", defaultValue = "false")
                    @Nullable Boolean caseSensitive,
            @Schema(
                            description = "Whether letters with and without accents differ.",
                            defaultValue = "true")
                    @Nullable Boolean accentSensitive,
            @Schema(description = "Whether `*` in an accepted text is one.", defaultValue = "false")
                    @Nullable Boolean wildcards) {
        static AcceptedText.Matching matching(@Nullable MatchingJson given) {
            return given == null
                    ? new AcceptedText.Matching(false, true, false)
                    : new AcceptedText.Matching(
                            Absent.no(given.caseSensitive),
                            Absent.yes(given.accentSensitive),
                            Absent.no(given.wildcards));
        }
    }

    static TextsJson of(AcceptedText.Texts texts) {
        var matching = texts.matching();
        return new TextsJson(
                texts.accepted().stream().map(AcceptedJson::of).toList(),
                new MatchingJson(
                        matching.caseSensitive(),
                        matching.accentSensitive(),
                        matching.wildcards()));
    }

    static AcceptedText.Texts texts(@Nullable TextsJson given) {
        return given == null
                ? new AcceptedText.Texts(List.of(), MatchingJson.matching(null))
                : new AcceptedText.Texts(
                        Absent.each(given.accepted, AcceptedJson::toText),
                        MatchingJson.matching(given.matching));
    }
}
