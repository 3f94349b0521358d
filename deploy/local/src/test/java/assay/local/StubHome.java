package assay.local;

import assay.local.service.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A source tree as it looks after a build, with a {@link StubService} in the place of each service.
 */
record StubHome(Path path) {

    static StubHome in(Path path) throws IOException {
        var home = new StubHome(path);
        for (var service : Service.values()) {
            home.build(service);
        }
        return home;
    }

    private void build(Service service) throws IOException {
        Files.createDirectories(folder(service));
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StubService.class.getName());
        var file = StubService.class.getName().replace('.', '/') + ".class";
        try (var jar =
                        new JarOutputStream(
                                Files.newOutputStream(folder(service).resolve("quarkus-run.jar")),
                                manifest);
                var code =
                        Objects.requireNonNull(StubService.class.getResourceAsStream("/" + file))) {
            jar.putNextEntry(new JarEntry(file));
            code.transferTo(jar);
        }
    }

    /** From now on the service ends as soon as it starts. */
    void breakDown(Service service) throws IOException {
        Files.createFile(folder(service).resolve("fail"));
    }

    private Path folder(Service service) {
        return path.resolve(service.id()).resolve("target/quarkus-app");
    }
}
