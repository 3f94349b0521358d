package assay.question.search.rest;

import assay.question.content.Questions;
import assay.question.content.json.PossibleDuplicateJson;
import assay.question.platform.Fault;
import assay.question.platform.Problems;
import assay.question.platform.Refused;
import assay.question.platform.Replies;
import assay.question.search.Facet;
import assay.question.search.Found;
import assay.question.search.Found.Hit;
import assay.question.search.NearDuplicates;
import assay.question.search.Order;
import assay.question.search.QuestionSearch;
import assay.question.search.Search;
import assay.question.search.rest.QuestionPageJson.CorrectionJson;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/questions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Questions")
@RunOnVirtualThread
class QuestionSearchResource {
    private final QuestionSearch search;
    private final NearDuplicates duplicates;
    private final Questions questions;
    private final SearchCursor cursors;
    private final InstantSource clock;

    QuestionSearchResource(
            QuestionSearch search,
            NearDuplicates duplicates,
            Questions questions,
            SearchCursor cursors,
            InstantSource clock) {
        this.search = search;
        this.duplicates = duplicates;
        this.questions = questions;
        this.cursors = cursors;
        this.clock = clock;
    }

    @GET
    @Transactional
    @RolesAllowed({"author", "instructor", "admin"})
    @Operation(
            operationId = "listQuestions",
            summary = "List or search questions",
            description =
                    "Oldest first unless something else is asked for; with `q` the most relevant"
                            + " first. A cursor goes on behind the last question that was shown,"
                            + " whatever was added or changed meanwhile, and takes the restrictions and"
                            + " the order that it was given for. When no question has the words, slips"
                            + " in Latin, Cyrillic and Greek ones are corrected, and the reply says"
                            + " how; words in other scripts are searched as they are.")
    @APIResponseSchema(
            value = QuestionPageJson.class,
            responseCode = "200",
            responseDescription = "One page of questions")
    public RestResponse<QuestionPageJson> list(
            @Valid @BeanParam SearchParameters parameters,
            @QueryParam("sort") @Nullable SortJson sort,
            @QueryParam("order")
                    @Parameter(
                            description =
                                    "Without it, `descending` for relevance and last change, else"
                                            + " `ascending`.")
                    @Nullable DirectionJson direction,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            UriInfo uri) {
        var asked = parameters.toSearch();
        var order = order(asked, sort, direction);
        var found = search.find(asked, order, cursors.read(cursor, asked, order), limit + 1);
        var shown = found.hits().subList(0, Math.min(limit, found.hits().size()));
        var next =
                found.hits().size() > limit
                        ? cursors.write(asked, order, shown.getLast().place())
                        : null;
        return Replies.page(page(found, shown, next), next, uri);
    }

    private QuestionPageJson page(Found found, List<Hit> shown, @Nullable String next) {
        var hits = shown.stream().collect(Collectors.toMap(Hit::questionId, Function.identity()));
        var items = new ArrayList<QuestionSummaryJson>();
        for (var question : questions.summaries(shown.stream().map(Hit::questionId).toList())) {
            var hit = hits.get(question.id());
            if (hit != null) {
                items.add(QuestionSummaryJson.of(question, hit));
            }
        }
        return new QuestionPageJson(
                items, next, found.corrections().stream().map(CorrectionJson::of).toList());
    }

    private static Order order(
            Search search, @Nullable SortJson sort, @Nullable DirectionJson direction) {
        if (sort == SortJson.RELEVANCE && search.words() == null) {
            throw Refused.malformed(
                    Fault.inParameter("sort", "sort takes relevance only together with q"));
        }
        var by =
                sort != null
                        ? sort.toBy()
                        : search.words() == null ? Order.By.CREATED : Order.By.RELEVANCE;
        var descending =
                direction == null
                        ? by == Order.By.RELEVANCE || by == Order.By.UPDATED
                        : direction == DirectionJson.DESCENDING;
        return new Order(by, descending);
    }

    @GET
    @Path("/facets")
    @Transactional
    @RolesAllowed({"author", "instructor", "admin"})
    @Operation(
            operationId = "countQuestions",
            summary = "Count questions by bank, state, topic and other facets",
            description =
                    "Takes the restrictions of the list. Each facet is counted without its own"
                            + " restriction; a topic counts what is below it, and a draft in review"
                            + " counts as its question's state and as `in_review`.")
    @APIResponseSchema(
            value = FacetsJson.class,
            responseCode = "200",
            responseDescription = "The counts")
    public FacetsJson facets(
            @Valid @BeanParam SearchParameters parameters,
            @QueryParam("facets")
                    @Size(max = 10)
                    @Parameter(description = "Which facets; all of them without it.")
                    @Nullable List<FacetNameJson> facets) {
        var asked =
                facets == null || facets.isEmpty()
                        ? List.of(Facet.values())
                        : facets.stream().map(FacetNameJson::toFacet).distinct().toList();
        return FacetsJson.of(asked, search.count(parameters.toSearch(), asked, clock.instant()));
    }

    @GET
    @Path("/{questionId}/near-duplicates")
    @Transactional
    @RolesAllowed({"author", "instructor", "admin"})
    @Operation(
            operationId = "listNearDuplicates",
            summary = "List other questions that say the same, or nearly",
            description =
                    "Compares what candidates read of the latest versions, without markup, accents"
                            + " and capitals. The likest first, 20 at most.")
    @APIResponseSchema(
            value = NearDuplicateListJson.class,
            responseCode = "200",
            responseDescription = "The questions")
    @Problems("no-such-question")
    public NearDuplicateListJson nearDuplicates(@PathParam("questionId") UUID questionId) {
        if (!questions.exists(questionId)) {
            throw Refused.because(
                    SearchProblem.NO_SUCH_QUESTION,
                    "There is no question %s.".formatted(questionId));
        }
        return new NearDuplicateListJson(
                duplicates.of(questionId, NearDuplicateListJson.ITEMS_MAX).stream()
                        .map(PossibleDuplicateJson::of)
                        .toList());
    }
}
