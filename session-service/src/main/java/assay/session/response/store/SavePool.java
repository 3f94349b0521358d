package assay.session.response.store;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.ArrayList;

/**
 * Builds the connection pool so that the statement of a group commit stays prepared. The driver
 * keeps statements of up to 2048 characters by default; a longer one would be parsed and planned
 * anew for every transaction, with the sessions locked meanwhile.
 */
@Singleton
class SavePool implements PgPoolCreator {
    static final int STATEMENT_CHARACTERS_MAX = 16_384;

    @Override
    public Pool create(Input input) {
        var servers = new ArrayList<SqlConnectOptions>();
        for (var server : input.pgConnectOptionsList()) {
            servers.add(server.setPreparedStatementCacheSqlLimit(STATEMENT_CHARACTERS_MAX));
        }
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(servers)
                .using(input.vertx())
                .build();
    }
}
