package assay.session.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Plain SQL for what Hibernate has no words for: row locks, {@code skip locked}, one statement for
 * many rows. Joins the transaction under way. Every statement that reads a tenant's rows on behalf
 * of a person names the organisation.
 */
@ApplicationScoped
public class Sql {
    private final DataSource database;

    public Sql(DataSource database) {
        this.database = database;
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... arguments) {
        try (var connection = database.getConnection();
                var statement = prepare(connection, sql, arguments);
                var rows = statement.executeQuery()) {
            var list = new ArrayList<T>();
            while (rows.next()) {
                list.add(reader.read(rows));
            }
            return list;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** Takes one row, and keeps none. */
    @FunctionalInterface
    public interface RowTaker {
        void take(ResultSet row) throws SQLException;
    }

    /**
     * Hands over row after row, however many there are. Inside a transaction: outside of one the
     * driver would read all of them first.
     *
     * @param rowsAtOnce how many are in memory at a time
     */
    public void each(String sql, int rowsAtOnce, RowTaker taker, @Nullable Object... arguments) {
        try (var connection = database.getConnection();
                var statement = prepare(connection, sql, arguments)) {
            statement.setFetchSize(rowsAtOnce);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    taker.take(rows);
                }
            }
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    public <T> Optional<T> find(String sql, RowReader<T> reader, @Nullable Object... arguments) {
        return list(sql, reader, arguments).stream().findFirst();
    }

    /** Returns the number of rows that changed. */
    public int change(String sql, @Nullable Object... arguments) {
        try (var connection = database.getConnection();
                var statement = prepare(connection, sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private static PreparedStatement prepare(
            Connection connection, String sql, @Nullable Object... arguments) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case Instant instant ->
                        statement.setObject(
                                i + 1,
                                instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
                case UUID[] ids -> statement.setArray(i + 1, connection.createArrayOf("uuid", ids));
                case null, default -> statement.setObject(i + 1, arguments[i]);
            }
        }
        return statement;
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static @Nullable Instant instantOrNull(ResultSet row, String column)
            throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    /** A statement that the database did not carry out. */
    public static final class SqlFailure extends RuntimeException {
        SqlFailure(SQLException cause) {
            super(cause);
        }
    }
}
