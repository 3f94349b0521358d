package assay.question.shipped;

import assay.question.content.json.StoredForm;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Loads the shipped bank into the configured organisation at start; without one, nothing. */
class LoadingShippedBanks {
    private static final Logger LOG = Logger.getLogger(LoadingShippedBanks.class);
    private static final String BANK = "aws-developer-associate";

    private final Optional<String> organisation;
    private final DataSource database;
    private final StoredForm stored;
    private final ObjectMapper json;
    private final InstantSource clock;

    LoadingShippedBanks(
            @ConfigProperty(name = "assay.shipped-bank.organisation") Optional<String> organisation,
            DataSource database,
            StoredForm stored,
            ObjectMapper json,
            InstantSource clock) {
        this.organisation = organisation;
        this.database = database;
        this.stored = stored;
        this.json = json;
        this.clock = clock;
    }

    void load(@Observes StartupEvent start) throws SQLException {
        if (organisation.isEmpty()) {
            return;
        }
        var began = clock.instant();
        var files = ShippedFiles.of(BANK, json);
        if (isLoaded(organisation.get(), files)) {
            LOG.infof("Bank %s in organisation %s is what is shipped", BANK, organisation.get());
            return;
        }
        var changes = load(organisation.get(), ShippedBank.of(files, json));
        LOG.infof(
                "Bank %s in organisation %s: %s (%d ms)",
                BANK,
                organisation.get(),
                changes,
                Duration.between(began, clock.instant()).toMillis());
    }

    /**
     * Whether these very files were loaded last; understanding them again would cost each start.
     */
    boolean isLoaded(String organisation, ShippedFiles files) throws SQLException {
        try (var connection = database.getConnection()) {
            return ShippedBankLoad.isLoaded(
                    connection, organisation, files.description().name(), files.digest());
        }
    }

    /** Brings the organisation's bank to what is shipped, whole or not at all. */
    ShippedBankLoad.Changes load(String organisation, ShippedBank bank) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var changes =
                        new ShippedBankLoad(connection, organisation, bank, stored, clock.instant())
                                .run();
                connection.commit();
                return changes;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }
}
