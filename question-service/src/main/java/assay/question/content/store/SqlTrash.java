package assay.question.content.store;

import assay.question.content.Trash;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Plain SQL, since it works for all organisations. Before it removes what is published it tells the
 * database which question it purges, and the database checks that this one is in the trash.
 */
@ApplicationScoped
class SqlTrash implements Trash {
    private static final String DUE =
            """
             q.trashed_at < ? and not exists (
                select from question_version v
                join pool_question p on p.organisation = v.organisation and p.question_version_id = v.id
                where v.organisation = q.organisation and v.question_id = q.id)\
            """;

    private final DataSource database;

    SqlTrash(DataSource database) {
        this.database = database;
    }

    @Override
    public List<Trashed> due(Instant before, int rowsMax) {
        try (var connection = database.getConnection();
                var query =
                        connection.prepareStatement(
                                "select q.id, q.organisation from question q where"
                                        + DUE
                                        + " order by q.trashed_at, q.id limit ?")) {
            query.setObject(1, before.atOffset(ZoneOffset.UTC));
            query.setInt(2, rowsMax);
            var due = new ArrayList<Trashed>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    due.add(
                            new Trashed(
                                    rows.getObject("id", UUID.class),
                                    rows.getString("organisation")));
                }
            }
            return due;
        } catch (SQLException e) {
            throw new IllegalStateException("the trash cannot be read", e);
        }
    }

    @Override
    public boolean purge(Trashed question, Instant before, Instant now) {
        try (var connection = database.getConnection()) {
            if (!hold(connection, question, before)) {
                return false;
            }
            try (var purging =
                    connection.prepareStatement("select set_config('assay.purging', ?, true)")) {
                purging.setString(1, question.questionId().toString());
                purging.execute();
            }
            want(connection, question, now);
            for (var statement :
                    List.of(
                            """
                            delete from key_revision k using question_version v
                            where v.id = k.question_version_id and k.organisation = v.organisation
                              and v.organisation = ? and v.question_id = ?\
                            """,
                            "delete from question_version where organisation = ? and question_id ="
                                    + " ?",
                            "delete from question where organisation = ? and id = ?")) {
                try (var removal = connection.prepareStatement(statement)) {
                    removal.setString(1, question.organisation());
                    removal.setObject(2, question.questionId());
                    removal.executeUpdate();
                }
            }
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "question %s cannot be purged".formatted(question.questionId()), e);
        }
    }

    /** An asset that loses a use has its time from then on, however long ago it was uploaded. */
    private static void want(Connection connection, Trashed question, Instant now)
            throws SQLException {
        try (var update =
                connection.prepareStatement(
                        """
                        update asset set wanted_at = ? where organisation = ? and hash in (
                            select u.hash from asset_use u join question_version v on v.id = u.question_version_id
                            where u.organisation = ? and v.organisation = ? and v.question_id = ?)\
                        """)) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setString(2, question.organisation());
            update.setString(3, question.organisation());
            update.setString(4, question.organisation());
            update.setObject(5, question.questionId());
            update.executeUpdate();
        }
    }

    private static boolean hold(Connection connection, Trashed question, Instant before)
            throws SQLException {
        try (var query =
                connection.prepareStatement(
                        "select 1 from question q where"
                                + DUE
                                + " and q.organisation = ? and q.id = ? for update of q skip"
                                + " locked")) {
            query.setObject(1, before.atOffset(ZoneOffset.UTC));
            query.setString(2, question.organisation());
            query.setObject(3, question.questionId());
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }
}
