package assay.acceptance;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One session as a front end drives it, with the session's own token. */
final class Sitting {
    private final Person candidate;
    private final String id;
    private final String token;
    private final AtomicLong sequence = new AtomicLong();

    private Sitting(Person candidate, String id, String token) {
        this.candidate = candidate;
        this.id = id;
        this.token = token;
    }

    static Sitting begin(Person candidate, String examId) {
        return begun(
                candidate,
                candidate.asks().body(Map.of("examId", examId)).post("/v1/sessions").then());
    }

    /** The one that this reply to the candidate has begun. */
    static Sitting begun(Person candidate, ValidatableResponse reply) {
        var started = reply.statusCode(201).extract().jsonPath();
        return new Sitting(candidate, started.getString("session.id"), started.getString("token"));
    }

    String id() {
        return id;
    }

    String token() {
        return token;
    }

    JsonPath paper() {
        return Person.holderOf(token)
                .get("/v1/sessions/{id}/paper", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    List<Question> questions() {
        var paper = paper();
        return IntStream.range(0, paper.getInt("questions.size()"))
                .mapToObj(index -> question(paper, "questions[" + index + "]."))
                .toList();
    }

    private static Question question(JsonPath paper, String at) {
        var type = paper.getString(at + "content.type");
        return new Question(
                paper.getString(at + "questionId"),
                type,
                paper.getList(at + "content.choices.id"),
                type.equals("single_choice") ? 1 : paper.getInt(at + "content.minChoices"));
    }

    /** Saves and insists on the acknowledgement; returns the sequence number used. */
    long save(String questionId, @Nullable Object response) {
        trySave(questionId, response).statusCode(200);
        return sequence.get();
    }

    ValidatableResponse trySave(String questionId, @Nullable Object response) {
        return trySave(sequence.incrementAndGet(), questionId, response);
    }

    ValidatableResponse trySave(long number, String questionId, @Nullable Object response) {
        var body = new HashMap<String, @Nullable Object>();
        body.put("sequence", number);
        body.put("response", response);
        return Person.holderOf(token)
                .body(body)
                .put("/v1/sessions/{id}/responses/{questionId}", id, questionId)
                .then();
    }

    /**
     * Tries to save some answer while what answers may be dying; the sequence number of the save,
     * if it was acknowledged.
     */
    Optional<Long> saveIfReachable(Question question) {
        try {
            var reply = trySave(question.id(), question.anyAnswer()).extract();
            return reply.statusCode() == 200
                    ? Optional.of(reply.jsonPath().getLong("sequence"))
                    : Optional.empty();
        } catch (Exception unreachable) {
            // REST Assured throws the undeclared ConnectException of a dead peer
            return Optional.empty();
        }
    }

    /** Hands in a text file for a question; its id. */
    String upload(String questionId, String name, byte[] bytes) {
        return Person.holderOf(token)
                .contentType("application/octet-stream")
                .queryParam("questionId", questionId)
                .queryParam("name", name)
                .body(bytes)
                .post("/v1/sessions/{id}/files", id)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    ValidatableResponse submit() {
        return Person.holderOf(token).put("/v1/sessions/{id}/submission", id).then();
    }

    /** The candidate's own view of the result, once grading has it. */
    JsonPath result() {
        return resultFor(candidate);
    }

    private static boolean isGraded(Response reply) {
        return reply.statusCode() == 200 && !"waiting".equals(reply.path("state"));
    }

    JsonPath resultFor(Person reader) {
        await().atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> isGraded(reader.asks().get("/v1/results/{id}", id)));
        return reader.asks().get("/v1/results/{id}", id).then().extract().jsonPath();
    }

    /** Every save that the server keeps: its question, by its sequence number. */
    Map<Long, String> keptSaves() {
        var kept = new HashMap<Long, String>();
        var next = "";
        while (next != null) {
            var page =
                    Person.INES
                            .asks()
                            .queryParams(next.isEmpty() ? Map.of() : Map.of("cursor", next))
                            .get("/v1/sessions/{id}/log", id)
                            .then()
                            .statusCode(200)
                            .body("intact", equalTo(true))
                            .extract()
                            .jsonPath();
            var sequences = page.getList("entries.sequence", Long.class);
            var questions = page.getList("entries.questionId", String.class);
            for (int entry = 0; entry < sequences.size(); entry++) {
                kept.put(sequences.get(entry), questions.get(entry));
            }
            next = page.getString("nextCursor");
        }
        return kept;
    }

    /** A question as the paper shows it, with the answers that a story may give to it. */
    record Question(String id, String type, List<String> choices, int wanted) {
        /** Some well-formed answer: the first choices, as many as the question wants. */
        Map<String, Object> anyAnswer() {
            return answer(choices.subList(0, wanted).stream().sorted().toList());
        }

        /** The right answer, read from the author's view of the question. */
        Map<String, Object> rightAnswer() {
            return answer(correct());
        }

        /** A wrong but well-formed answer. */
        Map<String, Object> wrongAnswer() {
            var correct = correct();
            var given = new ArrayList<>(correct.subList(0, wanted - 1));
            choices.stream().filter(it -> !correct.contains(it)).limit(1).forEach(given::add);
            return answer(given);
        }

        private Map<String, Object> answer(List<String> given) {
            return type.equals("single_choice")
                    ? Map.of("type", type, "choice", given.getFirst())
                    : Map.of("type", type, "choices", given);
        }

        private List<String> correct() {
            var key =
                    Person.ADA
                            .asks()
                            .get("/v1/questions/{id}", id)
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath();
            return type.equals("single_choice")
                    ? List.of(key.getString("latest.key.correct"))
                    : key.getList("latest.key.correct");
        }
    }
}
