package assay.session.outbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import assay.session.response.Response;
import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StoredSubmissionTest {
    private static final String ID = "00000000-0000-0001-0000-000000000001";

    @Test
    void one_stored_before_there_were_files_and_values_still_goes_out() {
        var submission =
                StoredSubmission.read(
                        """
                        {"sessionId": "%1$s", "organisation": "demo", "examId": "%1$s", "examRevisionId": "%1$s", "examName": "e", "examTitle": "E",
                         "candidateId": "carl", "candidateName": "Carl", "attempt": 1, "startedAt": "2026-11-30T09:00:00Z",
                         "deadlineAt": "2026-11-30T09:20:00Z", "submittedAt": "2026-11-30T09:10:00Z", "submittedBy": "CANDIDATE",
                         "policy": {"passMark": null, "scaling": null, "release": {"when": "MANUAL", "at": null, "show": []}}, "topics": [],
                         "paper": [{"position": 1, "questionId": "%1$s", "questionVersionId": "%1$s", "version": 1, "interaction": "SINGLE_CHOICE",
                           "section": "all", "scored": true, "points": 1, "topics": [], "choiceOrder": ["b", "a"]}],
                         "responses": [{"questionId": "%1$s", "sequence": 7, "response": {"type": "single_choice", "choice": "b"},
                           "savedAt": "2026-11-30T09:05:00Z"}],
                         "log": {"entries": 1, "lateEntries": 0, "digest": "00"}}
                        """
                                .formatted(ID));
        assertThat(submission.files()).isEmpty();
        assertThat(submission.paper().getFirst().values()).isEmpty();
        assertThat(submission.paper().getFirst().points()).isEqualTo(BigDecimal.ONE);
        assertThat(submission.responses().getFirst().response())
                .isEqualTo(new Response.SingleChoice("b"));
        assertThat(StoredSubmission.read(StoredSubmission.write(submission))).isEqualTo(submission);
    }
}
