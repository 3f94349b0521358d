package assay.question.topic.store;

import assay.question.topic.Scheme;
import assay.question.topic.Schemes;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

@ApplicationScoped
class PanacheSchemes implements Schemes, PanacheRepositoryBase<SchemeRow, UUID> {
    @Override
    public Optional<Scheme> named(String name) {
        return find("name", name).firstResultOptional().map(PanacheSchemes::scheme);
    }

    @Override
    public Optional<Scheme> hold(String name) {
        return find("name", name)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .map(PanacheSchemes::scheme);
    }

    @Override
    public List<Scheme> list(UUID after, int rowsMax) {
        return find("id > ?1 order by id", after).range(0, rowsMax - 1).list().stream()
                .map(PanacheSchemes::scheme)
                .toList();
    }

    @Override
    public boolean add(Scheme scheme) {
        var row = new SchemeRow();
        row.id = scheme.id();
        row.name = scheme.name();
        row.title = scheme.title();
        row.description = scheme.description();
        row.createdAt = scheme.createdAt();
        row.updatedAt = scheme.updatedAt();
        try {
            persistAndFlush(row);
            return true;
        } catch (ConstraintViolationException e) {
            if ("scheme_name_unique".equals(e.getConstraintName())) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public Scheme describe(UUID id, String title, String description, Instant now) {
        var row = findById(id);
        row.title = title;
        row.description = description;
        row.updatedAt = now;
        flush();
        return scheme(row);
    }

    private static Scheme scheme(SchemeRow row) {
        return new Scheme(
                row.id,
                row.name,
                row.title,
                row.description,
                row.rowVersion,
                row.createdAt,
                row.updatedAt);
    }
}
