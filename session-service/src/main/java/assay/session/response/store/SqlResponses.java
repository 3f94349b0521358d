package assay.session.response.store;

import assay.session.access.SessionId;
import assay.session.platform.Sql;
import assay.session.response.LogDigest;
import assay.session.response.LogRow;
import assay.session.response.Response;
import assay.session.response.Responses;
import assay.session.response.SavedResponse;
import assay.session.response.StoredResponse;
import assay.session.response.wire.ResponseJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads by session. The organisation stands on the session's own row, and is asked for there: rows
 * of saves have none, for every save would write it twice.
 */
@ApplicationScoped
class SqlResponses implements Responses {
    private static final String OF_SESSION =
            " where session_id = (select id from session where id = ? and organisation = ?) ";

    /** Rows of a log in memory at a time; each has half a megabyte at most. */
    private static final int ROWS_AT_ONCE = 32;

    private final Sql sql;
    private final ObjectMapper json;

    SqlResponses(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    @Override
    public List<SavedResponse> current(SessionId session, String organisation) {
        return sql.list(
                "select question_id, sequence, response::text, saved_at from response"
                        + OF_SESSION
                        + "order by question_id",
                row ->
                        new SavedResponse(
                                Sql.uuid(row, "question_id"),
                                row.getLong("sequence"),
                                response(row.getString("response")),
                                Sql.instant(row, "saved_at")),
                session.value(),
                organisation);
    }

    @Override
    public long lastSequence(SessionId session, String organisation) {
        return sql.find(
                        "select coalesce(max(sequence), 0) from response_log" + OF_SESSION,
                        row -> row.getLong(1),
                        session.value(),
                        organisation)
                .orElse(0L);
    }

    @Override
    public List<StoredResponse> stored(SessionId session, String organisation) {
        return sql.list(
                "select question_id, sequence, response::text from response" + OF_SESSION,
                row ->
                        new StoredResponse(
                                Sql.uuid(row, "question_id"),
                                row.getLong("sequence"),
                                row.getString("response")),
                session.value(),
                organisation);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void log(SessionId session, String organisation, Consumer<LogRow> reader) {
        sql.each(
                "select entry, sequence, question_id, response::text, received_at, late, digest from response_log"
                        + OF_SESSION
                        + "order by entry",
                ROWS_AT_ONCE,
                row ->
                        reader.accept(
                                new LogRow(
                                        row.getInt("entry"),
                                        row.getLong("sequence"),
                                        Sql.uuid(row, "question_id"),
                                        row.getString("response"),
                                        Sql.instant(row, "received_at"),
                                        row.getBoolean("late"),
                                        LogDigest.of(row.getBytes("digest")))),
                session.value(),
                organisation);
    }

    private @Nullable Response response(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return json.readValue(text, ResponseJson.class).response();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored response cannot be read", e);
        }
    }
}
