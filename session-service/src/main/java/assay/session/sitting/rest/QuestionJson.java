package assay.session.sitting.rest;

import assay.session.pool.Choice;
import assay.session.pool.QuestionContent;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

@Schema(
        name = "PaperContent",
        description =
                "What a candidate sees of a question. Texts are Markdown; choices are in this paper's order.",
        oneOf = {QuestionJson.SingleChoice.class, QuestionJson.MultipleChoice.class},
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(
                    value = "single_choice",
                    schema = QuestionJson.SingleChoice.class),
            @DiscriminatorMapping(
                    value = "multiple_choice",
                    schema = QuestionJson.MultipleChoice.class)
        })
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = QuestionJson.SingleChoice.class, name = "single_choice"),
    @JsonSubTypes.Type(value = QuestionJson.MultipleChoice.class, name = "multiple_choice")
})
sealed interface QuestionJson {
    static QuestionJson of(QuestionContent content, List<String> choiceOrder) {
        return switch (content.inOrder(choiceOrder)) {
            case QuestionContent.SingleChoice question ->
                    new SingleChoice(question.stem(), choices(question));
            case QuestionContent.MultipleChoice question ->
                    new MultipleChoice(
                            question.stem(),
                            choices(question),
                            question.minChoices(),
                            question.maxChoices());
        };
    }

    private static List<ChoiceJson> choices(QuestionContent content) {
        return content.choices().stream().map(ChoiceJson::of).toList();
    }

    @Schema(
            name = "PaperSingleChoice",
            requiredProperties = {"type", "stem", "choices"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "single_choice"))
    record SingleChoice(String stem, List<ChoiceJson> choices) implements QuestionJson {}

    @Schema(
            name = "PaperMultipleChoice",
            requiredProperties = {"type", "stem", "choices", "minChoices", "maxChoices"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "multiple_choice"))
    record MultipleChoice(String stem, List<ChoiceJson> choices, int minChoices, int maxChoices)
            implements QuestionJson {}

    @Schema(
            name = "PaperChoice",
            requiredProperties = {"id", "text"})
    record ChoiceJson(String id, String text) {
        static ChoiceJson of(Choice choice) {
            return new ChoiceJson(choice.id(), choice.text());
        }
    }
}
