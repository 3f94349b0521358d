package assay.question.platform;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Starts the service, or says in one line which settings are missing: a service never runs open.
 */
@QuarkusMain
public class Main {
    private static final List<String> REQUIRED =
            List.of("ASSAY_OIDC_ISSUER", "ASSAY_DATABASE_HOST", "ASSAY_DATABASE_PASSWORD");

    private Main() {}

    public static void main(String... arguments) {
        var config = ConfigProvider.getConfig();
        var missing =
                REQUIRED.stream()
                        .filter(name -> config.getOptionalValue(name, String.class).isEmpty())
                        .collect(Collectors.joining(", "));
        if (missing.isEmpty()) {
            Quarkus.run(arguments);
        } else {
            System.err.println(
                    config.getValue("quarkus.application.name", String.class)
                            + " does not start: set "
                            + missing);
            System.exit(78); // EX_CONFIG of sysexits.h
        }
    }
}
