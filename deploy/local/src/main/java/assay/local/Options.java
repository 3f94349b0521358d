package assay.local;

import assay.local.data.DataFolder;
import assay.local.service.ServiceProcess;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What can be chosen on the command line. A port 0 means: any free one. */
@Command(
        name = "deploy/local/up",
        sortOptions = false,
        usageHelpWidth = 110,
        header =
                "Runs the whole platform on this machine, for development and tests, reachable from this machine only.",
        description =
                "%nPostgreSQL, the three services, an OpenID provider with known users, and a gateway.%n",
        footer = {
            "",
            "Stop it with Ctrl-C. Data stay in the data folder and are there again next time.",
            "--no-build, first, starts what is built already, however old. --no-train, first, does without what a",
            "start after a build prepares to make later starts faster."
        })
final class Options {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "where databases, secrets and logs are kept (default: assay in the user's state folder,"
                            + " ~/.local/state or $XDG_STATE_HOME)")
    Path data = DataFolder.usual(System.getenv(), Path.of(System.getProperty("user.home")));

    @Option(names = "--fresh", description = "throw away what is in the data folder and start anew")
    boolean fresh;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "port of the gateway (default: ${DEFAULT-VALUE})")
    int port = 8080;

    @Option(
            names = "--question-port",
            paramLabel = "N",
            description = "port of question-service (default: any free one)")
    int questionPort;

    @Option(
            names = "--session-port",
            paramLabel = "N",
            description = "port of session-service (default: any free one)")
    int sessionPort;

    @Option(
            names = "--grading-port",
            paramLabel = "N",
            description = "port of grading-service (default: any free one)")
    int gradingPort;

    @Option(
            names = "--postgres-port",
            paramLabel = "N",
            description = "port of PostgreSQL (default: any free one)")
    int postgresPort;

    @Option(
            names = "--restart-services",
            description =
                    "start a service again when it dies, for tests that kill services; while the file"
                            + " DIR/run/SERVICE.hold is there it stays down (default: a service that dies ends the run)")
    boolean restartServices;

    @Option(
            names = "--peak",
            description =
                    "start slower and carry more once warm, as in production: for measuring (default: start fast)")
    boolean peak;

    @Option(
            names = "--train",
            hidden = true,
            description =
                    "run once with data of its own, and write the caches that make later starts faster")
    boolean train;

    @Option(names = "--help", usageHelp = true, description = "show this and exit")
    boolean help;

    ServiceProcess.Purpose purpose() {
        if (train) {
            return ServiceProcess.Purpose.TRAINING;
        }
        return peak ? ServiceProcess.Purpose.PEAK : ServiceProcess.Purpose.QUICK_START;
    }
}
