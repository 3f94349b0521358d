package assay.local.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PublicContractTest {

    private static final String CONTRACT =
            """
            {"openapi": "3.0.3",
             "servers": [{"url": "http://127.0.0.1:8081"}],
             "paths": {
               "/v1/questions": {"get": {"schema": {"$ref": "#/components/schemas/Content"},
                                         "problem": {"$ref": "#/components/responses/NotFound"}}},
               "/internal/v1/answer-key-lookups": {"post": {"schema": {"$ref": "#/components/schemas/AnswerKey"}}},
               "/q/health": {}},
             "components": {
               "schemas": {
                 "Content": {"discriminator": {"mapping": {"single_choice": "#/components/schemas/SingleChoice"}}},
                 "SingleChoice": {"properties": {"choices": {"$ref": "#/components/schemas/Choice"}}},
                 "Choice": {},
                 "AnswerKey": {"oneOf": [{"$ref": "#/components/schemas/SingleChoiceKey"}]},
                 "SingleChoiceKey": {}},
               "responses": {"NotFound": {}, "Unused": {}},
               "securitySchemes": {"token": {"type": "http"}}}}
            """;

    private final ObjectNode published = PublicContract.of(contract(), "http://localhost:8080");

    @Test
    void only_what_the_gateway_routes_is_in_it() {
        assertThat(names("paths")).containsExactly("/v1/questions");
    }

    @Test
    void what_only_other_services_use_is_left_out_and_what_is_used_stays() {
        assertThat(names("components/schemas"))
                .containsExactly("Content", "SingleChoice", "Choice");
        assertThat(names("components/responses")).containsExactly("NotFound");
        assertThat(names("components/securitySchemes")).containsExactly("token");
    }

    @Test
    void the_server_is_the_gateway() {
        assertThat(published.at("/servers/0/url").asText()).isEqualTo("http://localhost:8080");
        assertThat(published.path("servers")).hasSize(1);
    }

    private List<String> names(String place) {
        return published.at("/" + place).propertyStream().map(Map.Entry::getKey).toList();
    }

    private static ObjectNode contract() {
        try {
            return (ObjectNode) new ObjectMapper().readTree(CONTRACT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
