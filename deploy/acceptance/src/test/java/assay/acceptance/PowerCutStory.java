package assay.acceptance;

import static java.time.Duration.ofSeconds;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** PostgreSQL, services and launcher die at one moment; what was acknowledged is on the disk. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PowerCutStory {
    private static final int SAVERS = 16;
    private static final int SAVES_BEFORE_THE_CUT = 300;

    private final Platform platform = Platform.running();

    /** Which question each acknowledged save was for, by its sequence number. */
    private final Map<Long, String> acknowledged = new ConcurrentHashMap<>();

    @Test
    void a_power_cut_in_the_midst_of_saving_loses_nothing_that_was_acknowledged() throws Exception {
        var sitting = Sitting.begin(Person.CARL2, Exams.named(Exams.PRACTICE));
        var questions = sitting.questions();
        var off = new AtomicBoolean();
        var savers =
                IntStream.range(0, SAVERS)
                        .mapToObj(saver ->
                                Thread.ofVirtual()
                                        .start(() ->
                                                saveInTurn(sitting, every(saver, questions), off)))
                        .toList();
        await().atMost(ofSeconds(60)).until(() -> acknowledged.size() >= SAVES_BEFORE_THE_CUT);

        platform.cutPower();
        off.set(true);
        for (var saver : savers) saver.join();
        platform.powerUp();

        // the session's own token still opens it, and its questions are as they were
        assertEquals(
                questions.stream().map(Sitting.Question::id).toList(),
                sitting.paper().getList("questions.questionId"));
        Person.INES
                .asks()
                .get("/v1/sessions/{id}", sitting.id())
                .then()
                .statusCode(200)
                .body("state", equalTo("running"));
        var lost = new HashMap<>(acknowledged);
        lost.entrySet().removeAll(sitting.keptSaves().entrySet());
        assertEquals(Map.of(), lost, "acknowledged and lost");
        assertTrue(acknowledged.size() >= SAVES_BEFORE_THE_CUT);

        sitting.save(questions.getFirst().id(), questions.getFirst().anyAnswer());
        sitting.submit().statusCode(201).body("state", equalTo("submitted"));
        sitting.submit().statusCode(200);
        assertEquals(1, sitting.resultFor(Person.INES).getInt("grading.revision"));
        Person.INES
                .asks()
                .get("/v1/results/{id}/revisions", sitting.id())
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }

    /** Each saver has questions of its own, so that their saves stay in order. */
    private static List<Sitting.Question> every(int saver, List<Sitting.Question> questions) {
        return IntStream.range(0, questions.size())
                .filter(index -> index % SAVERS == saver)
                .mapToObj(questions::get)
                .toList();
    }

    private void saveInTurn(Sitting sitting, List<Sitting.Question> questions, AtomicBoolean off) {
        for (var turn = 0; !off.get(); turn = (turn + 1) % questions.size()) {
            var question = questions.get(turn);
            sitting.saveIfReachable(question)
                    .ifPresent(sequence -> acknowledged.put(sequence, question.id()));
        }
    }
}
