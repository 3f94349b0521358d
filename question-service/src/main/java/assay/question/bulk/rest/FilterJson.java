package assay.question.bulk.rest;

import static assay.question.search.Restrictions.alternatives;

import assay.question.content.json.DifficultyJson;
import assay.question.content.json.InteractionJson;
import assay.question.content.json.ShownJson;
import assay.question.search.Restrictions;
import assay.question.search.Search;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "QuestionFilter",
        description =
                "Questions as the list of questions restricts them, by the same names; at least one"
                        + " restriction. A field of one value and its plural say the same; values of"
                        + " both together are alternatives. Without `state`, all but those in the"
                        + " trash. Words of `q` are taken as they are written: none is corrected.",
        examples = "{\"bank\": \"cloud-basics\", \"state\": \"draft\"}")
@JsonInclude(JsonInclude.Include.NON_NULL)
record FilterJson(
        @Size(max = WORDS_LENGTH_MAX)
                @Schema(
                        description =
                                "Words to find in title, name, texts and tags, as the list of"
                                        + " questions finds them.")
                @Nullable String q,
        @Schema(
                        description =
                                "Whether the words may also stand in what the key explains; by"
                                        + " itself no restriction.")
                @Nullable Boolean keys,
        @Schema(description = "Name of the bank.") @Nullable String bank,
        @Nullable ShownJson state,
        @Size(max = VALUES_MAX) @Schema(description = "Any of these.")
                @Nullable List<@NotNull ShownJson> states,
        @Schema(description = "Reference of a topic; topics below it count as well.")
                @Nullable String topic,
        @Size(max = VALUES_MAX)
                @Schema(description = "Any of these; topics below them count as well.")
                @Nullable List<@NotNull String> topics,
        @Nullable DifficultyJson difficulty,
        @Size(max = VALUES_MAX) @Schema(description = "Any of these.")
                @Nullable List<@NotNull DifficultyJson> difficulties,
        @Nullable InteractionJson interaction,
        @Size(max = VALUES_MAX) @Schema(description = "Any of these.")
                @Nullable List<@NotNull InteractionJson> interactions,
        @Nullable String tag,
        @Size(max = VALUES_MAX) @Schema(description = "Any of these.")
                @Nullable List<@NotNull String> tags,
        @Size(max = VALUES_MAX)
                @Schema(description = "Any of these BCP 47 tags, as the questions have them.")
                @Nullable List<@NotNull String> languages,
        @Size(max = VALUES_MAX)
                @Schema(
                        description =
                                "Who wrote the latest version: any of these subjects of tokens.")
                @Nullable List<@NotNull String> authors,
        @Schema(description = "Whether an exam that was published has a version of it.")
                @Nullable Boolean inUse,
        @Nullable String reviewer,
        @Schema(description = "Last change at this time or later.") @Nullable Instant changedAfter,
        @Schema(description = "Last change before this time.") @Nullable Instant changedBefore) {
    private static final int VALUES_MAX = 50;
    private static final int WORDS_LENGTH_MAX = 500;

    @JsonIgnore
    @Schema(hidden = true)
    boolean isEmpty() {
        return words() == null
                && bank == null
                && state == null
                && isNone(states)
                && topic == null
                && isNone(topics)
                && difficulty == null
                && isNone(difficulties)
                && interaction == null
                && isNone(interactions)
                && tag == null
                && isNone(tags)
                && isNone(languages)
                && isNone(authors)
                && inUse == null
                && reviewer == null
                && changedAfter == null
                && changedBefore == null;
    }

    private static boolean isNone(@Nullable List<?> values) {
        return values == null || values.isEmpty();
    }

    private @Nullable String words() {
        return q == null || q.isBlank() ? null : q;
    }

    Search toSearch() {
        return new Search(
                words(),
                words() != null && Boolean.TRUE.equals(keys),
                new Restrictions(
                        alternatives(bank, null, Function.identity()),
                        alternatives(state, states, ShownJson::toShown),
                        alternatives(topic, topics, Function.identity()),
                        alternatives(difficulty, difficulties, DifficultyJson::toDifficulty),
                        alternatives(interaction, interactions, InteractionJson::toInteraction),
                        alternatives(tag, tags, Function.identity()),
                        alternatives(null, languages, Function.identity()),
                        alternatives(null, authors, Function.identity()),
                        inUse,
                        reviewer,
                        changedAfter,
                        changedBefore));
    }
}
