package assay.question.asset.schedule;

import assay.question.asset.media.AssetConfig;
import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import org.jboss.logging.Logger;

/**
 * Removes assets that no question version has used for a while, of every organisation. Every
 * replica does; each takes rows that no other holds.
 *
 * <p>A save that begins to use an asset locks its row before it writes the use. So either the save
 * comes first, and the asset is passed over or found in use; or the collector does, and the save is
 * told that the asset is not there.
 */
@ApplicationScoped
public class CollectingAssets {
    private static final Logger LOG = Logger.getLogger(CollectingAssets.class);
    private static final int ROWS_AT_ONCE = 100;

    private static final String HOLD =
            """
            select id from asset a
            where wanted_at < ? and not exists
                (select from asset_use u where u.organisation = a.organisation and u.hash = a.hash)
            order by wanted_at limit ? for update of a skip locked\
            """;

    /** Asks again, since a use may have been committed between the question and the lock. */
    private static final String REMOVE =
            """
            delete from asset a
            where id = any(?) and not exists
                (select from asset_use u where u.organisation = a.organisation and u.hash = a.hash)\
            """;

    private final AgroalDataSource database;
    private final AssetConfig config;
    private final InstantSource clock;

    public CollectingAssets(AgroalDataSource database, AssetConfig config, InstantSource clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            identity = "unused-assets",
            every = "${assay.asset.collected-every}",
            delayed = "${assay.asset.collected-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void round() throws SQLException {
        collect();
    }

    /** One round; returns how many assets it removed. */
    public int collect() throws SQLException {
        var removed = 0;
        int held;
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            do {
                var ids = hold(connection);
                held = ids.length;
                removed += held == 0 ? 0 : remove(connection, ids);
                connection.commit();
            } while (held == ROWS_AT_ONCE);
        }
        if (removed > 0) {
            LOG.infof("%d assets that nothing used were removed", removed);
        }
        return removed;
    }

    private Object[] hold(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(HOLD)) {
            query.setObject(1, clock.instant().minus(config.unusedKept()).atOffset(ZoneOffset.UTC));
            query.setInt(2, ROWS_AT_ONCE);
            try (var rows = query.executeQuery()) {
                var ids = new ArrayList<Object>();
                while (rows.next()) {
                    ids.add(rows.getObject(1));
                }
                return ids.toArray();
            }
        }
    }

    private static int remove(Connection connection, Object[] ids) throws SQLException {
        try (var delete = connection.prepareStatement(REMOVE)) {
            delete.setArray(1, connection.createArrayOf("uuid", ids));
            return delete.executeUpdate();
        }
    }
}
