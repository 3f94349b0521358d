package assay.grading.key.store;

import assay.grading.key.KeyRevision;
import assay.grading.key.KnownKeys;
import assay.grading.platform.Caller;
import assay.grading.platform.StoredJson;
import assay.grading.submission.QuestionVersionId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Key revisions in PostgreSQL. */
@ApplicationScoped
class StoredKeys implements KnownKeys {
    private static final String INSERT =
            """
            insert into answer_key (question_version_id, number, organisation, content)
            select key.id, key.number, :organisation, cast(key.content as jsonb)
            from unnest(cast(:ids as uuid[]), cast(:numbers as integer[]), cast(:contents as text[]))
                     as key (id, number, content)
            on conflict (question_version_id, number) do nothing
            """;

    private final EntityManager rows;
    private final Caller caller;

    StoredKeys(EntityManager rows, Caller caller) {
        this.rows = rows;
        this.caller = caller;
    }

    @Override
    @Transactional
    public void keep(Collection<KeyRevision> revisions) {
        // Always in the same order: two replicas that keep the same keys must not wait for each
        // other in a circle.
        var ordered =
                revisions.stream()
                        .sorted(
                                Comparator.comparing((KeyRevision revision) ->
                                                revision.questionVersion().value())
                                        .thenComparingInt(KeyRevision::number))
                        .toList();
        rows.createNativeQuery(INSERT)
                .setParameter("organisation", caller.organisation())
                .setParameter(
                        "ids",
                        ordered.stream()
                                .map(revision -> revision.questionVersion().value())
                                .toArray(UUID[]::new))
                .setParameter(
                        "numbers",
                        ordered.stream().map(KeyRevision::number).toArray(Integer[]::new))
                .setParameter(
                        "contents", ordered.stream().map(StoredJson::write).toArray(String[]::new))
                .executeUpdate();
    }

    @Override
    @Transactional
    public Map<Name, KeyRevision> find(Collection<Name> names) {
        var wanted = new HashSet<>(names);
        var versions = names.stream().map(name -> name.questionVersion().value()).toList();
        return rows.createQuery(
                        "from AnswerKeyRow where name.questionVersionId in (:versions)",
                        AnswerKeyRow.class)
                .setParameter("versions", versions)
                .getResultStream()
                .filter(row -> wanted.contains(nameOf(row)))
                .map(row -> StoredJson.read(row.content, KeyRevision.class))
                .collect(
                        Collectors.toUnmodifiableMap(
                                key -> new Name(key.questionVersion(), key.number()),
                                Function.identity()));
    }

    private static Name nameOf(AnswerKeyRow row) {
        return new Name(new QuestionVersionId(row.name.questionVersionId()), row.name.number());
    }
}
