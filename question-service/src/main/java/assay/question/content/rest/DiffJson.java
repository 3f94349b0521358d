package assay.question.content.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "QuestionDiff",
        requiredProperties = {"from", "to", "patch"},
        examples =
                """
                {"from": 1, "to": 2, "patch": [
                  {"op": "replace", "path": "/title", "value": "Roles on EC2", "fromValue": "Credentials for an application on EC2"},
                  {"op": "remove", "path": "/tags/1", "fromValue": "ec2"}]}\
                """)
record DiffJson(
        @Schema(description = "Number of the version that the patch starts from.") int from,
        @Schema(description = "Number of the version that it leads to.") int to,
        @Schema(description = "To be applied one after the other.") List<OperationJson> patch) {

    @Schema(
            name = "QuestionDiffOperation",
            requiredProperties = {"op", "path"})
    record OperationJson(
            Op op,
            @Schema(description = "JSON Pointer.") String path,
            @Schema(description = "What is there afterwards; left out if something is removed.")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable Object value,
            @Schema(description = "What was there before; left out if something is added.")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable Object fromValue) {}

    @Schema(name = "QuestionDiffOp")
    enum Op {
        @JsonProperty("add")
        ADD,
        @JsonProperty("remove")
        REMOVE,
        @JsonProperty("replace")
        REPLACE
    }
}
