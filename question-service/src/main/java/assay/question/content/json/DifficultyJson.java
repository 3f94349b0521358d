package assay.question.content.json;

import assay.question.content.Difficulty;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Difficulty", description = "How much must be known and combined.")
public enum DifficultyJson {
    @JsonProperty("easy")
    EASY,
    @JsonProperty("medium")
    MEDIUM,
    @JsonProperty("hard")
    HARD;

    public static DifficultyJson of(Difficulty difficulty) {
        return valueOf(difficulty.name());
    }

    public Difficulty toDifficulty() {
        return Difficulty.valueOf(name());
    }
}
