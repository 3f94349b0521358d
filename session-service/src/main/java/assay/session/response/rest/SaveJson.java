package assay.session.response.rest;

import assay.session.response.wire.ResponseJson;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "Save",
        description = "A response to one question.",
        requiredProperties = {"sequence", "response"},
        examples =
                "{\"sequence\": 7, \"response\": {\"type\": \"single_choice\", \"choice\": \"b\"}}")
record SaveJson(
        @Schema(
                        description = SaveJson.SEQUENCE,
                        minimum = "1",
                        maximum = "9007199254740992",
                        examples = "7")
                @Nullable Long sequence,
        @JsonProperty(required = true)
                @Schema(nullable = true, description = "Null takes an earlier response back.")
                @Nullable ResponseJson response) {
    static final String SEQUENCE =
            "The client's own counter over the whole session: higher for each new save, the same when a save is sent again.";
}
