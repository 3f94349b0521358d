package assay.local;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine;

/**
 * The launcher. {@code deploy/local/up} starts it, with the source tree's root as the system
 * property {@code assay.home}.
 */
public final class Main {

    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        var options = new Options();
        var commandLine = new CommandLine(options).setOverwrittenOptionsAllowed(true);
        try {
            commandLine.parseArgs(arguments);
        } catch (CommandLine.ParameterException e) {
            System.err.println("assay: " + e.getMessage() + " (--help lists the options)");
            return USAGE;
        }
        if (options.help) {
            commandLine.usage(
                    new PrintWriter(
                            new OutputStreamWriter(System.out, System.out.charset()), true));
            return 0;
        }
        var layout =
                new Layout(
                        Path.of(System.getProperty("assay.home", "."))
                                .toAbsolutePath()
                                .normalize());
        var run = new LocalRun(options, layout, System.out);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(run::stop));
        try {
            run.start();
            if (!options.train) {
                run.awaitTrouble();
            }
            run.stop();
            return 0;
        } catch (CannotRun e) {
            if (!run.stopping()) {
                System.err.println("assay: " + e.getMessage());
            }
            run.stop();
            return FAILED;
        }
    }
}
