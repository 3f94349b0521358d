package assay.local.coverage;

import assay.local.CannotRun;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine;

/** The command. */
public final class Main {
    private static final int GAP = 1;
    private static final int USAGE = 2;
    private static final int NO_REPORT = 3;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.getenv(), System.out, System.err));
    }

    /** Its exit status. */
    static int run(
            String[] arguments,
            Map<String, String> environment,
            PrintStream out,
            PrintStream complaints) {
        var options = new Options();
        var commandLine = new CommandLine(options);
        try {
            commandLine.parseArgs(arguments);
            if (options.help) {
                commandLine.usage(
                        new PrintWriter(new OutputStreamWriter(out, out.charset()), true));
                return 0;
            }
            options.complete(environment);
        } catch (CommandLine.ParameterException e) {
            complaints.println("assay: " + e.getMessage() + " (--help lists the options)");
            return USAGE;
        }
        try {
            var platform =
                    options.url == null || options.token == null
                            ? Platform.local(options.data)
                            : Platform.at(options.url.toString(), options.token);
            var coverage = Coverage.of(platform, options.exam, options.factor, options.poolsMax);
            if (options.json) {
                coverage.reports().forEach(out::println);
            } else {
                new Page(out).print(coverage);
            }
            return coverage.hasGap() ? GAP : 0;
        } catch (CannotRun e) {
            complaints.println("assay: " + e.getMessage());
            return NO_REPORT;
        }
    }
}
