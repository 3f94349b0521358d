package assay.question.topic.store;

import assay.question.platform.Caller;
import assay.question.topic.Topic;
import assay.question.topic.Topics;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PanacheTopics implements Topics, PanacheRepositoryBase<TopicRow, UUID> {
    private final Session database;
    private final Caller caller;

    PanacheTopics(Session database, Caller caller) {
        this.database = database;
        this.caller = caller;
    }

    @Override
    public Optional<Topic> find(UUID id) {
        return findByIdOptional(id).map(PanacheTopics::topic);
    }

    @Override
    public Optional<Topic> hold(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).map(PanacheTopics::topic);
    }

    @Override
    public List<Topic> list(@Nullable String scheme, UUID after, int rowsMax) {
        var found =
                scheme == null
                        ? find("id > ?1 order by id", after)
                        : find("scheme = ?1 and id > ?2 order by id", scheme, after);
        return found.range(0, rowsMax - 1).list().stream().map(PanacheTopics::topic).toList();
    }

    @Override
    public boolean add(Topic topic) {
        var row = new TopicRow();
        row.id = topic.id();
        row.reference = topic.reference();
        row.scheme = topic.scheme();
        row.title = topic.title();
        row.description = topic.description();
        row.parent = topic.parent();
        row.createdAt = topic.createdAt();
        row.updatedAt = topic.updatedAt();
        try {
            persistAndFlush(row);
            return true;
        } catch (ConstraintViolationException e) {
            if ("topic_reference_unique".equals(e.getConstraintName())) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public Topic describe(
            UUID id, String title, String description, @Nullable String parent, Instant now) {
        var row = findById(id);
        row.title = title;
        row.description = description;
        row.parent = parent;
        row.updatedAt = now;
        flush();
        return topic(row);
    }

    @Override
    public Set<String> known(Collection<String> references) {
        return references.isEmpty()
                ? Set.of()
                : find("reference in ?1", references).list().stream()
                        .map(row -> row.reference)
                        .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<String> subtree(String reference) {
        return Set.copyOf(
                database.createNativeQuery(
                                """
                                with recursive below as (
                                    select reference from topic where organisation = :organisation and reference = :reference
                                    union
                                    select t.reference from topic t join below b on t.parent = b.reference
                                    where t.organisation = :organisation)
                                select reference from below\
                                """,
                                String.class)
                        .setParameter("organisation", caller.organisation())
                        .setParameter("reference", reference)
                        .getResultList());
    }

    @Override
    public List<Topic> withAncestors(Collection<String> references) {
        return database
                .createNativeQuery(
                        """
                        with recursive above as (
                            select * from topic where organisation = :organisation and reference = any(:references)
                            union
                            select t.* from topic t join above a on t.reference = a.parent
                            where t.organisation = :organisation)
                        select * from above order by reference\
                        """,
                        TopicRow.class)
                .setParameter("organisation", caller.organisation())
                .setParameter("references", references.toArray(String[]::new))
                .getResultList()
                .stream()
                .map(PanacheTopics::topic)
                .toList();
    }

    private static Topic topic(TopicRow row) {
        return new Topic(
                row.id,
                row.reference,
                row.scheme,
                row.title,
                row.description,
                row.parent,
                row.rowVersion,
                row.createdAt,
                row.updatedAt);
    }
}
