package assay.session.response.store;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;

/**
 * Builds the connection pool so that the statement of a group commit stays prepared. The driver
 * keeps statements of up to 2048 characters by default; a longer one would be parsed and planned
 * anew for every transaction, with the sessions locked meanwhile.
 */
@Singleton
class SavePool implements PgPoolCreator {
    static final int STATEMENT_CHARACTERS_MAX = 16_384;
    private static final int CONNECT_MS_MAX = 5_000;

    /**
     * A connection on which nothing came for so long is closed, whether it is idle or its other end
     * fell silent while it was being opened.
     */
    private static final int SILENCE_SECONDS_MAX = 60;

    private final DatabaseTls tls;

    SavePool(DatabaseTls tls) {
        this.tls = tls;
    }

    @Override
    public Pool create(Input input) {
        var servers = new ArrayList<SqlConnectOptions>();
        for (var server : input.pgConnectOptionsList()) {
            server.setPreparedStatementCacheSqlLimit(STATEMENT_CHARACTERS_MAX)
                    .setConnectTimeout(CONNECT_MS_MAX)
                    .setReadIdleTimeout(SILENCE_SECONDS_MAX)
                    .setIdleTimeoutUnit(TimeUnit.SECONDS);
            servers.add(tls.secure(server));
        }
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(servers)
                .using(input.vertx())
                .build();
    }
}
