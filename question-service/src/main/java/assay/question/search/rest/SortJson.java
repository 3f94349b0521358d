package assay.question.search.rest;

import assay.question.search.Order.By;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "QuestionSort", description = "What a list of questions is ordered by.")
enum SortJson {
    @JsonProperty("relevance")
    RELEVANCE,
    @JsonProperty("created")
    CREATED,
    @JsonProperty("updated")
    UPDATED,
    @JsonProperty("title")
    TITLE,
    @JsonProperty("difficulty")
    DIFFICULTY;

    By toBy() {
        return By.valueOf(name());
    }
}
