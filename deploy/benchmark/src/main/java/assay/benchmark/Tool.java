package assay.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A program of the system that the benchmark needs, and what to install where it is missing. */
enum Tool {
    WRK(
            "wrk",
            "Debian, Ubuntu: apt-get install wrk; macOS: brew install wrk; Fedora: dnf install wrk"),
    PGBENCH(
            "pgbench",
            "Debian, Ubuntu: apt-get install postgresql-contrib; macOS: brew install postgresql; Fedora: dnf install postgresql-contrib"),
    PSQL(
            "psql",
            "Debian, Ubuntu: apt-get install postgresql-client; macOS: brew install postgresql; Fedora: dnf install postgresql");

    private final String program;
    private final String install;

    Tool(String program, String install) {
        this.program = program;
        this.install = install;
    }

    boolean missing() {
        return Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator))
                .noneMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    String advice() {
        return "%s is not installed. %s".formatted(program, install);
    }

    /**
     * Runs the program to its end.
     *
     * @return what it printed, standard output and error together
     * @throws IllegalStateException if it exits with another code than 0
     */
    String run(Map<String, String> environment, List<String> arguments)
            throws IOException, InterruptedException {
        var command = new java.util.ArrayList<String>();
        command.add(program);
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var printed =
                new String(
                        process.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        var code = process.waitFor();
        if (code != 0)
            throw new IllegalStateException(
                    "%s ended with %d:%n%s".formatted(program, code, printed));
        return printed;
    }
}
