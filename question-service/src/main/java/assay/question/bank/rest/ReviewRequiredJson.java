package assay.question.bank.rest;

import assay.question.bank.ReviewRule;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "ReviewRequired",
        description =
                "`none`: drafts are published as they are; `anyone`: somebody, even the author, has"
                        + " approved them; `other_than_author`: somebody who wrote nothing of them"
                        + " has.")
enum ReviewRequiredJson {
    @JsonProperty("none")
    NONE,
    @JsonProperty("anyone")
    ANYONE,
    @JsonProperty("other_than_author")
    OTHER_THAN_AUTHOR;

    static ReviewRequiredJson of(ReviewRule rule) {
        return valueOf(rule.name());
    }

    ReviewRule toRule() {
        return ReviewRule.valueOf(name());
    }
}
