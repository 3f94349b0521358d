package assay.session.upload.store;

import assay.session.access.SessionId;
import assay.session.platform.Sql;
import assay.session.upload.UploadedFile;
import assay.session.upload.Uploads;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

@ApplicationScoped
class SqlUploads implements Uploads {
    /** What of a file is in memory at a time. */
    private static final int PIECE_BYTES = 256 * 1024;

    private static final String COLUMNS =
            "id, question_id, part, name, media_type, bytes, sha256, uploaded_at";

    private final Sql sql;
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();

    SqlUploads(Sql sql) {
        this.sql = sql;
    }

    @PreDestroy
    void close() {
        readers.shutdown();
    }

    @Override
    public List<UploadedFile> list(
            SessionId session, String organisation, UUID after, int rowsMax) {
        return sql.list(
                "select "
                        + COLUMNS
                        + " from uploaded_file where session_id = ? and organisation = ? and id > ? order by id limit ?",
                SqlUploads::file,
                session.value(),
                organisation,
                after,
                rowsMax);
    }

    @Override
    public CompletionStage<List<UploadedFile>> listAside(SessionId session, String organisation) {
        return CompletableFuture.supplyAsync(() -> list(session, organisation), readers);
    }

    @Override
    public Optional<UploadedFile> find(SessionId session, String organisation, UUID file) {
        return sql.find(
                "select "
                        + COLUMNS
                        + " from uploaded_file where session_id = ? and organisation = ? and id = ?",
                SqlUploads::file,
                session.value(),
                organisation,
                file);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void write(SessionId session, UUID file, InputStream bytes) throws IOException {
        int place = 0;
        for (byte[] piece = bytes.readNBytes(PIECE_BYTES);
                piece.length > 0;
                piece = bytes.readNBytes(PIECE_BYTES)) {
            sql.change(
                    "insert into uploaded_piece (session_id, file_id, place, bytes) values (?, ?, ?, ?)",
                    session.value(),
                    file,
                    place,
                    piece);
            place++;
        }
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void discard(SessionId session, UUID file) {
        sql.change(
                "delete from uploaded_piece where session_id = ? and file_id = ?",
                session.value(),
                file);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(SessionId session, String organisation, UploadedFile file) {
        sql.change(
                """
                insert into uploaded_file (session_id, id, organisation, question_id, part, name, media_type, bytes, sha256, uploaded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                session.value(),
                file.id(),
                organisation,
                file.questionId(),
                file.part(),
                file.name(),
                file.mediaType(),
                file.bytes(),
                HexFormat.of().parseHex(file.sha256()),
                file.uploadedAt());
    }

    @Override
    public void copy(SessionId session, String organisation, UUID file, OutputStream target)
            throws IOException {
        for (int place = 0; ; place++) {
            var piece =
                    sql.find(
                            """
                            select p.bytes from uploaded_piece p
                              join uploaded_file f on f.session_id = p.session_id and f.id = p.file_id
                             where p.session_id = ? and f.organisation = ? and p.file_id = ? and p.place = ?
                            """,
                            row -> row.getBytes(1),
                            session.value(),
                            organisation,
                            file,
                            place);
            if (piece.isEmpty()) {
                return;
            }
            target.write(piece.get());
        }
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void remove(SessionId session, String organisation, UUID file) {
        sql.change(
                "delete from uploaded_file where session_id = ? and organisation = ? and id = ?",
                session.value(),
                organisation,
                file);
    }

    private static UploadedFile file(ResultSet row) throws SQLException {
        return new UploadedFile(
                Sql.uuid(row, "id"),
                Sql.uuid(row, "question_id"),
                row.getString("part"),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("bytes"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                Sql.instant(row, "uploaded_at"));
    }
}
