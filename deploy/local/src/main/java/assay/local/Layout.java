package assay.local;

import assay.local.data.FirstData;
import assay.local.service.Service;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the built parts are.
 *
 * @param home the root of the source tree
 */
record Layout(Path home) {

    /**
     * The packaged application of a service.
     *
     * @throws CannotRun if it isn't built
     */
    Path application(Service service) {
        var jar = home.resolve(service.id()).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new CannotRun(
                    "%s is not built: there is no %s. deploy/local/up without --no-build builds it."
                            .formatted(service.id(), jar));
        }
        return jar;
    }

    /** What makes the service start faster; may be missing. */
    Path aotCache(Service service) {
        return prepared().resolve(service.id() + ".aot");
    }

    /** What new databases are copied from; may be missing. */
    FirstData firstData() {
        return new FirstData(prepared().resolve("postgresql"));
    }

    private Path prepared() {
        return home.resolve("deploy/local/target/aot");
    }
}
