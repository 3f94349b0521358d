package assay.grading.platform;

import static org.assertj.core.api.Assertions.assertThat;

import assay.grading.GradingServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The contract is what the service does. */
@QuarkusTest
@GradingServiceTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContractTest {
    private static final Path COMMITTED = Path.of("openapi.yaml");

    @Test
    void the_committed_contract_is_what_the_service_does() throws IOException {
        var running = RestAssured.get("/q/openapi?format=yaml").asString();
        if (Boolean.getBoolean("contract.write")) {
            Files.writeString(COMMITTED, running);
        }
        assertThat(running)
                .as("openapi.yaml; if the change is meant, write it with -Dcontract.write=true")
                .isEqualTo(Files.readString(COMMITTED));
    }
}
