package assay.question.search.rest;

import assay.question.search.Facet;
import assay.question.search.FacetCounts;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "QuestionFacets",
        description =
                "How many questions have each value. A facet is counted without its own restriction, so that it tells what another choice would give.",
        requiredProperties = {"total", "facets"},
        examples =
                """
                {"total": 42, "facets": [
                  {"facet": "difficulty", "values": [{"value": "easy", "count": 30}, {"value": "hard", "count": 12}]},
                  {"facet": "topic", "values": [{"value": "dva-c02/security", "count": 42}]}]}\
                """)
record FacetsJson(
        @Schema(description = "Questions that meet every restriction.") long total,
        List<FacetJson> facets) {

    @Schema(
            name = "QuestionFacet",
            requiredProperties = {"facet", "values"})
    record FacetJson(
            FacetNameJson facet,
            @Schema(description = "Most questions first, 100 at most.") List<ValueJson> values) {}

    @Schema(
            name = "QuestionFacetValue",
            requiredProperties = {"value", "count"})
    record ValueJson(String value, long count) {}

    static FacetsJson of(List<Facet> asked, FacetCounts counts) {
        return new FacetsJson(
                counts.total(),
                asked.stream()
                        .map(facet ->
                                new FacetJson(
                                        FacetNameJson.of(facet),
                                        counts.counts().getOrDefault(facet, List.of()).stream()
                                                .map(count ->
                                                        new ValueJson(
                                                                wire(facet, count.value()),
                                                                count.questions()))
                                                .toList()))
                        .toList());
    }

    /** Names of constants as the contract spells them; what authors wrote as it is. */
    private static String wire(Facet facet, String value) {
        return switch (facet) {
            case STATE, DIFFICULTY, INTERACTION -> value.toLowerCase(Locale.ROOT);
            case BANK, TOPIC, TAG, LANGUAGE, AUTHOR, IN_USE, CHANGED -> value;
        };
    }
}
