package assay.question.search.rest;

import static assay.question.search.Restrictions.alternatives;

import assay.question.content.json.DifficultyJson;
import assay.question.content.json.InteractionJson;
import assay.question.content.json.ShownJson;
import assay.question.search.Restrictions;
import assay.question.search.Search;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * What lists and facets are restricted by. A parameter of one value and its plural say the same;
 * values of both together are alternatives.
 */
class SearchParameters {
    private static final int VALUES_MAX = 50;
    private static final int WORDS_LENGTH_MAX = 500;

    @QueryParam("q")
    @Size(max = WORDS_LENGTH_MAX)
    @Parameter(
            description =
                    "Words to find in title, name, texts and tags, in any form that the question's language gives them and without regard to"
                            + " accents. `\"a phrase\"`, `or` and `-without` work as in search engines. Words that no question has are"
                            + " corrected when nothing is found otherwise.",
            example = "\"iam role\" -lambda")
    public @Nullable String q;

    @QueryParam("keys")
    @Parameter(
            description =
                    "Whether the words may also stand in what the key explains: rationale, feedback, references.")
    public @Nullable Boolean keys;

    @QueryParam("bank")
    @Parameter(description = "Name of the bank.")
    public @Nullable String bank;

    @QueryParam("state")
    public @Nullable ShownJson state;

    @QueryParam("states")
    @Size(max = VALUES_MAX)
    @Parameter(description = "Any of these.")
    public @Nullable List<ShownJson> states;

    @QueryParam("topic")
    @Parameter(description = "Reference of a topic, `scheme/name`; topics below it count as well.")
    public @Nullable String topic;

    @QueryParam("topics")
    @Size(max = VALUES_MAX)
    @Parameter(description = "Any of these; topics below them count as well.")
    public @Nullable List<String> topics;

    @QueryParam("difficulty")
    public @Nullable DifficultyJson difficulty;

    @QueryParam("difficulties")
    @Size(max = VALUES_MAX)
    @Parameter(description = "Any of these.")
    public @Nullable List<DifficultyJson> difficulties;

    @QueryParam("interaction")
    public @Nullable InteractionJson interaction;

    @QueryParam("interactions")
    @Size(max = VALUES_MAX)
    @Parameter(description = "Any of these.")
    public @Nullable List<InteractionJson> interactions;

    @QueryParam("tag")
    public @Nullable String tag;

    @QueryParam("tags")
    @Size(max = VALUES_MAX)
    @Parameter(description = "Any of these.")
    public @Nullable List<String> tags;

    @QueryParam("languages")
    @Size(max = VALUES_MAX)
    @Parameter(description = "Any of these BCP 47 tags, as the questions have them.")
    public @Nullable List<String> languages;

    @QueryParam("authors")
    @Size(max = VALUES_MAX)
    @Parameter(description = "Who wrote the latest version: any of these subjects of tokens.")
    public @Nullable List<String> authors;

    @QueryParam("inUse")
    @Parameter(description = "Whether an exam that was published has a version of it.")
    public @Nullable Boolean inUse;

    @QueryParam("reviewer")
    @Parameter(description = "Who is asked for a review of the draft: subject of a token.")
    public @Nullable String reviewer;

    @QueryParam("changedAfter")
    @Parameter(description = "Last change at this time or later.")
    public @Nullable Instant changedAfter;

    @QueryParam("changedBefore")
    @Parameter(description = "Last change before this time.")
    public @Nullable Instant changedBefore;

    /** What is looked for. */
    Search toSearch() {
        var words = q == null || q.isBlank() ? null : q;
        return new Search(
                words,
                words != null && Boolean.TRUE.equals(keys),
                new Restrictions(
                        texts(bank, null),
                        alternatives(state, states, ShownJson::toShown),
                        texts(topic, topics),
                        alternatives(difficulty, difficulties, DifficultyJson::toDifficulty),
                        alternatives(interaction, interactions, InteractionJson::toInteraction),
                        texts(tag, tags),
                        texts(null, languages),
                        texts(null, authors),
                        inUse,
                        reviewer,
                        changedAfter,
                        changedBefore));
    }

    private static Set<String> texts(@Nullable String one, @Nullable List<String> several) {
        return alternatives(one, several, Function.identity());
    }
}
