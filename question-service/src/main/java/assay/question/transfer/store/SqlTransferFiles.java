package assay.question.transfer.store;

import assay.question.platform.Caller;
import assay.question.transfer.TransferFiles;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.UUID;
import org.hibernate.Session;

/** Each file in parts, so that none is in memory as a whole. */
@ApplicationScoped
class SqlTransferFiles implements TransferFiles {
    private static final int PART_BYTES = 1 << 20;

    private final Session database;
    private final Caller caller;

    SqlTransferFiles(Session database, Caller caller) {
        this.database = database;
        this.caller = caller;
    }

    @Override
    public long keep(UUID jobId, InputStream file, long bytesMax) throws IOException {
        long length = 0;
        for (var number = 0; ; number++) {
            var part = file.readNBytes(PART_BYTES);
            length += part.length;
            if (part.length == 0 || length > bytesMax) {
                return length;
            }
            database.createNativeMutationQuery(
                            """
                            insert into transfer_file_part (organisation, job_id, number, bytes)
                            values (:organisation, :job, :number, :bytes)\
                            """)
                    .setParameter("organisation", caller.organisation())
                    .setParameter("job", jobId)
                    .setParameter("number", number)
                    .setParameter("bytes", part)
                    .executeUpdate();
        }
    }

    @Override
    public void copy(UUID jobId, OutputStream out) throws IOException {
        for (var number = 0; ; number++) {
            var part =
                    database.createNativeQuery(
                                    """
                                    select bytes from transfer_file_part
                                    where organisation = :organisation and job_id = :job and number = :number\
                                    """,
                                    byte[].class)
                            .setParameter("organisation", caller.organisation())
                            .setParameter("job", jobId)
                            .setParameter("number", number)
                            .uniqueResultOptional();
            if (part.isEmpty()) {
                return;
            }
            out.write(part.get());
        }
    }

    @Override
    public void remove(UUID jobId) {
        database.createNativeMutationQuery(
                        "delete from transfer_file_part where organisation = :organisation and job_id = :job")
                .setParameter("organisation", caller.organisation())
                .setParameter("job", jobId)
                .executeUpdate();
    }

    @Override
    public long length(UUID jobId) {
        return database.createNativeQuery(
                        """
                        select coalesce(sum(length(bytes)), 0) from transfer_file_part
                        where organisation = :organisation and job_id = :job\
                        """,
                        Long.class)
                .setParameter("organisation", caller.organisation())
                .setParameter("job", jobId)
                .getSingleResult();
    }
}
