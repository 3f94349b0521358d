package assay.session.pool.remote;

import assay.session.pool.Choice;
import assay.session.pool.QuestionContent;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code QuestionContent} of question-service's contract. Written by hand, since the generator
 * cannot make sealed types; a test holds its names against the contract.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ContentWire.SingleChoice.class, name = "single_choice"),
    @JsonSubTypes.Type(value = ContentWire.MultipleChoice.class, name = "multiple_choice")
})
public sealed interface ContentWire {
    QuestionContent content();

    @JsonIgnoreProperties(ignoreUnknown = true)
    record SingleChoice(String stem, List<ChoiceWire> choices, @Nullable Boolean shuffle)
            implements ContentWire {
        @Override
        public QuestionContent content() {
            return new QuestionContent.SingleChoice(stem, ChoiceWire.all(choices), yes(shuffle));
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record MultipleChoice(
            String stem,
            List<ChoiceWire> choices,
            int minChoices,
            int maxChoices,
            @Nullable Boolean shuffle)
            implements ContentWire {
        @Override
        public QuestionContent content() {
            return new QuestionContent.MultipleChoice(
                    stem, ChoiceWire.all(choices), minChoices, maxChoices, yes(shuffle));
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ChoiceWire(String id, String text) {
        static List<Choice> all(List<ChoiceWire> choices) {
            return choices.stream().map(choice -> new Choice(choice.id(), choice.text())).toList();
        }
    }

    /** The contract's default. */
    private static boolean yes(@Nullable Boolean shuffle) {
        return shuffle == null || shuffle;
    }
}
