package assay.question.comment.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CommentState", description = "`resolved`: somebody has found it dealt with.")
enum CommentStateJson {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("resolved")
    RESOLVED
}
