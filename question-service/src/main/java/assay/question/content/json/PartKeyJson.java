package assay.question.content.json;

import assay.question.content.AnswerKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "CompositePartKey", description = "The key of one part.")
record PartKeyJson(
        @NotNull @Schema(description = "Id of the part.") String part,
        @NotNull @Valid KeyJson key) {
    static PartKeyJson of(AnswerKey.PartKey key) {
        return new PartKeyJson(key.part(), KeyJson.of(key.key()));
    }

    AnswerKey.PartKey toKey() {
        return new AnswerKey.PartKey(Absent.text(part), key(key));
    }

    private static AnswerKey key(@Nullable KeyJson given) {
        return given == null
                ? new AnswerKey.Description(AnswerKey.Explanation.NONE)
                : given.toKey();
    }
}
