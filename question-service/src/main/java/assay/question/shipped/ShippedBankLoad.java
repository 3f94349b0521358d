package assay.question.shipped;

import assay.question.content.QuestionDraft;
import assay.question.content.json.StoredForm;
import assay.question.platform.Ids;
import assay.question.shipped.ShippedBank.ShippedQuestion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One load of one bank into one organisation, in one transaction: after a crash the next start
 * begins anew. An advisory lock makes replicas that start together take turns; all but the first
 * find nothing to do. Statements are batched, since a bank has hundreds of questions.
 */
final class ShippedBankLoad {
    private static final Logger LOG = Logger.getLogger(ShippedBankLoad.class);
    private static final String AUTHOR = "shipped";

    private final Connection connection;
    private final String organisation;
    private final ShippedBank bank;
    private final StoredForm stored;
    private final OffsetDateTime now;

    private int added;
    private int revised;
    private int corrected;
    private int retired;
    private int notes;
    private int skipped;

    ShippedBankLoad(
            Connection connection,
            String organisation,
            ShippedBank bank,
            StoredForm stored,
            Instant now) {
        this.connection = connection;
        this.organisation = organisation;
        this.bank = bank;
        this.stored = stored;
        this.now = now.atOffset(ZoneOffset.UTC);
    }

    /**
     * What a load did.
     *
     * @param revised questions that got a new version
     * @param corrected questions that got a key revision only
     * @param retired questions that are shipped no longer
     * @param notes study notes that were added or changed
     * @param skipped questions and notes whose change waits, because somebody here works on them
     */
    record Changes(int added, int revised, int corrected, int retired, int notes, int skipped) {
        @Override
        public String toString() {
            return "%d questions added, %d revised, %d keys corrected, %d retired, %d study notes written, %d left to their authors"
                    .formatted(added, revised, corrected, retired, notes, skipped);
        }
    }

    /** A question of the bank as it is now. */
    private record Present(
            UUID id,
            int latestVersion,
            boolean hasDraft,
            boolean isTrashed,
            @Nullable UUID shippedVersionId,
            @Nullable String contentDigest,
            @Nullable String keyDigest) {}

    Changes run() throws SQLException {
        takeTurns();
        if (!isLoaded(connection, organisation, name(), bank.digest())) {
            writeBank();
            writeSchemes();
            writeQuestions();
            writeHistory();
            writeNotes();
            if (skipped == 0) {
                remember();
            }
        }
        return new Changes(added, revised, corrected, retired, notes, skipped);
    }

    private String name() {
        return bank.description().name();
    }

    private void takeTurns() throws SQLException {
        try (var lock =
                connection.prepareStatement(
                        "select pg_advisory_xact_lock(hashtextextended(concat_ws('/',"
                                + " 'shipped-bank', ?::text, ?::text), 0))")) {
            fill(lock, organisation, name());
            lock.execute();
        }
    }

    /** Whether what has this digest was loaded last, whole. */
    static boolean isLoaded(Connection connection, String organisation, String bank, String digest)
            throws SQLException {
        try (var query =
                connection.prepareStatement(
                        "select 1 from shipped_bank where organisation = ? and name = ? and digest"
                                + " = ?")) {
            fill(query, organisation, bank, digest);
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private void writeBank() throws SQLException {
        try (var write =
                connection.prepareStatement(
                        """
                        insert into bank (id, organisation, name, title, description, notice, row_version, created_at, updated_at)
                        values (?, ?, ?, ?, ?, ?, 0, ?, ?)
                        on conflict on constraint bank_name_unique do update
                        set title = excluded.title, description = excluded.description, notice = excluded.notice,
                            row_version = bank.row_version + 1, updated_at = excluded.updated_at
                        where (bank.title, bank.description, bank.notice)
                            is distinct from (excluded.title, excluded.description, excluded.notice)\
                        """)) {
            var description = bank.description();
            fill(
                    write,
                    Ids.next(),
                    organisation,
                    name(),
                    description.title(),
                    description.description(),
                    description.notice(),
                    now,
                    now);
            write.executeUpdate();
        }
    }

    private void writeSchemes() throws SQLException {
        try (var scheme =
                        connection.prepareStatement(
                                """
                                insert into scheme (id, organisation, name, title, description, row_version, created_at, updated_at)
                                values (?, ?, ?, ?, ?, 0, ?, ?)
                                on conflict on constraint scheme_name_unique do update
                                set title = excluded.title, description = excluded.description,
                                    row_version = scheme.row_version + 1, updated_at = excluded.updated_at
                                where (scheme.title, scheme.description) is distinct from (excluded.title, excluded.description)\
                                """);
                var topic =
                        connection.prepareStatement(
                                """
                                insert into topic (id, organisation, reference, scheme, title, description, parent, row_version,
                                    created_at, updated_at)
                                values (?, ?, ?, ?, ?, ?, ?, 0, ?, ?)
                                on conflict on constraint topic_reference_unique do update
                                set title = excluded.title, description = excluded.description, parent = excluded.parent,
                                    row_version = topic.row_version + 1, updated_at = excluded.updated_at
                                where (topic.title, topic.description, topic.parent)
                                    is distinct from (excluded.title, excluded.description, excluded.parent)\
                                """)) {
            for (var file : bank.description().schemes()) {
                add(
                        scheme,
                        Ids.next(),
                        organisation,
                        file.name(),
                        file.title(),
                        file.description(),
                        now,
                        now);
                for (var node : file.topics()) {
                    var above = node.parent();
                    var text = node.description();
                    add(
                            topic,
                            Ids.next(),
                            organisation,
                            file.name() + "/" + node.name(),
                            file.name(),
                            node.title(),
                            text == null ? "" : text,
                            above == null ? null : file.name() + "/" + above,
                            now,
                            now);
                }
            }
            scheme.executeBatch();
            topic.executeBatch();
        }
    }

    private Map<String, Present> present() throws SQLException {
        var present = new HashMap<String, Present>();
        try (var query =
                connection.prepareStatement(
                        """
                        select q.name, q.id, q.latest_version, v.published_at is null as has_draft, q.trashed_at is not null as trashed,
                               s.question_version_id, s.content_digest, s.key_digest
                        from question q
                        join question_version v on v.question_id = q.id and v.number = q.latest_version and v.organisation = ?
                        left join shipped_question s on s.organisation = ? and s.bank = q.bank and s.name = q.name
                            and s.question_id = q.id
                        where q.organisation = ? and q.bank = ?
                        for update of q\
                        """)) {
            fill(query, organisation, organisation, organisation, name());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    present.put(
                            rows.getString("name"),
                            new Present(
                                    rows.getObject("id", UUID.class),
                                    rows.getInt("latest_version"),
                                    rows.getBoolean("has_draft"),
                                    rows.getBoolean("trashed"),
                                    rows.getObject("question_version_id", UUID.class),
                                    rows.getString("content_digest"),
                                    rows.getString("key_digest")));
                }
            }
        }
        return present;
    }

    private void writeQuestions() throws SQLException {
        var present = present();
        Set<String> shipped = new HashSet<>();
        try (var write = new Statements()) {
            for (var question : bank.questions()) {
                shipped.add(question.draft().name());
                var before = present.get(question.draft().name());
                if (before == null) {
                    add(write, question);
                } else if (before.shippedVersionId() == null) {
                    skip(question, "an author has a question of this name");
                } else if (!question.contentDigest().equals(before.contentDigest())) {
                    revise(write, question, before);
                } else if (!question.keyDigest().equals(before.keyDigest())) {
                    correct(write, question, before, before.shippedVersionId());
                }
            }
            for (var before : present.entrySet()) {
                if (before.getValue().shippedVersionId() != null
                        && !shipped.contains(before.getKey())) {
                    ShippedBankLoad.add(
                            write.retirement, now, organisation, before.getValue().id());
                }
            }
            write.execute();
            for (var count : write.retirement.executeBatch()) {
                retired += count;
            }
        }
    }

    /** What this load did, which is what bears its time. */
    private void writeHistory() throws SQLException {
        try (var write =
                connection.prepareStatement(
                        """
                        insert into question_event (organisation, question_id, kind, version, actor, at, note, details)
                        select organisation, question_id, kind, version, ?, ?, note, cast(details as jsonb)
                        from (
                            select v.organisation, v.question_id, case v.number when 1 then 'CREATED' else 'REVISED' end as kind,
                                   v.number as version, '' as note, '{}' as details, 1 as step, v.created_at as at
                            from question_version v where v.published_by = ?
                            union all
                            select v.organisation, v.question_id, 'PUBLISHED', v.number, '', '{}', 2, v.created_at
                            from question_version v where v.published_by = ?
                            union all
                            select v.organisation, v.question_id, 'KEY_CORRECTED', v.number, k.reason,
                                   jsonb_build_object('keyRevision', cast(k.number as text))::text, 3, k.created_at
                            from key_revision k join question_version v on v.id = k.question_version_id and k.number > 1
                            where k.created_by = ?
                            union all
                            select q.organisation, q.id, 'RETIRED', null, 'No longer in the shipped bank.', '{}', 4, q.updated_at
                            from question q where q.state = 'RETIRED' and q.bank = ?
                        ) as done
                        where organisation = ? and at = ?
                        order by question_id, step\
                        """)) {
            fill(write, AUTHOR, now, AUTHOR, AUTHOR, AUTHOR, name(), organisation, now);
            write.executeUpdate();
        }
    }

    /** A study note as it was shipped and as it is now. */
    private record PresentNote(UUID id, String digest, boolean isEdited) {}

    private Map<String, PresentNote> presentNotes() throws SQLException {
        var present = new HashMap<String, PresentNote>();
        try (var query =
                connection.prepareStatement(
                        """
                        select s.name, s.study_note_id, s.digest, n.row_version <> s.row_version as is_edited
                        from shipped_study_note s
                        join study_note n on n.id = s.study_note_id and n.organisation = s.organisation
                        where s.organisation = ? and s.bank = ?
                        for update of n\
                        """)) {
            fill(query, organisation, name());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    present.put(
                            rows.getString("name"),
                            new PresentNote(
                                    rows.getObject("study_note_id", UUID.class),
                                    rows.getString("digest"),
                                    rows.getBoolean("is_edited")));
                }
            }
        }
        return present;
    }

    /** A note that is shipped no longer stays: somebody may have linked to it. */
    private void writeNotes() throws SQLException {
        var present = presentNotes();
        try (var insert =
                        connection.prepareStatement(
                                """
                                insert into study_note (id, organisation, title, body, language, topics, row_version, created_at,
                                    updated_at, published_at)
                                values (?, ?, ?, ?, 'en', ?, 0, ?, ?, ?)\
                                """);
                var update =
                        connection.prepareStatement(
                                """
                                update study_note set title = ?, body = ?, topics = ?, row_version = row_version + 1, updated_at = ?
                                where organisation = ? and id = ?\
                                """);
                var shipped =
                        connection.prepareStatement(
                                """
                                insert into shipped_study_note (organisation, bank, name, study_note_id, row_version, digest)
                                select organisation, ?, ?, id, row_version, ? from study_note where organisation = ? and id = ?
                                on conflict on constraint shipped_study_note_pk do update
                                set row_version = excluded.row_version, digest = excluded.digest\
                                """)) {
            for (var note : bank.notes()) {
                var before = present.get(note.name());
                if (before != null && before.digest().equals(note.digest())) {
                    continue;
                }
                if (before != null && before.isEdited()) {
                    LOG.warnf(
                            "Study note %s of bank %s is left as it is: somebody has edited it",
                            note.name(), name());
                    skipped++;
                    continue;
                }
                var topics = connection.createArrayOf("text", note.topics().toArray());
                var id = before == null ? Ids.next() : before.id();
                if (before == null) {
                    add(insert, id, organisation, note.title(), note.body(), topics, now, now, now);
                } else {
                    add(update, note.title(), note.body(), topics, now, organisation, id);
                }
                add(shipped, name(), note.name(), note.digest(), organisation, id);
                notes++;
            }
            insert.executeBatch();
            update.executeBatch();
            shipped.executeBatch();
        }
    }

    private void add(Statements write, ShippedQuestion question) throws SQLException {
        var id = Ids.next();
        add(write.question, id, organisation, name(), question.draft().name(), now, now);
        addVersion(write, question, id, 1);
        added++;
    }

    private void revise(Statements write, ShippedQuestion question, Present before)
            throws SQLException {
        if (before.isTrashed()) {
            skip(question, "it is in the trash");
            return;
        }
        if (before.hasDraft()) {
            skip(question, "it has a draft");
            return;
        }
        var number = before.latestVersion() + 1;
        addVersion(write, question, before.id(), number);
        add(write.latest, number, number, now, organisation, before.id());
        revised++;
    }

    private void correct(Statements write, ShippedQuestion question, Present before, UUID versionId)
            throws SQLException {
        add(
                write.correction,
                Ids.next(),
                organisation,
                versionId,
                stored.write(question.draft().toDraft().key()),
                "Corrected in the shipped bank.",
                now,
                AUTHOR,
                organisation,
                versionId);
        remember(write, question, before.id(), versionId);
        corrected++;
    }

    private void skip(ShippedQuestion question, String why) {
        LOG.warnf(
                "Question %s of bank %s is left as it is: %s",
                question.draft().name(), name(), why);
        skipped++;
    }

    private void addVersion(Statements write, ShippedQuestion question, UUID questionId, int number)
            throws SQLException {
        QuestionDraft draft = question.draft().toDraft();
        var versionId = Ids.next();
        var time = draft.estimatedTime();
        add(
                write.version,
                versionId,
                organisation,
                questionId,
                number,
                draft.title(),
                draft.difficulty().name(),
                draft.content().interaction().name(),
                draft.language(),
                time == null ? null : Math.toIntExact(time.toSeconds()),
                draft.points(),
                connection.createArrayOf("text", draft.topics().toArray()),
                connection.createArrayOf("text", draft.tags().toArray()),
                stored.write(draft.content()),
                now,
                AUTHOR,
                now,
                AUTHOR);
        add(write.key, Ids.next(), organisation, versionId, stored.write(draft.key()), now, AUTHOR);
        remember(write, question, questionId, versionId);
    }

    private void remember(
            Statements write, ShippedQuestion question, UUID questionId, UUID versionId)
            throws SQLException {
        add(
                write.shipped,
                organisation,
                name(),
                question.draft().name(),
                questionId,
                versionId,
                question.contentDigest(),
                question.keyDigest());
    }

    private void remember() throws SQLException {
        try (var write =
                connection.prepareStatement(
                        """
                        insert into shipped_bank (organisation, name, digest, loaded_at) values (?, ?, ?, ?)
                        on conflict on constraint shipped_bank_pk do update
                        set digest = excluded.digest, loaded_at = excluded.loaded_at\
                        """)) {
            fill(write, organisation, name(), bank.digest(), now);
            write.executeUpdate();
        }
    }

    private static void add(PreparedStatement statement, @Nullable Object... values)
            throws SQLException {
        fill(statement, values);
        statement.addBatch();
    }

    private static void fill(PreparedStatement statement, @Nullable Object... values)
            throws SQLException {
        for (var i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /** The statements of one load, in the order in which they must run. */
    private final class Statements implements AutoCloseable {
        final PreparedStatement question =
                connection.prepareStatement(
                        """
                        insert into question (id, organisation, bank, name, state, latest_version, published_version, row_version,
                            created_at, updated_at)
                        values (?, ?, ?, ?, 'PUBLISHED', 1, 1, 0, ?, ?)\
                        """);
        final PreparedStatement version =
                connection.prepareStatement(
                        """
                        insert into question_version (id, organisation, question_id, number, title, difficulty, interaction,
                            language, estimated_seconds, points, topics, tags, content, created_at, created_by, published_at,
                            published_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)\
                        """);
        final PreparedStatement latest =
                connection.prepareStatement(
                        """
                        update question set latest_version = ?, published_version = ?, row_version = row_version + 1, updated_at = ?
                        where organisation = ? and id = ?\
                        """);
        final PreparedStatement key =
                connection.prepareStatement(
                        """
                        insert into key_revision (id, organisation, question_version_id, number, key, reason, created_at, created_by)
                        values (?, ?, ?, 1, ?::jsonb, '', ?, ?)\
                        """);
        final PreparedStatement correction =
                connection.prepareStatement(
                        """
                        insert into key_revision (id, organisation, question_version_id, number, key, reason, created_at, created_by)
                        select ?, ?, ?, max(number) + 1, ?::jsonb, ?, ?, ? from key_revision
                        where organisation = ? and question_version_id = ?\
                        """);
        final PreparedStatement shipped =
                connection.prepareStatement(
                        """
                        insert into shipped_question (organisation, bank, name, question_id, question_version_id, content_digest,
                            key_digest)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict on constraint shipped_question_pk do update
                        set question_id = excluded.question_id, question_version_id = excluded.question_version_id, content_digest = excluded.content_digest,
                            key_digest = excluded.key_digest\
                        """);
        final PreparedStatement retirement =
                connection.prepareStatement(
                        """
                        update question set state = 'RETIRED', row_version = row_version + 1, updated_at = ?
                        where organisation = ? and id = ? and state = 'PUBLISHED'\
                        """);

        Statements() throws SQLException {}

        void execute() throws SQLException {
            question.executeBatch();
            version.executeBatch();
            latest.executeBatch();
            key.executeBatch();
            correction.executeBatch();
            shipped.executeBatch();
        }

        @Override
        public void close() throws SQLException {
            question.close();
            version.close();
            latest.close();
            key.close();
            correction.close();
            shipped.close();
            retirement.close();
        }
    }
}
