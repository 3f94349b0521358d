package assay.benchmark;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/**
 * The ceiling that HTTP and JSON alone set on this machine: a save's exchange without token, rule
 * or database.
 */
@Path("/v1/sessions/{sessionId}/responses/{questionId}")
class NoOpResource {
    /** The body of a save. */
    record Save(long sequence, Choice response) {}

    /** A single-choice response. */
    record Choice(String type, String choice) {}

    /** What the no-op answers. */
    record Saved(String questionId, long sequence) {}

    @POST
    @NonBlocking
    public Saved save(@PathParam("questionId") String questionId, Save save) {
        return new Saved(questionId, save.sequence());
    }
}
