package assay.question.history.store;

import assay.question.history.Deed;
import assay.question.history.Event;
import assay.question.history.Histories;
import assay.question.platform.Caller;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Plain SQL, since rows are only ever added; each statement names the organisation. */
@ApplicationScoped
class SqlHistories implements Histories {
    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private final Session database;
    private final Caller caller;
    private final ObjectMapper json;

    SqlHistories(Session database, Caller caller, ObjectMapper json) {
        this.database = database;
        this.caller = caller;
        this.json = json;
    }

    @Override
    public void add(
            Collection<UUID> questionIds,
            Event.Kind kind,
            @Nullable Integer version,
            Deed deed,
            Map<String, String> details) {
        database.createNativeMutationQuery(
                        """
                        insert into question_event (organisation, question_id, kind, version, actor, at, note, details)
                        select :organisation, question_id, :kind, cast(:version as integer), :actor, :at, :note, cast(:details as jsonb)
                        from unnest(cast(:questions as uuid[])) as question_id\
                        """)
                .setParameter("organisation", caller.organisation())
                .setParameter("questions", questionIds.toArray(UUID[]::new))
                .setParameter("kind", kind.name())
                .setParameter("version", version, Integer.class)
                .setParameter("actor", deed.actor())
                .setParameter("at", deed.at())
                .setParameter("note", deed.note())
                .setParameter("details", write(details))
                .executeUpdate();
    }

    @Override
    public List<Event> of(UUID questionId, long after, int rowsMax) {
        return database
                .createNativeQuery(
                        """
                        select ordinal, kind, version, actor, at, note, cast(details as text) as details from question_event
                        where organisation = :organisation and question_id = :question and ordinal > :after
                        order by ordinal\
                        """,
                        Object[].class)
                .setParameter("organisation", caller.organisation())
                .setParameter("question", questionId)
                .setParameter("after", after)
                .addScalar("ordinal", Long.class)
                .addScalar("kind", String.class)
                .addScalar("version", Integer.class)
                .addScalar("actor", String.class)
                .addScalar("at", Instant.class)
                .addScalar("note", String.class)
                .addScalar("details", String.class)
                .setMaxResults(rowsMax)
                .getResultList()
                .stream()
                .map(row ->
                        new Event(
                                (Long) row[0],
                                Event.Kind.valueOf((String) row[1]),
                                (Integer) row[2],
                                new Deed((String) row[3], (Instant) row[4], (String) row[5]),
                                details((String) row[6])))
                .toList();
    }

    @Override
    public Set<String> writers(UUID questionId, int version) {
        return Set.copyOf(
                database.createNativeQuery(
                                """
                                select distinct actor from question_event
                                where organisation = :organisation and question_id = :question and version = :version
                                  and kind in ('CREATED', 'REVISED', 'COPIED')\
                                """,
                                String.class)
                        .setParameter("organisation", caller.organisation())
                        .setParameter("question", questionId)
                        .setParameter("version", version)
                        .getResultList());
    }

    private Map<String, String> details(String text) {
        try {
            return json.readValue(text, DETAILS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(Map<String, String> details) {
        try {
            return json.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
