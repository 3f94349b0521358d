package assay.grading.submission.rest;

import static assay.grading.submission.rest.LargestResponses.SESSION_SERVICE;
import static assay.grading.submission.rest.LargestResponses.anyResponse;
import static assay.grading.submission.rest.LargestResponses.contract;
import static assay.grading.submission.rest.LargestResponses.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * What session-service took, this service must take: a submission that it refuses is never graded.
 * So no bound here is narrower than the one there.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SessionServiceBoundsTest {
    private static final JsonNode QUESTION_SERVICE = contract("../question-service/openapi.yaml");
    private static final JsonNode OWN = contract("openapi.yaml");

    /** Of ids: those that session-service takes are the pool's, of 1 to 8 letters and digits. */
    private static final String NOT_BLANK = "\\S";

    private final List<String> narrower = new ArrayList<>();
    private final Set<String> compared = new HashSet<>();

    @Test
    void no_bound_of_a_response_is_narrower_than_session_services() {
        compare("response", SESSION_SERVICE, anyResponse(SESSION_SERVICE), anyResponse(OWN));

        assertThat(compared)
                .contains("response short_answer.text", "response cloze.gaps[] text.text")
                .hasSizeGreaterThan(60);
        assertThat(narrower).isEmpty();
    }

    @Test
    void no_bound_of_a_policy_is_narrower_than_session_services() {
        for (var schema : List.of("Policy", "Scaling")) {
            compare(
                    schema,
                    SESSION_SERVICE,
                    SESSION_SERVICE.at("/components/schemas/" + schema),
                    OWN.at("/components/schemas/" + schema));
        }

        assertThat(compared).contains("Scaling.description", "Policy.release.show");
        assertThat(narrower).isEmpty();
    }

    @Test
    void no_bound_of_a_paper_is_narrower_than_where_it_comes_from() {
        var session = "/components/schemas/";
        field(SESSION_SERVICE, session + "ExamDraft/properties/name", "Submission/examName");
        field(SESSION_SERVICE, session + "ExamDraft/properties/title", "Submission/examTitle");
        field(SESSION_SERVICE, session + "Section/properties/name", "PaperItem/section");
        field(SESSION_SERVICE, session + "Save/properties/sequence", "SavedResponse/sequence");
        field(QUESTION_SERVICE, session + "QuestionDraft/properties/topics", "PaperItem/topics");
        field(QUESTION_SERVICE, session + "QuestionDraft/properties/points", "PaperItem/points");
        field(QUESTION_SERVICE, session + "TopicDraft/properties/title", "Topic/title");
        field(
                QUESTION_SERVICE,
                session + "SingleChoiceContent/properties/choices",
                "PaperItem/choiceOrder");

        assertThat(narrower).isEmpty();
        assertThat(OWN.at("/components/schemas/Topic/properties/topic/maxLength").intValue())
                .isGreaterThanOrEqualTo(
                        QUESTION_SERVICE
                                        .at(session + "SchemeDraft/properties/name/maxLength")
                                        .intValue()
                                + "/".length()
                                + QUESTION_SERVICE
                                        .at(session + "TopicDraft/properties/name/maxLength")
                                        .intValue());
    }

    private void field(JsonNode contract, String pointer, String own) {
        var theirs = contract.at(pointer);
        var ours = OWN.at("/components/schemas/" + own.replace("/", "/properties/"));
        assertThat(theirs.isMissingNode()).as(pointer).isFalse();
        assertThat(ours.isMissingNode()).as(own).isFalse();
        bounds(own, theirs, ours);
    }

    private void compare(String place, JsonNode contract, JsonNode given, JsonNode own) {
        var theirs = resolved(contract, given);
        var ours = resolved(OWN, own);
        if (!compared.add(place)) {
            return;
        }
        bounds(place, theirs, ours);
        for (var member : theirs.at("/discriminator/mapping").properties()) {
            var name = place + " " + member.getKey();
            var counterpart = ours.at("/discriminator/mapping").path(member.getKey());
            if (counterpart.isMissingNode()) {
                narrower.add(name + " is unknown");
            } else if (place.chars().filter(character -> character == ' ').count() < 3) {
                compare(
                        name,
                        contract,
                        contract.at(member.getValue().textValue().substring(1)),
                        OWN.at(counterpart.textValue().substring(1)));
            }
        }
        for (var property : theirs.path("properties").properties()) {
            var name = place + "." + property.getKey();
            var counterpart = ours.path("properties").path(property.getKey());
            if (counterpart.isMissingNode()) {
                narrower.add(name + " is unknown");
            } else {
                compare(name, contract, property.getValue(), counterpart);
            }
        }
        if (theirs.has("items")) {
            compare(place + "[]", contract, theirs.get("items"), ours.get("items"));
        }
    }

    private void bounds(String place, JsonNode theirs, JsonNode ours) {
        for (var upper : List.of("maxLength", "maxItems", "maxProperties", "maximum")) {
            if (ours.has(upper)
                    && ((!theirs.has(upper) && !isOfFixedLength(theirs) && !isId(ours))
                            || theirs.path(upper).asDouble() > ours.get(upper).asDouble())) {
                narrower.add("%s: %s %s".formatted(place, upper, ours.get(upper)));
            }
        }
        for (var lower : List.of("minLength", "minItems", "minProperties", "minimum")) {
            if (ours.path(lower).asDouble() > theirs.path(lower).asDouble()) {
                narrower.add("%s: %s %s".formatted(place, lower, ours.get(lower)));
            }
        }
        if (ours.has("pattern")
                && !ours.get("pattern").equals(theirs.get("pattern"))
                && !isId(ours)) {
            narrower.add("%s: pattern %s".formatted(place, ours.get("pattern")));
        }
    }

    private static boolean isId(JsonNode ours) {
        return ours.path("pattern").asText().equals(NOT_BLANK);
    }

    /** Ids of files, which are texts here. */
    private static boolean isOfFixedLength(JsonNode theirs) {
        return theirs.path("format").asText().equals("uuid");
    }
}
