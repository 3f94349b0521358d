package assay.question.content.store;

import assay.question.content.AnswerKey;
import assay.question.content.KeyRevision;
import assay.question.content.Question;
import assay.question.content.QuestionDraft;
import assay.question.content.QuestionFilter;
import assay.question.content.QuestionFilter.State;
import assay.question.content.QuestionSummary;
import assay.question.content.QuestionVersion;
import assay.question.content.Questions;
import assay.question.content.Review;
import assay.question.content.ReviewState;
import assay.question.content.Standing;
import assay.question.content.json.StoredForm;
import assay.question.content.text.DraftTexts;
import assay.question.history.Deed;
import assay.question.platform.Ids;
import assay.question.topic.Topics;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.query.Query;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PanacheQuestions implements Questions, PanacheRepositoryBase<QuestionRow, UUID> {
    private final Session database;
    private final StoredForm stored;
    private final Topics topics;
    private final AssetUses uses;

    PanacheQuestions(Session database, StoredForm stored, Topics topics, AssetUses uses) {
        this.database = database;
        this.stored = stored;
        this.topics = topics;
        this.uses = uses;
    }

    @Override
    public Optional<Question> find(UUID id) {
        return findByIdOptional(id).map(this::question);
    }

    @Override
    public boolean exists(UUID id) {
        return count("id", id) > 0;
    }

    @Override
    public Optional<Question> hold(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).map(this::question);
    }

    @Override
    public List<QuestionSummary> list(QuestionFilter filter, UUID after, int rowsMax) {
        var query = select("select q, v, r", filter, after, Object[].class);
        return query.setMaxResults(rowsMax).getResultList().stream()
                .map(row -> summary((QuestionRow) row[0], (VersionRow) row[1], (ReviewRow) row[2]))
                .toList();
    }

    private <T> Query<T> select(String selected, QuestionFilter filter, UUID after, Class<T> type) {
        var where = new ArrayList<>(List.of("q.id > :after"));
        var values = new LinkedHashMap<String, Object>(Map.of("after", after));
        restrict("q.bank = :bank", "bank", filter.bank(), where, values);
        where.add(
                filter.shown() == QuestionFilter.Shown.TRASHED
                        ? "q.trashedAt is not null"
                        : "q.trashedAt is null");
        switch (filter.shown()) {
            case null -> {}
            case TRASHED -> {}
            case IN_REVIEW ->
                    restrict("r.state = :asked", "asked", ReviewState.ASKED, where, values);
            case DRAFT, PUBLISHED, RETIRED ->
                    restrict(
                            "q.state = :state",
                            "state",
                            State.valueOf(filter.shown().name()),
                            where,
                            values);
        }
        restrict("r.reviewer = :reviewer", "reviewer", filter.reviewer(), where, values);
        restrict("v.difficulty = :difficulty", "difficulty", filter.difficulty(), where, values);
        restrict(
                "v.interaction = :interaction", "interaction", filter.interaction(), where, values);
        restrict("array_contains(v.tags, :tag)", "tag", filter.tag(), where, values);
        if (filter.topic() != null) {
            var subtree = topics.subtree(filter.topic()).toArray(String[]::new);
            restrict("array_intersects(v.topics, :topics)", "topics", subtree, where, values);
        }
        var query =
                database.createQuery(
                        """
                        %s from QuestionRow q join VersionRow v on v.questionId = q.id and v.number = q.latestVersion
                        left join ReviewRow r on r.questionVersionId = v.id
                        where %s order by q.id\
                        """
                                .formatted(selected, String.join(" and ", where)),
                        type);
        values.forEach(query::setParameter);
        return query;
    }

    @Override
    public List<QuestionSummary> summaries(List<UUID> ids) {
        var found = new HashMap<UUID, QuestionSummary>();
        database
                .createQuery(
                        """
                        select q, v, r from QuestionRow q join VersionRow v on v.questionId = q.id and v.number = q.latestVersion
                        left join ReviewRow r on r.questionVersionId = v.id
                        where q.id in :ids\
                        """,
                        Object[].class)
                .setParameter("ids", ids)
                .getResultList()
                .stream()
                .map(row -> summary((QuestionRow) row[0], (VersionRow) row[1], (ReviewRow) row[2]))
                .forEach(summary -> found.put(summary.id(), summary));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private static void restrict(
            String condition,
            String name,
            @Nullable Object value,
            List<String> where,
            Map<String, Object> values) {
        if (value != null) {
            where.add(condition);
            values.put(name, value);
        }
    }

    @Override
    public Optional<Question> add(
            UUID id, String bank, String name, QuestionDraft draft, String author, Instant now) {
        var row = questionRow(id, bank, name, now);
        try {
            persistAndFlush(row);
        } catch (ConstraintViolationException e) {
            if ("question_name_unique".equals(e.getConstraintName())) {
                return Optional.empty();
            }
            throw e;
        }
        return Optional.of(
                question(row, addVersion(row, DraftTexts.clean(draft).draft(), author, now), null));
    }

    private static QuestionRow questionRow(UUID id, String bank, String name, Instant now) {
        var row = new QuestionRow();
        row.id = id;
        row.bank = bank;
        row.name = name;
        row.state = State.DRAFT;
        row.latestVersion = 1;
        row.createdAt = now;
        row.updatedAt = now;
        return row;
    }

    /** Table by table, so that the rows of each go to the database together. */
    @Override
    public void addAll(String bank, List<Addition> additions, String author, Instant now) {
        var questions = new ArrayList<QuestionRow>();
        var versions = new ArrayList<VersionRow>();
        var keys = new ArrayList<KeyRevisionRow>();
        var drafts = new ArrayList<QuestionDraft>();
        for (var addition : additions) {
            var draft = addition.draft().draft();
            var question = questionRow(addition.id(), bank, addition.name(), now);
            var version = versionRow(question, draft, author, now);
            questions.add(question);
            versions.add(version);
            keys.add(firstKeyRow(version, draft, author, now));
            drafts.add(draft);
        }
        try {
            questions.forEach(database::persist);
            versions.forEach(database::persist);
            keys.forEach(database::persist);
            database.flush();
        } catch (ConstraintViolationException e) {
            if ("question_name_unique".equals(e.getConstraintName())) {
                throw new IllegalStateException("a name was taken meanwhile", e);
            }
            throw e;
        }
        for (var i = 0; i < drafts.size(); i++) {
            uses.registerNew(versions.get(i).id, drafts.get(i), now);
        }
    }

    @Override
    public Optional<NameHolder> holder(String bank, String name) {
        return find("bank = ?1 and name = ?2", bank, name)
                .firstResultOptional()
                .map(row -> row.trashedAt == null ? NameHolder.IN_BANK : NameHolder.IN_TRASH);
    }

    @Override
    public Question revise(Question held, QuestionDraft written, String author, Instant now) {
        var draft = DraftTexts.clean(written).draft();
        var row = findById(held.id());
        var latest = versionRow(row.id, row.latestVersion);
        if (latest.publishedAt == null) {
            fill(latest, draft, author, now);
            removeReview(latest.id);
            latestKeyRow(latest.id).key = stored.write(draft.key());
            uses.register(latest.id, draft, now);
        } else {
            row.latestVersion = latest.number + 1;
            addVersion(row, draft, author, now);
        }
        return changed(row, now);
    }

    @Override
    public Question publish(
            Question held, Standing.Published standing, String publisher, Instant now) {
        AssetUses.requireAlternatives(held.latest().draft());
        AssetUses.requireOwn(DraftTexts.fromElsewhere(held.latest().draft()));
        var row = findById(held.id());
        var version = versionRow(row.id, standing.version());
        version.publishedAt = now;
        version.publishedBy = publisher;
        row.state = State.PUBLISHED;
        row.publishedVersion = standing.version();
        return changed(row, now);
    }

    @Override
    public Question stand(Question held, Standing standing, Instant now) {
        var row = findById(held.id());
        row.state = State.of(standing);
        return changed(row, now);
    }

    @Override
    public Question review(Question held, @Nullable Review review, Instant now) {
        var versionId = held.latest().id();
        if (review == null) {
            removeReview(versionId);
        } else {
            var row = database.find(ReviewRow.class, versionId);
            if (row == null) {
                row = new ReviewRow();
                row.questionVersionId = versionId;
                fill(row, review);
                database.persist(row);
            } else {
                fill(row, review);
            }
        }
        return changed(findById(held.id()), now);
    }

    private void removeReview(UUID versionId) {
        var row = database.find(ReviewRow.class, versionId);
        if (row != null) {
            database.remove(row);
        }
    }

    private static void fill(ReviewRow row, Review review) {
        row.state = ReviewState.of(review);
        row.askedBy = review.asking().by();
        row.askedAt = review.asking().at();
        row.reviewer = review.asking().reviewer();
        row.note = review.asking().note();
        var decision =
                switch (review) {
                    case Review.Asked _ -> null;
                    case Review.Approved(_, var approval) -> approval;
                    case Review.SentBack(_, var refusal) -> refusal;
                };
        row.decidedBy = decision == null ? null : decision.actor();
        row.decidedAt = decision == null ? null : decision.at();
        row.decisionNote = decision == null ? null : decision.note();
    }

    @Override
    public Optional<Review> review(QuestionVersion version) {
        return Optional.ofNullable(review(version.id()));
    }

    private @Nullable Review review(UUID versionId) {
        var row = database.find(ReviewRow.class, versionId);
        return row == null ? null : review(row);
    }

    private static Review review(ReviewRow row) {
        var asking = new Review.Asking(row.askedBy, row.askedAt, row.reviewer, row.note);
        return switch (row.state) {
            case ASKED -> new Review.Asked(asking);
            case APPROVED -> new Review.Approved(asking, decision(row));
            case SENT_BACK -> new Review.SentBack(asking, decision(row));
        };
    }

    private static Deed decision(ReviewRow row) {
        return new Deed(row.decidedBy, row.decidedAt, row.decisionNote);
    }

    @Override
    public Optional<Question> move(Question held, String bank, Instant now) {
        var row = findById(held.id());
        row.bank = bank;
        try {
            return Optional.of(changed(row, now));
        } catch (ConstraintViolationException e) {
            if ("question_name_unique".equals(e.getConstraintName())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public Question trash(Question held, String actor, Instant now) {
        var row = findById(held.id());
        row.trashedAt = now;
        row.trashedBy = actor;
        return changed(row, now);
    }

    @Override
    public Question restore(Question held, Instant now) {
        var row = findById(held.id());
        row.trashedAt = null;
        row.trashedBy = null;
        return changed(row, now);
    }

    /** Also counts as a change of the question when only its draft or a key changed. */
    private Question changed(QuestionRow row, Instant now) {
        row.updatedAt = now;
        database.flush();
        return question(row);
    }

    @Override
    public List<QuestionVersion> versions(UUID questionId, int after, int rowsMax) {
        return database
                .createQuery(
                        "from VersionRow where questionId = :question and number > :after order by"
                                + " number",
                        VersionRow.class)
                .setParameter("question", questionId)
                .setParameter("after", after)
                .setMaxResults(rowsMax)
                .getResultList()
                .stream()
                .map(this::version)
                .toList();
    }

    @Override
    public Optional<QuestionVersion> version(UUID questionId, int number) {
        return findVersionRow(questionId, number).map(this::version);
    }

    @Override
    public List<KeyRevision> keyRevisions(QuestionVersion version, int after, int rowsMax) {
        return database
                .createQuery(
                        """
                        select k, v from KeyRevisionRow k join VersionRow v on v.id = k.questionVersionId
                        where v.id = :version and k.number > :after order by k.number\
                        """,
                        Object[].class)
                .setParameter("version", version.id())
                .setParameter("after", after)
                .setMaxResults(rowsMax)
                .getResultList()
                .stream()
                .map(this::keyRevision)
                .toList();
    }

    @Override
    public Map<Integer, Set<String>> correctors(UUID questionId) {
        return database
                .createQuery(
                        """
                        select distinct v.number, k.createdBy
                        from KeyRevisionRow k join VersionRow v on v.id = k.questionVersionId
                        where v.questionId = :question and k.number > 1\
                        """,
                        Object[].class)
                .setParameter("question", questionId)
                .getResultList()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                row -> (Integer) row[0],
                                Collectors.mapping(
                                        row -> (String) row[1], Collectors.toUnmodifiableSet())));
    }

    @Override
    public KeyRevision correct(
            Question held,
            QuestionVersion version,
            AnswerKey written,
            String reason,
            String author,
            Instant now) {
        var key = DraftTexts.clean(written, version.draft().textFormat());
        AssetUses.requireOwn(DraftTexts.fromElsewhere(key, version.draft().textFormat()));
        AssetUses.requireAlternatives(key, version.draft().textFormat());
        uses.registerAlso(version.id(), key, version.draft().textFormat(), now);
        var row = new KeyRevisionRow();
        row.id = Ids.next();
        row.questionVersionId = version.id();
        row.number = latestKeyRow(version.id()).number + 1;
        row.key = stored.write(key);
        row.reason = reason;
        row.createdAt = now;
        row.createdBy = author;
        database.persist(row);
        changed(findById(held.id()), now);
        return new KeyRevision(
                held.id(),
                version.id(),
                version.number(),
                row.number,
                version.draft().textFormat(),
                key,
                reason,
                now,
                author);
    }

    @Override
    public List<KeyRevision> latestKeys(List<UUID> questionVersionIds) {
        return database
                .createQuery(
                        """
                        select k, v from KeyRevisionRow k join VersionRow v on v.id = k.questionVersionId
                        where v.id in :versions and v.publishedAt is not null and k.number =
                            (select max(l.number) from KeyRevisionRow l where l.questionVersionId = v.id)
                        order by v.id\
                        """,
                        Object[].class)
                .setParameter("versions", questionVersionIds)
                .getResultList()
                .stream()
                .map(this::keyRevision)
                .toList();
    }

    private QuestionVersion addVersion(
            QuestionRow question, QuestionDraft draft, String author, Instant now) {
        var row = versionRow(question, draft, author, now);
        database.persist(row);
        var key = firstKeyRow(row, draft, author, now);
        database.persist(key);
        database.flush();
        uses.registerNew(row.id, draft, now);
        return version(row, key);
    }

    private VersionRow versionRow(
            QuestionRow question, QuestionDraft draft, String author, Instant now) {
        var row = new VersionRow();
        row.id = Ids.next();
        row.questionId = question.id;
        row.number = question.latestVersion;
        fill(row, draft, author, now);
        return row;
    }

    private KeyRevisionRow firstKeyRow(
            VersionRow version, QuestionDraft draft, String author, Instant now) {
        var key = new KeyRevisionRow();
        key.id = Ids.next();
        key.questionVersionId = version.id;
        key.number = 1;
        key.key = stored.write(draft.key());
        key.reason = "";
        key.createdAt = now;
        key.createdBy = author;
        return key;
    }

    private void fill(VersionRow row, QuestionDraft draft, String author, Instant now) {
        var time = draft.estimatedTime();
        row.title = draft.title();
        row.difficulty = draft.difficulty();
        row.interaction = draft.content().interaction();
        row.language = draft.language();
        row.estimatedSeconds = time == null ? null : Math.toIntExact(time.toSeconds());
        row.points = draft.points();
        row.topics = draft.topics().toArray(String[]::new);
        row.tags = draft.tags().toArray(String[]::new);
        row.textFormat = draft.textFormat();
        row.content = stored.write(draft.content());
        row.source = draft.source();
        row.properties = stored.write(draft.properties());
        row.origin = stored.write(draft.origin());
        row.createdAt = now;
        row.createdBy = author;
    }

    private Optional<VersionRow> findVersionRow(UUID questionId, int number) {
        return database.createQuery(
                        "from VersionRow where questionId = :question and number = :number",
                        VersionRow.class)
                .setParameter("question", questionId)
                .setParameter("number", number)
                .uniqueResultOptional();
    }

    private VersionRow versionRow(UUID questionId, int number) {
        return findVersionRow(questionId, number).orElseThrow();
    }

    private KeyRevisionRow latestKeyRow(UUID versionId) {
        return database.createQuery(
                        "from KeyRevisionRow where questionVersionId = :version order by number"
                                + " desc",
                        KeyRevisionRow.class)
                .setParameter("version", versionId)
                .setMaxResults(1)
                .getSingleResult();
    }

    private Question question(QuestionRow row) {
        var latest = versionRow(row.id, row.latestVersion);
        return question(row, version(latest), review(latest.id));
    }

    private static Question question(
            QuestionRow row, QuestionVersion latest, @Nullable Review review) {
        return new Question(
                row.id,
                row.bank,
                row.name,
                standing(row),
                latest,
                review,
                row.trashedAt,
                row.rowVersion,
                row.createdAt,
                row.updatedAt);
    }

    private static Standing standing(QuestionRow row) {
        return switch (row.state) {
            case DRAFT -> new Standing.Draft();
            case PUBLISHED -> new Standing.Published(row.publishedVersion);
            case RETIRED -> new Standing.Retired(row.publishedVersion);
        };
    }

    private QuestionVersion version(VersionRow row) {
        return version(row, latestKeyRow(row.id));
    }

    private QuestionVersion version(VersionRow row, KeyRevisionRow key) {
        var seconds = row.estimatedSeconds;
        var draft =
                new QuestionDraft(
                        row.title,
                        row.difficulty,
                        List.of(row.topics),
                        List.of(row.tags),
                        row.language,
                        seconds == null ? null : Duration.ofSeconds(seconds),
                        row.points,
                        row.textFormat,
                        stored.readContent(row.content),
                        stored.readKey(key.key),
                        row.source,
                        stored.readProperties(row.properties),
                        stored.readOrigin(row.origin));
        return new QuestionVersion(
                row.id,
                row.number,
                draft,
                key.number,
                row.createdAt,
                row.createdBy,
                row.publishedAt);
    }

    private KeyRevision keyRevision(Object[] found) {
        var key = (KeyRevisionRow) found[0];
        var version = (VersionRow) found[1];
        return new KeyRevision(
                version.questionId,
                version.id,
                version.number,
                key.number,
                version.textFormat,
                stored.readKey(key.key),
                key.reason,
                key.createdAt,
                key.createdBy);
    }

    private static QuestionSummary summary(
            QuestionRow question, VersionRow version, @Nullable ReviewRow review) {
        return new QuestionSummary(
                question.id,
                question.bank,
                question.name,
                standing(question),
                review == null ? null : review.state,
                question.trashedAt,
                question.latestVersion,
                question.createdAt,
                question.updatedAt,
                version.title,
                version.difficulty,
                version.interaction,
                version.language,
                List.of(version.topics),
                List.of(version.tags),
                version.points);
    }
}
