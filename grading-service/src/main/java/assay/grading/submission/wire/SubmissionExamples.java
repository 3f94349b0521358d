package assay.grading.submission.wire;

/** Examples that the contract shows. */
final class SubmissionExamples {
    static final String SUBMISSION =
            """
            {"organisation": "demo", "examId": "01932d4e-0000-7000-8000-000000000002",
             "examRevisionId": "01932d4e-0000-7000-8000-000000000003", "examName": "aws-developer-associate-taster",
             "examTitle": "AWS Developer - Associate: taster", "candidateId": "carl", "candidateName": "Carl", "attempt": 1,
             "startedAt": "2026-11-23T10:00:00Z", "deadlineAt": "2026-11-23T10:20:00Z", "submittedAt": "2026-11-23T10:12:30Z",
             "submittedBy": "candidate",
             "policy": {"scaling": {"method": "linear", "minimum": 100, "maximum": 1000,
                                    "description": "Approximates a scale that AWS does not publish."},
                        "passMark": 720, "release": {"when": "on_grading", "at": null, "show": ["score", "outcome", "topics"]}},
             "topics": [{"topic": "dva-c02/security", "title": "Security", "parent": null},
                        {"topic": "dva-c02/security-encryption", "title": "Encryption", "parent": "dva-c02/security"}],
             "paper": [{"position": 1, "questionId": "01932d4e-0000-7000-8000-000000000004",
                        "questionVersionId": "01932d4e-0000-7000-8000-000000000005", "version": 3, "interaction": "single_choice",
                        "section": "security", "scored": true, "points": 1, "topics": ["dva-c02/security-encryption"],
                        "choiceOrder": ["c", "a", "d", "b"]}],
             "responses": [{"questionId": "01932d4e-0000-7000-8000-000000000004", "sequence": 12, "savedAt": "2026-11-23T10:02:00Z",
                            "response": {"type": "single_choice", "choice": "b"}}],
             "log": {"entries": 1, "lateEntries": 0,
                     "digest": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}}
            """;

    private SubmissionExamples() {}
}
