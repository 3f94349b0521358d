package assay.question.content.json;

import assay.question.content.AnswerKey;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Pair", description = "A source and the target that it belongs to.")
record PairJson(
        @NotNull @Schema(description = "Id.") String source,
        @NotNull @Schema(description = "Id.") String target) {
    static PairJson of(AnswerKey.Pair pair) {
        return new PairJson(pair.source(), pair.target());
    }

    AnswerKey.Pair toPair() {
        return new AnswerKey.Pair(Absent.text(source), Absent.text(target));
    }
}
