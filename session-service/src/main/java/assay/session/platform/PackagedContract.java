package assay.session.platform;

import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * Gives the contract of the packaged service: the committed {@code openapi.yaml}, which a test
 * holds against what the code says. Making it anew at each start would cost seconds of it, so the
 * extension that makes it is there in tests and in development mode only.
 */
@ApplicationScoped
@IfBuildProfile("prod")
class PackagedContract {

    private static final String FILE = "/openapi.yaml";

    void register(@Observes Router router) {
        var contract = read();
        router.get("/q/openapi")
                .handler(context ->
                        context.response()
                                .putHeader("Content-Type", "application/yaml")
                                .end(contract));
    }

    private static Buffer read() {
        try (var file = PackagedContract.class.getResourceAsStream(FILE)) {
            return Buffer.buffer(Objects.requireNonNull(file, FILE).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
