package assay.question.history.rest;

import assay.question.history.Event;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "QuestionEventKind")
enum EventKindJson {
    @JsonProperty("created")
    CREATED,
    @JsonProperty("revised")
    REVISED,
    @JsonProperty("copied")
    COPIED,
    @JsonProperty("review_asked")
    REVIEW_ASKED,
    @JsonProperty("review_withdrawn")
    REVIEW_WITHDRAWN,
    @JsonProperty("approved")
    APPROVED,
    @JsonProperty("sent_back")
    SENT_BACK,
    @JsonProperty("published")
    PUBLISHED,
    @JsonProperty("retired")
    RETIRED,
    @JsonProperty("reinstated")
    REINSTATED,
    @JsonProperty("moved")
    MOVED,
    @JsonProperty("key_corrected")
    KEY_CORRECTED,
    @JsonProperty("trashed")
    TRASHED,
    @JsonProperty("restored")
    RESTORED,
    @JsonProperty("purged")
    PURGED;

    static EventKindJson of(Event.Kind kind) {
        return valueOf(kind.name());
    }
}
