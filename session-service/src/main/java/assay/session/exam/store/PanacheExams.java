package assay.session.exam.store;

import assay.session.exam.Exam;
import assay.session.exam.ExamDefinition;
import assay.session.exam.ExamId;
import assay.session.exam.Exams;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

@ApplicationScoped
class PanacheExams implements Exams, PanacheRepositoryBase<ExamRow, UUID> {
    private static final String NAME_UNIQUE = "exam_name_unique";

    @Override
    public boolean add(Exam exam, String createdBy) {
        var row = new ExamRow();
        row.id = exam.id().value();
        describe(row, exam.definition());
        row.createdAt = exam.createdAt();
        row.createdBy = createdBy;
        row.updatedAt = exam.updatedAt();
        try {
            persistAndFlush(row);
            return true;
        } catch (ConstraintViolationException e) {
            if (NAME_UNIQUE.equals(e.getConstraintName())) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public Optional<Exam> find(ExamId id) {
        return findByIdOptional(id.value()).map(PanacheExams::exam);
    }

    @Override
    public Optional<Exam> hold(ExamId id) {
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE).map(PanacheExams::exam);
    }

    @Override
    public List<Exam> list(UUID after, int rowsMax, boolean publishedOnly, Optional<String> name) {
        return find(
                        "id > ?1 and revisions >= ?2 and (?3 = '' or name = ?3) order by id",
                        after,
                        publishedOnly ? 1 : 0,
                        name.orElse(""))
                .range(0, rowsMax - 1)
                .stream()
                .map(PanacheExams::exam)
                .toList();
    }

    @Override
    public Optional<Exam> redefine(ExamId id, ExamDefinition definition, Instant now) {
        var row = findById(id.value());
        describe(row, definition);
        row.updatedAt = now;
        try {
            flush();
            return Optional.of(exam(row));
        } catch (ConstraintViolationException e) {
            if (NAME_UNIQUE.equals(e.getConstraintName())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static void describe(ExamRow row, ExamDefinition definition) {
        row.name = definition.name();
        row.title = definition.title();
        row.definition = StoredJson.write(definition);
    }

    private static Exam exam(ExamRow row) {
        return new Exam(
                new ExamId(row.id),
                row.organisation,
                StoredJson.read(row.definition, ExamDefinition.class),
                row.rowVersion,
                row.revisions,
                row.createdAt,
                row.updatedAt);
    }
}
