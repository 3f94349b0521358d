package assay.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * An overlay and its committed rendering. The rendering makes a change of a component visible in
 * review as what it does to each overlay, and lets every other test run where no kustomize is
 * installed.
 */
enum Overlay {
    MINIMAL("overlays/minimal"),
    PRODUCTION("overlays/production"),
    CLOSED_INGRESS("src/test/kustomize/closed-ingress");

    static final Path MODULE = Path.of("").toAbsolutePath();
    static final Path REPOSITORY = MODULE.resolve("../..").normalize();
    private static final List<String> SOURCES =
            List.of("base", "components", "overlays", "src/test/kustomize");

    private final String folder;

    Overlay(String folder) {
        this.folder = folder;
    }

    Path folder(Path module) {
        return module.resolve(folder);
    }

    Path rendering() {
        return MODULE.resolve("src/test/resources/rendered")
                .resolve(folder.substring(folder.lastIndexOf('/') + 1) + ".yaml");
    }

    Manifests manifests() {
        return new Manifests(Yaml.documents(Yaml.read(rendering())));
    }

    /** First line of a rendering: says of which sources it was made. */
    static String header(Path module) {
        return "# Rendered by kustomize from sources with sha256 "
                + digest(module)
                + "; not for editing.";
    }

    /** SHA-256 over path and content of everything that kustomize reads, in hexadecimal. */
    private static String digest(Path module) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var source : SOURCES) {
                try (Stream<Path> files = Files.walk(module.resolve(source))) {
                    for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                        var path = module.relativize(file).toString().replace('\\', '/');
                        digest.update((path + "\0").getBytes(StandardCharsets.UTF_8));
                        digest.update(
                                (Yaml.read(file).replace("\r\n", "\n") + "\0")
                                        .getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
