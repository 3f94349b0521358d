package assay.grading;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Submissions as session-service sends them: four questions, of which the fourth does not count;
 * the candidate answers the first rightly, the second half rightly, the third not at all, the
 * fourth wrongly.
 */
public final class SubmissionSamples {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Planted in every part of every key; no candidate may see it before release allows that part.
     */
    public static final String CANARY = "canary-7f3d";

    private SubmissionSamples() {}

    /**
     * A submission by {@code carl} to {@code demo} with questions of its own, whose keys the
     * question bank knows.
     */
    public static Sample aSubmission() {
        return new Sample();
    }

    /** A submission in the making. */
    public static final class Sample {
        public final UUID sessionId = UUID.randomUUID();
        public final UUID single = UUID.randomUUID();
        public final UUID multiple = UUID.randomUUID();
        public final UUID unanswered = UUID.randomUUID();
        public final UUID pilot = UUID.randomUUID();
        public final ObjectNode json;

        private Sample() {
            QuestionBank.key(
                    single,
                    """
                    {"type": "single_choice", "correct": "b", "rationale": "%1$s rationale",
                     "feedback": [{"choice": "a", "text": "%1$s of a"}, {"choice": "b", "text": "feedback of b"}],
                     "references": [{"title": "%1$s title", "url": "https://docs.example.org/%1$s"}], "reviewBy": "2027-11-30"}
                    """
                            .formatted(CANARY));
            QuestionBank.key(
                    multiple,
                    """
                    {"type": "multiple_choice", "correct": ["a", "c"], "scoring": {"rule": "partial_credit"},
                     "rationale": "%1$s", "feedback": [], "references": [], "reviewBy": "2027-11-30"}
                    """
                            .formatted(CANARY));
            QuestionBank.key(
                    unanswered,
                    """
                    {"type": "multiple_choice", "correct": ["a", "b"], "scoring": {"rule": "all_or_nothing"},
                     "rationale": "%1$s", "feedback": [], "references": [], "reviewBy": "2027-11-30"}
                    """
                            .formatted(CANARY));
            QuestionBank.key(
                    pilot,
                    """
                    {"type": "single_choice", "correct": "a", "rationale": "%1$s", "feedback": [], "references": [],
                     "reviewBy": "2027-11-30"}
                    """
                            .formatted(CANARY));
            json =
                    parse(
                            """
                            {"organisation": "demo", "examId": "%5$s", "examRevisionId": "%6$s", "examName": "taster",
                             "examTitle": "Taster", "candidateId": "carl", "candidateName": "Carl", "attempt": 1,
                             "startedAt": "2026-11-23T10:00:00Z", "deadlineAt": "2026-11-23T10:30:00Z",
                             "submittedAt": "2026-11-23T10:20:00Z", "submittedBy": "candidate",
                             "policy": {"scaling": {"method": "linear", "minimum": 100, "maximum": 1000, "description": "approximation"},
                                        "passMark": 720,
                                        "release": {"when": "on_grading", "at": null,
                                                    "show": ["score", "outcome", "topics", "responses", "verdicts", "keys", "feedback"]}},
                             "topics": [{"topic": "dva-c02/security", "title": "Security", "parent": null},
                                        {"topic": "dva-c02/security-encryption", "title": "Encryption", "parent": "dva-c02/security"},
                                        {"topic": "dva-c02/deployment", "title": "Deployment", "parent": null},
                                        {"topic": "aws-notes/kms", "title": "KMS", "parent": null},
                                        {"topic": "aws-notes/pilot", "title": "Pilot", "parent": null}],
                             "paper": [
                               {"position": 1, "questionId": "%1$s", "questionVersionId": "%1$s", "version": 3, "interaction": "single_choice",
                                "section": "security", "scored": true, "points": 1,
                                "topics": ["dva-c02/security-encryption", "aws-notes/kms"], "choiceOrder": ["c", "a", "d", "b"]},
                               {"position": 2, "questionId": "%2$s", "questionVersionId": "%2$s", "version": 1, "interaction": "multiple_choice",
                                "section": "security", "scored": true, "points": 2, "topics": ["dva-c02/security"],
                                "choiceOrder": ["a", "b", "c", "d", "e"]},
                               {"position": 3, "questionId": "%3$s", "questionVersionId": "%3$s", "version": 1, "interaction": "multiple_choice",
                                "section": "deployment", "scored": true, "points": 1, "topics": ["dva-c02/deployment"],
                                "choiceOrder": ["a", "b", "c", "d", "e"]},
                               {"position": 4, "questionId": "%4$s", "questionVersionId": "%4$s", "version": 1, "interaction": "single_choice",
                                "section": "hidden-pilot-section", "scored": false, "points": 1,
                                "topics": ["dva-c02/deployment", "aws-notes/pilot"], "choiceOrder": ["a", "b", "c", "d"]}],
                             "responses": [
                               {"questionId": "%1$s", "sequence": 1, "savedAt": "2026-11-23T10:01:00Z",
                                "response": {"type": "single_choice", "choice": "b"}},
                               {"questionId": "%2$s", "sequence": 2, "savedAt": "2026-11-23T10:02:00Z",
                                "response": {"type": "multiple_choice", "choices": ["c"]}},
                               {"questionId": "%4$s", "sequence": 4, "savedAt": "2026-11-23T10:04:00Z",
                                "response": {"type": "single_choice", "choice": "d"}}],
                             "log": {"entries": 4, "lateEntries": 0, "digest": "%7$s"}}
                            """
                                    .formatted(
                                            single,
                                            multiple,
                                            unanswered,
                                            pilot,
                                            UUID.randomUUID(),
                                            UUID.randomUUID(),
                                            "0".repeat(64)));
        }

        /**
         * Adds a question that counts, with a response, after all others.
         *
         * @param key as the question bank has it
         * @param item further members of the paper's item
         * @param response null: it is not answered
         */
        public UUID asking(
                String interaction,
                String points,
                String key,
                String item,
                @Nullable String response) {
            var question = UUID.randomUUID();
            QuestionBank.key(question, key);
            var paper = (ArrayNode) json.get("paper");
            var added =
                    parse(
                            """
                            {"position": %d, "questionId": "%s", "questionVersionId": "%s", "version": 1, "interaction": "%s",
                             "section": "more", "scored": true, "points": %s, "topics": ["dva-c02/deployment"], "choiceOrder": []%s}
                            """
                                    .formatted(
                                            paper.size() + 1,
                                            question,
                                            question,
                                            interaction,
                                            points,
                                            item));
            paper.add(added);
            if (response != null) {
                ((ArrayNode) json.get("responses"))
                        .add(
                                parse(
                                        """
                                        {"questionId": "%s", "sequence": %d, "savedAt": "2026-11-23T10:05:00Z", "response": %s}
                                        """
                                                .formatted(question, paper.size() + 1, response)));
            }
            return question;
        }

        public Sample by(String candidate) {
            json.put("candidateId", candidate);
            return this;
        }

        public Sample in(String organisation) {
            json.put("organisation", organisation);
            return this;
        }

        public Sample ofExam(UUID exam) {
            json.put("examId", exam.toString());
            return this;
        }

        public Sample submittedAt(String instant) {
            json.put("submittedAt", instant);
            return this;
        }

        public Sample showing(String... parts) {
            var show = release().putArray("show");
            for (var part : parts) {
                show.add(part);
            }
            return this;
        }

        public Sample releasedByHand() {
            release().put("when", "manual");
            return this;
        }

        public Sample releasedAt(String instant) {
            release().put("when", "at").put("at", instant);
            return this;
        }

        public ObjectNode release() {
            return (ObjectNode) json.at("/policy/release");
        }

        public ObjectNode at(String pointer) {
            return (ObjectNode) json.at(pointer);
        }
    }

    private static ObjectNode parse(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
