package assay.question.studynote.store;

import assay.question.studynote.StudyNote;
import assay.question.studynote.StudyNotes;
import assay.question.topic.Topics;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PanacheStudyNotes implements StudyNotes, PanacheRepositoryBase<StudyNoteRow, UUID> {
    private final Topics tree;

    PanacheStudyNotes(Topics tree) {
        this.tree = tree;
    }

    @Override
    public Optional<StudyNote> find(UUID id) {
        return findByIdOptional(id).map(PanacheStudyNotes::note);
    }

    @Override
    public Optional<StudyNote> hold(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).map(PanacheStudyNotes::note);
    }

    @Override
    public List<StudyNote> list(
            @Nullable String topic, boolean publishedOnly, UUID after, int rowsMax) {
        var where = new StringBuilder("id > :after");
        var values = new HashMap<String, Object>(Map.of("after", after));
        if (publishedOnly) {
            where.append(" and publishedAt is not null");
        }
        if (topic != null) {
            where.append(" and array_intersects(topics, :topics)");
            values.put("topics", tree.subtree(topic).toArray(String[]::new));
        }
        return find(where + " order by id", values).range(0, rowsMax - 1).list().stream()
                .map(PanacheStudyNotes::note)
                .toList();
    }

    @Override
    public StudyNote add(StudyNote note) {
        var row = new StudyNoteRow();
        row.id = note.id();
        row.title = note.title();
        row.body = note.body();
        row.language = note.language();
        row.topics = note.topics().toArray(String[]::new);
        row.createdAt = note.createdAt();
        row.updatedAt = note.updatedAt();
        persistAndFlush(row);
        return note(row);
    }

    @Override
    public StudyNote write(
            UUID id, String title, String body, String language, List<String> topics, Instant now) {
        var row = findById(id);
        row.title = title;
        row.body = body;
        row.language = language;
        row.topics = topics.toArray(String[]::new);
        row.updatedAt = now;
        flush();
        return note(row);
    }

    @Override
    public StudyNote publish(UUID id, Instant now) {
        var row = findById(id);
        row.publishedAt = now;
        row.updatedAt = now;
        flush();
        return note(row);
    }

    private static StudyNote note(StudyNoteRow row) {
        return new StudyNote(
                row.id,
                row.title,
                row.body,
                row.language,
                List.of(row.topics),
                row.rowVersion,
                row.createdAt,
                row.updatedAt,
                row.publishedAt);
    }
}
