package assay.question.studynote;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The study notes of the caller's organisation. */
public interface StudyNotes {
    Optional<StudyNote> find(UUID id);

    /** The note, held against other changes until the transaction ends. */
    Optional<StudyNote> hold(UUID id);

    /**
     * Notes in the order of their ids, beginning after {@code after}.
     *
     * @param topic reference; the whole subtree counts; null: every topic
     * @param publishedOnly whether drafts are left out
     */
    List<StudyNote> list(@Nullable String topic, boolean publishedOnly, UUID after, int rowsMax);

    StudyNote add(StudyNote note);

    StudyNote write(
            UUID id, String title, String body, String language, List<String> topics, Instant now);

    StudyNote publish(UUID id, Instant now);
}
