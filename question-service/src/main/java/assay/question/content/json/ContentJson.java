package assay.question.content.json;

import assay.question.content.QuestionContent;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a candidate sees of a question. It has no field for any part of a key. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ContentJson.SingleChoice.class, name = "single_choice"),
    @JsonSubTypes.Type(value = ContentJson.MultipleChoice.class, name = "multiple_choice")
})
@Schema(
        name = "QuestionContent",
        description = "What a candidate sees of a question.",
        oneOf = {ContentJson.SingleChoice.class, ContentJson.MultipleChoice.class},
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "single_choice", schema = ContentJson.SingleChoice.class),
            @DiscriminatorMapping(
                    value = "multiple_choice",
                    schema = ContentJson.MultipleChoice.class)
        })
public sealed interface ContentJson {
    @Schema(name = "SingleChoiceContent", description = "Exactly one choice is to be chosen.")
    record SingleChoice(
            @NotBlank @Size(max = 20_000) @Schema(description = "Markdown.") String stem,
            @NotNull @Size(min = 2, max = 20) List<@NotNull @Valid ChoiceJson> choices,
            @Schema(defaultValue = "true") @Nullable Boolean shuffle)
            implements ContentJson {}

    @Schema(
            name = "MultipleChoiceContent",
            description =
                    "Between `minChoices` and `maxChoices` choices are to be chosen, both included.")
    record MultipleChoice(
            @NotBlank @Size(max = 20_000) @Schema(description = "Markdown.") String stem,
            @NotNull @Size(min = 2, max = 20) List<@NotNull @Valid ChoiceJson> choices,
            @NotNull @Min(0) @Max(20) Integer minChoices,
            @NotNull @Min(1) @Max(20) Integer maxChoices,
            @Schema(defaultValue = "true") @Nullable Boolean shuffle)
            implements ContentJson {}

    static ContentJson of(QuestionContent content) {
        var choices = content.choices().stream().map(ChoiceJson::of).toList();
        return switch (content) {
            case QuestionContent.SingleChoice(var stem, _, var shuffle) ->
                    new SingleChoice(stem, choices, shuffle);
            case QuestionContent.MultipleChoice(var stem, _, var min, var max, var shuffle) ->
                    new MultipleChoice(stem, choices, min, max, shuffle);
        };
    }

    default QuestionContent toContent() {
        return switch (this) {
            case SingleChoice(var stem, var choices, var shuffle) ->
                    new QuestionContent.SingleChoice(
                            Absent.text(stem), choices(choices), Absent.yes(shuffle));
            case MultipleChoice(var stem, var choices, var min, var max, var shuffle) ->
                    new QuestionContent.MultipleChoice(
                            Absent.text(stem),
                            choices(choices),
                            Absent.number(min),
                            Absent.number(max),
                            Absent.yes(shuffle));
        };
    }

    private static List<QuestionContent.Choice> choices(
            @Nullable List<@Nullable ChoiceJson> choices) {
        return Absent.list(choices).stream().map(ChoiceJson::toChoice).toList();
    }
}
