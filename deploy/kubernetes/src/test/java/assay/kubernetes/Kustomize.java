package assay.kubernetes;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The kustomize of this machine: {@code kustomize} itself, or the one inside {@code kubectl}. */
record Kustomize(List<String> command) {
    private static final int RENDER_SECONDS_MAX = 60;

    /** Empty where neither is on the path. */
    static Optional<Kustomize> installed() {
        return onPath("kustomize")
                .map(tool -> new Kustomize(List.of(tool, "build")))
                .or(() -> onPath("kubectl").map(tool -> new Kustomize(List.of(tool, "kustomize"))));
    }

    /**
     * What the tool prints for a folder with a kustomization.
     *
     * @throws AssertionError with what the tool said, if it fails
     */
    String render(Path folder) throws IOException, InterruptedException {
        var out = Files.createTempFile("rendered", ".yaml");
        var err = Files.createTempFile("rendered", ".err");
        try {
            var whole = new ArrayList<>(command);
            whole.add(folder.toString());
            var process =
                    new ProcessBuilder(whole)
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile())
                            .start();
            if (!process.waitFor(RENDER_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(whole + " took more than " + RENDER_SECONDS_MAX + " s");
            }
            if (process.exitValue() != 0) {
                throw new AssertionError(whole + " failed: " + Files.readString(err));
            }
            return Files.readString(out, StandardCharsets.UTF_8);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static Optional<String> onPath(String tool) {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return List.of(path.split(File.pathSeparator)).stream()
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
