package assay.session.sitting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.session.access.SessionId;
import assay.session.exam.ExamId;
import assay.session.exam.RevisionId;
import assay.session.exam.Revisions;
import assay.session.outbox.Outbox;
import assay.session.platform.Api;
import assay.session.platform.Api.Sitting;
import assay.session.platform.MovableClock;
import assay.session.platform.QuestionBank;
import assay.session.platform.ServiceTest;
import assay.session.platform.Sql;
import assay.session.pool.Interaction;
import assay.session.response.LogRow;
import assay.session.response.Papers;
import assay.session.response.Responses;
import assay.session.upload.Uploads;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Every hand-written statement about one session names the organisation itself, whatever its
 * callers have checked before: with another one it finds nothing and changes nothing.
 */
@QuarkusTest
class IsolationTest extends ServiceTest {
    private static final String OURS = "demo";
    private static final String THEIRS = "other";

    @Inject Sessions sessions;
    @Inject Responses responses;
    @Inject Papers papers;
    @Inject Uploads uploads;
    @Inject Revisions revisions;
    @Inject Outbox outbox;
    @Inject EndingSession ending;
    @Inject MovableClock clock;
    @Inject Sql sql;

    private static Sitting sitting() {
        var sitting = Api.start(Api.publishedExam());
        sitting.save(sitting.questions().getFirst(), 1).then().statusCode(200);
        return sitting;
    }

    @Test
    void sessions_and_papers_are_not_there_for_another_organisation() throws Exception {
        var id = new SessionId(sitting().id());
        assertThat(sessions.find(id, THEIRS)).isEmpty();
        assertThat(sessions.hold(id, THEIRS)).isEmpty();
        assertThatThrownBy(() -> sessions.paper(id, THEIRS))
                .isInstanceOf(NoSuchElementException.class);
        assertThat(sessions.paper(id, OURS).items()).isNotEmpty();
        assertThat(papers.find(id, OURS).toCompletableFuture().get(30, SECONDS)).isPresent();
        assertThat(papers.find(id, THEIRS).toCompletableFuture().get(30, SECONDS)).isEmpty();
        assertThat(papers.timing(id, OURS).toCompletableFuture().get(30, SECONDS)).isPresent();
        assertThat(papers.timing(id, THEIRS).toCompletableFuture().get(30, SECONDS)).isEmpty();
        QuarkusTransaction.requiringNew()
                .run(() -> assertThat(sessions.snapshot(id, THEIRS)).isEmpty());
    }

    @Test
    void responses_are_not_there_for_another_organisation() {
        var id = new SessionId(sitting().id());
        assertThat(responses.current(id, THEIRS)).isEmpty();
        assertThat(responses.stored(id, THEIRS)).isEmpty();
        assertThat(log(id, THEIRS)).isEmpty();
        assertThat(responses.lastSequence(id, THEIRS)).isZero();
        assertThat(responses.current(id, OURS)).hasSize(1);
        assertThat(responses.stored(id, OURS)).hasSize(1);
        assertThat(log(id, OURS)).hasSize(1);
        assertThat(responses.lastSequence(id, OURS)).isEqualTo(1);
    }

    private List<LogRow> log(SessionId id, String organisation) {
        var rows = new ArrayList<LogRow>();
        QuarkusTransaction.requiringNew().run(() -> responses.log(id, organisation, rows::add));
        return rows;
    }

    @Test
    void files_are_not_there_for_another_organisation() throws Exception {
        var sitting = Api.start(Api.publishedExamOfKinds());
        var bytes = "A report.".getBytes(UTF_8);
        sitting.upload(QuestionBank.questionId(Interaction.FILE_UPLOAD), "report.txt", bytes)
                .then()
                .statusCode(201);
        var id = new SessionId(sitting.id());
        assertThat(uploads.list(id, THEIRS)).isEmpty();
        assertThat(uploads.listAside(id, THEIRS).toCompletableFuture().get(30, SECONDS)).isEmpty();
        var file = uploads.list(id, OURS).getFirst().id();
        assertThat(uploads.find(id, THEIRS, file)).isEmpty();
        assertThat(copied(id, THEIRS, file)).isEmpty();
        QuarkusTransaction.requiringNew().run(() -> uploads.remove(id, THEIRS, file));
        assertThat(uploads.find(id, OURS, file)).isPresent();
        assertThat(copied(id, OURS, file)).isEqualTo(bytes);
    }

    private byte[] copied(SessionId session, String organisation, UUID file) throws IOException {
        var target = new ByteArrayOutputStream();
        uploads.copy(session, organisation, file, target);
        return target.toByteArray();
    }

    @Test
    void flags_are_not_there_for_another_organisation() {
        var id = new SessionId(sitting().id());
        var question = UUID.randomUUID();
        assertThat(sessions.flag(id, THEIRS, question, clock.instant())).isFalse();
        assertThat(sessions.flag(id, OURS, question, clock.instant())).isTrue();
        assertThat(sessions.flags(id, THEIRS)).isEmpty();
        assertThat(sessions.unflag(id, THEIRS, question, clock.instant())).isFalse();
        assertThat(sessions.flags(id, OURS)).containsExactly(question);
        assertThat(sessions.unflag(id, OURS, question, clock.instant())).isTrue();
        assertThat(sessions.flags(id, OURS)).isEmpty();
    }

    @Test
    void the_platform_expires_a_session_within_its_own_organisation() {
        var sitting = sitting();
        var id = new SessionId(sitting.id());
        var later = clock.instant().plus(Duration.ofHours(2));
        assertThat(sessions.closed(later, 10_000)).contains(new Sessions.Closed(id, OURS));
        assertThat(expire(id, THEIRS)).isFalse();
        assertThat(sessions.find(id, OURS)).get().isInstanceOf(Session.Running.class);
        assertThat(expire(id, OURS)).isTrue();
    }

    private boolean expire(SessionId id, String organisation) {
        var later = clock.instant().plus(Duration.ofHours(2));
        return QuarkusTransaction.requiringNew()
                .call(() -> ending.expireIfClosed(id, organisation, later));
    }

    @Test
    void the_outbox_changes_a_row_of_the_named_organisation_only() {
        var sitting = sitting();
        sitting.submit().then().statusCode(201);
        outbox.delivered(sitting.id(), THEIRS, clock.instant());
        outbox.postpone(sitting.id(), THEIRS, clock.instant(), "spoilt");
        assertThat(
                        sql.find(
                                """
                                select count(*) from outbox
                                 where session_id = ? and delivered_at is null and last_fault is null
                                """,
                                row -> row.getInt(1),
                                sitting.id()))
                .contains(1);
    }

    @Test
    void what_another_organisation_abandons_or_forgets_is_not_ours() {
        var exam = new ExamId(Api.publishedExam());
        var begun =
                sql.find(
                                """
                                insert into exam_publication (revision_id, organisation, exam_id, exam_version, begun_at, claimed_until)
                                values (gen_random_uuid(), ?, ?, 99, ?, ?) returning revision_id
                                """,
                                row -> Sql.uuid(row, "revision_id"),
                                OURS,
                                exam.value(),
                                clock.instant(),
                                clock.instant())
                        .map(RevisionId::new)
                        .orElseThrow();
        assertThat(revisions.abandon(begun, THEIRS, clock.instant())).isFalse();
        assertThat(revisions.abandon(begun, OURS, clock.instant())).isTrue();
        revisions.forget(begun, THEIRS);
        assertThat(begun(begun.value())).isEqualTo(1);
        revisions.forget(begun, OURS);
        assertThat(begun(begun.value())).isZero();
        assertThat(revisions.latest(exam, THEIRS)).isEmpty();
        assertThat(revisions.find(exam, 1, THEIRS)).isEmpty();
        assertThat(revisions.list(exam, THEIRS, 0, 10)).isEmpty();
    }

    private int begun(UUID revision) {
        return sql.find(
                        "select count(*) from exam_publication where revision_id = ?",
                        row -> row.getInt(1),
                        revision)
                .orElseThrow();
    }
}
