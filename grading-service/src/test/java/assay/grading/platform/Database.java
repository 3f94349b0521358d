package assay.grading.platform;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL of its own for one test run, on a free port. */
public class Database implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            var started =
                    EmbeddedPostgres.builder()
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .setServerConfig("max_connections", "60")
                            .start();
            postgres = started;
            return Map.of(
                    "ASSAY_DATABASE_HOST", "localhost",
                    "ASSAY_DATABASE_PORT", Integer.toString(started.getPort()),
                    "ASSAY_DATABASE_NAME", "postgres",
                    "ASSAY_DATABASE_USER", "postgres",
                    "ASSAY_DATABASE_PASSWORD", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            if (postgres != null) {
                postgres.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
