package assay.question.asset.store;

import assay.question.asset.Asset;
import assay.question.asset.AssetId;
import assay.question.asset.Assets;
import assay.question.asset.MediaType;
import assay.question.asset.PictureSize;
import assay.question.platform.Caller;
import assay.question.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * Plain SQL, since an entity would carry its bytes wherever it goes; each statement names the
 * organisation.
 */
@ApplicationScoped
class SqlAssets implements Assets {
    private static final String ASSETS =
            """
            select a.id, a.hash, a.media_type, a.byte_count, a.width, a.height, a.created_at,
                (select count(distinct u.question_version_id) from asset_use u
                 where u.organisation = a.organisation and u.hash = a.hash) as uses
            from asset a where a.organisation = :organisation
            """;

    private final Session database;
    private final Caller caller;

    SqlAssets(Session database, Caller caller) {
        this.database = database;
        this.caller = caller;
    }

    @Override
    public Optional<Asset> find(AssetId id) {
        return assets("and a.hash = :hash")
                .setParameter("hash", id.value())
                .uniqueResultOptional()
                .map(SqlAssets::asset);
    }

    @Override
    public List<Asset> list(UUID after, int rowsMax) {
        return assets("and a.id > :after order by a.id")
                .setParameter("after", after)
                .setMaxResults(rowsMax)
                .getResultList()
                .stream()
                .map(SqlAssets::asset)
                .toList();
    }

    @Override
    public Optional<Asset> usedInKeys(UUID questionVersionId, AssetId id) {
        return assets(
                        """
                        and a.hash = :hash and exists (select from asset_use u
                            where u.organisation = :organisation and u.hash = a.hash and u.part = 'KEY'
                              and u.question_version_id = :version)\
                        """)
                .setParameter("hash", id.value())
                .setParameter("version", questionVersionId)
                .uniqueResultOptional()
                .map(SqlAssets::asset);
    }

    @Override
    public List<Asset> usedInContents(List<UUID> questionVersionIds) {
        return assets(
                        """
                        and a.hash in (select u.hash from asset_use u
                            where u.organisation = :organisation and u.part = 'CONTENT'
                              and u.question_version_id = any(cast(cast(:versions as text[]) as uuid[])))
                        order by a.hash\
                        """)
                .setParameter(
                        "versions",
                        questionVersionIds.stream().map(Objects::toString).toArray(String[]::new))
                .getResultList()
                .stream()
                .map(SqlAssets::asset)
                .toList();
    }

    private NativeQuery<Object[]> assets(String restriction) {
        return database.createNativeQuery(ASSETS + restriction, Object[].class)
                .setParameter("organisation", caller.organisation())
                .addScalar("id", UUID.class)
                .addScalar("hash", String.class)
                .addScalar("media_type", String.class)
                .addScalar("byte_count", Long.class)
                .addScalar("width", Integer.class)
                .addScalar("height", Integer.class)
                .addScalar("created_at", Instant.class)
                .addScalar("uses", Integer.class);
    }

    private static Asset asset(Object[] row) {
        return new Asset(
                (UUID) row[0],
                new AssetId((String) row[1]),
                MediaType.of((String) row[2]).orElseThrow(),
                (Long) row[3],
                size((Integer) row[4], (Integer) row[5]),
                (Instant) row[6],
                (Integer) row[7]);
    }

    private static @Nullable PictureSize size(@Nullable Integer width, @Nullable Integer height) {
        return width == null || height == null ? null : new PictureSize(width, height);
    }

    @Override
    public Put put(
            AssetId id,
            MediaType type,
            byte[] bytes,
            @Nullable PictureSize size,
            String author,
            Instant now) {
        boolean isNew =
                database.createNativeQuery(
                                """
                                insert into asset (id, organisation, hash, media_type, byte_count, width, height, bytes,
                                    created_at, created_by, wanted_at)
                                values (:id, :organisation, :hash, :type, :count, :width, :height, :bytes, :now, :author, :now)
                                on conflict on constraint asset_hash_unique do update set wanted_at = excluded.wanted_at
                                returning xmax = 0\
                                """,
                                Boolean.class)
                        .setParameter("id", Ids.next())
                        .setParameter("organisation", caller.organisation())
                        .setParameter("hash", id.value())
                        .setParameter("type", type.value())
                        .setParameter("count", (long) bytes.length)
                        .setParameter("width", size == null ? null : size.width(), Integer.class)
                        .setParameter("height", size == null ? null : size.height(), Integer.class)
                        .setParameter("bytes", bytes)
                        .setParameter("now", now)
                        .setParameter("author", author)
                        .getSingleResult();
        return new Put(find(id).orElseThrow(), isNew);
    }

    @Override
    public byte[] read(AssetId id, long from, int count) {
        return database.createNativeQuery(
                        """
                        select substring(bytes from :from for :count) from asset
                        where organisation = :organisation and hash = :hash\
                        """,
                        byte[].class)
                .setParameter("from", Math.toIntExact(from + 1))
                .setParameter("count", count)
                .setParameter("organisation", caller.organisation())
                .setParameter("hash", id.value())
                .uniqueResultOptional()
                .orElseGet(() -> new byte[0]);
    }

    @Override
    public Set<AssetId> hold(Set<AssetId> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return database
                .createNativeQuery(
                        """
                        select hash from asset where organisation = :organisation and hash = any(cast(:hashes as text[]))
                        order by hash for key share\
                        """,
                        String.class)
                .setParameter("organisation", caller.organisation())
                .setParameter("hashes", texts(ids))
                .getResultList()
                .stream()
                .map(AssetId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void use(UUID questionVersionId, Part part, Set<AssetId> ids, Instant now) {
        want(
                """
                hash in (select hash from asset_use where organisation = :organisation and part = :part
                    and question_version_id = :version) and not hash = any(cast(:hashes as text[]))\
                """,
                questionVersionId,
                part,
                ids,
                now);
        update(
                """
                delete from asset_use where organisation = :organisation and part = :part
                  and question_version_id = :version and not hash = any(cast(:hashes as text[]))\
                """,
                questionVersionId,
                part,
                ids);
        useAlso(questionVersionId, part, ids, now);
    }

    @Override
    public void useAlso(UUID questionVersionId, Part part, Set<AssetId> ids, Instant now) {
        if (ids.isEmpty()) {
            return;
        }
        if (hold(ids).size() < ids.size()) {
            throw new IllegalArgumentException("an asset is not there: " + ids);
        }
        update(
                """
                insert into asset_use (organisation, hash, question_version_id, part)
                select :organisation, hash, :version, :part from unnest(cast(:hashes as text[])) as hash
                on conflict on constraint asset_use_pk do nothing\
                """,
                questionVersionId,
                part,
                ids);
    }

    /** One that loses a use is kept from then on, not from its upload. */
    private void want(
            String condition, UUID version, Part part, Collection<AssetId> ids, Instant now) {
        database.createNativeMutationQuery(
                        "update asset set wanted_at = :now where organisation = :organisation and "
                                + condition)
                .setParameter("now", now)
                .setParameter("organisation", caller.organisation())
                .setParameter("version", version)
                .setParameter("part", part.name())
                .setParameter("hashes", texts(ids))
                .executeUpdate();
    }

    private void update(String statement, UUID version, Part part, Collection<AssetId> ids) {
        database.createNativeMutationQuery(statement)
                .setParameter("organisation", caller.organisation())
                .setParameter("version", version)
                .setParameter("part", part.name())
                .setParameter("hashes", texts(ids))
                .executeUpdate();
    }

    private static String[] texts(Collection<AssetId> ids) {
        return ids.stream().map(AssetId::value).sorted().toArray(String[]::new);
    }
}
