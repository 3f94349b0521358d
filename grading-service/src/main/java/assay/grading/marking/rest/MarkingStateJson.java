package assay.grading.marking.rest;

import assay.grading.marking.MarkingTask;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a response has its mark, on the wire. */
@Schema(name = "MarkingState", description = "Whether the response has its mark.")
enum MarkingStateJson {
    @JsonProperty("waiting")
    WAITING,
    @JsonProperty("marked")
    MARKED;

    static MarkingStateJson of(MarkingTask task) {
        return task.done() == null ? WAITING : MARKED;
    }
}
