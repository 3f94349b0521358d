package assay.grading.result.rest;

/** Examples that the contract shows. */
final class ResultExamples {
    static final String RESULT =
            """
            {"view": "candidate", "sessionId": "01932d4e-0000-7000-8000-000000000001",
             "examId": "01932d4e-0000-7000-8000-000000000002", "examName": "aws-developer-associate-taster",
             "examTitle": "AWS Developer - Associate: taster", "attempt": 1, "startedAt": "2026-11-23T10:00:00Z",
             "submittedAt": "2026-11-23T10:12:30Z", "submittedBy": "candidate", "state": "graded",
             "gradedAt": "2026-11-23T10:12:31Z", "shown": ["score", "outcome", "topics", "verdicts"],
             "score": {"points": 8, "maximum": 10, "percent": 80, "scaled": 820, "provisional": false,
                       "scaling": {"method": "linear", "minimum": 100, "maximum": 1000,
                                   "description": "Approximates a scale that AWS does not publish."}},
             "outcome": "pass", "passMark": 720,
             "topics": [{"topic": "dva-c02/security", "scheme": "dva-c02", "title": "Security", "points": 3, "maximum": 4, "percent": 75}],
             "questions": [{"position": 1, "questionId": "01932d4e-0000-7000-8000-000000000004",
                            "questionVersionId": "01932d4e-0000-7000-8000-000000000005", "version": 3,
                            "interaction": "single_choice", "verdict": "correct", "credit": 1, "points": 1, "maximum": 1}]}
            """;

    static final String REVISION =
            """
            {"revision": 1, "reason": "submission", "gradedAt": "2026-11-23T10:12:31Z",
             "score": {"points": 1, "maximum": 1, "undecided": 0, "questions": 1, "percent": 100, "scaled": 1000, "provisional": false}, "outcome": "pass",
             "topics": [{"topic": "dva-c02/security", "scheme": "dva-c02", "title": "Security",
                         "score": {"points": 1, "maximum": 1, "undecided": 0, "questions": 1, "percent": 100, "provisional": false}}],
             "questions": [{"position": 1, "questionId": "01932d4e-0000-7000-8000-000000000004",
                            "questionVersionId": "01932d4e-0000-7000-8000-000000000005", "version": 3,
                            "interaction": "single_choice", "section": "security", "scored": true,
                            "topics": ["dva-c02/security"], "choiceOrder": ["c", "a", "d", "b"],
                            "response": {"type": "single_choice", "choice": "b"}, "savedAt": "2026-11-23T10:02:00Z",
                            "verdict": "correct", "credit": 1, "points": 1, "maximum": 1, "keyRevision": 2,
                            "explanation": {"rule": "single_choice", "text": "Chosen: b; right: b.",
                                            "contributions": [{"choice": "b", "correct": true, "weight": 1, "kind": "choice"}]},
                            "key": {"type": "single_choice", "correct": "b"},
                            "feedback": {"rationale": "KMS encrypts it with a key of your own.",
                                         "choices": [{"choice": "a", "text": "Base64 is no encryption."}], "references": [], "textFormat": "markdown"}}]}
            """;

    private ResultExamples() {}
}
