package assay.question.coverage;

import assay.question.content.Difficulty;
import assay.question.content.Interaction;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A published question of a bank, as its published version is.
 *
 * @param stem Markdown; may be cut after some thousand characters
 * @param reviewBy of the latest key revision; null: no date
 * @param pools how many frozen pools hold any version of it
 */
public record HeldQuestion(
        UUID id,
        String name,
        String title,
        Difficulty difficulty,
        Interaction interaction,
        List<String> topics,
        List<String> tags,
        String stem,
        @Nullable LocalDate reviewBy,
        int pools) {
    public HeldQuestion {
        topics = List.copyOf(topics);
        tags = List.copyOf(tags);
    }
}
