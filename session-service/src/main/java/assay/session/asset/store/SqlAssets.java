package assay.session.asset.store;

import assay.session.asset.Assets;
import assay.session.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

@ApplicationScoped
class SqlAssets implements Assets {
    private final Sql sql;

    SqlAssets(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Set<String> missing(String organisation, Set<String> hashes) {
        var missing = new HashSet<>(hashes);
        if (!hashes.isEmpty()) {
            sql.list(
                            "select hash from asset where organisation = ? and hash = any(string_to_array(?, ','))",
                            row -> row.getString("hash"),
                            organisation,
                            String.join(",", hashes))
                    .forEach(missing::remove);
        }
        return missing;
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void keep(
            String organisation, String hash, String mediaType, byte[] bytes, Instant now) {
        sql.change(
                """
                insert into asset (organisation, hash, media_type, bytes, kept_at) values (?, ?, ?, ?, ?)
                on conflict on constraint asset_pk do nothing
                """,
                organisation,
                hash,
                mediaType,
                bytes,
                now);
    }

    @Override
    public byte[] read(String organisation, String hash, long from, int count) {
        return sql.find(
                        "select substring(bytes from ? for ?) as slice from asset where organisation = ? and hash = ?",
                        row -> row.getBytes("slice"),
                        Math.toIntExact(from + 1),
                        count,
                        organisation,
                        hash)
                .orElseGet(() -> new byte[0]);
    }
}
