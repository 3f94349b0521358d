package assay.local.coverage;

import assay.local.data.DataFolder;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What can be chosen on the command line. */
@Command(
        name = "deploy/local/coverage",
        sortOptions = false,
        usageHelpWidth = 110,
        header = "Holds the bank that an exam draws from against what the exam needs.",
        description =
                "%nAsks a running platform, by default the local run. For each section, domain, task, topic, difficulty and"
                        + " interaction: what the bank has, what the exam needs, and the gap. A need is known where a"
                        + " section asks for something alone. Then the questions that want attention: stale, over-exposed,"
                        + " never used, near-duplicates.%n",
        footer = {
            "",
            "Ends with 0 when there is no gap, 1 when there is one, 2 when it was called wrongly, 3 when there is no report to be had."
        })
final class Options {
    static final String TOKEN_VARIABLE = "ASSAY_TOKEN";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Parameters(
            arity = "0..1",
            paramLabel = "EXAM",
            description = "name of the exam (default: ${DEFAULT-VALUE})")
    String exam = "aws-developer-associate-practice";

    @Option(
            names = "--factor",
            paramLabel = "N",
            description =
                    "how many questions there should be for each one drawn, 1 to 100 (default: what the exam asks for"
                            + " when it is published, its coverageFactor; else 1)")
    @Nullable Integer factor;

    @Option(
            names = "--pools-max",
            paramLabel = "N",
            description =
                    "a question in the pools of more published revisions than this is over-exposed (default: 20)")
    @Nullable Integer poolsMax;

    @Option(names = "--json", description = "print what the platform replies, a line per bank")
    boolean json;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "data folder of the local run (default: that of deploy/local/up)")
    Path data = DataFolder.usual(System.getenv(), Path.of(System.getProperty("user.home")));

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "another platform's address, such as https://exams.example")
    @Nullable URI url;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description =
                    "access token of an instructor there; better given as the variable "
                            + TOKEN_VARIABLE
                            + ", which other users of this machine cannot see")
    @Nullable String token;

    @Option(names = "--help", usageHelp = true, description = "show this and exit")
    boolean help;

    /**
     * Checks what picocli can't, and takes the token from the environment where none is given.
     *
     * @throws CommandLine.ParameterException naming what is wrong
     */
    void complete(java.util.Map<String, String> environment) {
        refuse(factor != null && (factor < 1 || factor > 100), "--factor must be 1 to 100");
        refuse(poolsMax != null && poolsMax < 0, "--pools-max must be 0 or more");
        if (url == null) {
            refuse(token != null, "--token needs --url; the local run gives its own");
            return;
        }
        refuse(
                !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                        || url.getHost() == null,
                "--url must be an http or https address");
        if (token == null) {
            token = environment.get(TOKEN_VARIABLE);
        }
        refuse(
                token == null || token.isBlank(),
                "--url needs --token, or the variable " + TOKEN_VARIABLE);
    }

    private void refuse(boolean wrong, String why) {
        if (wrong) {
            throw new CommandLine.ParameterException(command.commandLine(), why);
        }
    }
}
