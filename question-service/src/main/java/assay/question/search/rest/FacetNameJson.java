package assay.question.search.rest;

import assay.question.search.Facet;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "FacetName",
        description =
                "`changed` counts by how long ago the last change was, as durations; each holds the shorter ones.")
enum FacetNameJson {
    @JsonProperty("bank")
    BANK,
    @JsonProperty("state")
    STATE,
    @JsonProperty("topic")
    TOPIC,
    @JsonProperty("difficulty")
    DIFFICULTY,
    @JsonProperty("interaction")
    INTERACTION,
    @JsonProperty("tag")
    TAG,
    @JsonProperty("language")
    LANGUAGE,
    @JsonProperty("author")
    AUTHOR,
    @JsonProperty("in_use")
    IN_USE,
    @JsonProperty("changed")
    CHANGED;

    static FacetNameJson of(Facet facet) {
        return valueOf(facet.name());
    }

    Facet toFacet() {
        return Facet.valueOf(name());
    }
}
