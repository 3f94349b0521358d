package assay.question.transfer.rest;

import assay.question.platform.ProblemType;
import assay.question.platform.Refused;
import java.util.UUID;

/** Problems with imports and exports. */
enum TransferProblem implements ProblemType {
    NO_SUCH_BANK(404, "No such bank", "There is no bank 0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a01."),
    UNKNOWN_FORMAT(
            422,
            "Unknown format",
            "The file is in none of the formats that can be imported. Say which one it is meant to be by ?format=."),
    UNREADABLE_FILE(422, "Unreadable file", "The file is no readable zip archive."),
    CONFLICT_EXPORT_UNFINISHED(
            409, "Export unfinished", "The export has not succeeded, so there is no file yet.");

    private final int status;
    private final String title;
    private final String example;

    TransferProblem(int status, String title, String example) {
        this.status = status;
        this.title = title;
        this.example = example;
    }

    static Refused noSuchBank(UUID bankId) {
        return Refused.because(NO_SUCH_BANK, "There is no bank %s.".formatted(bankId));
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String example() {
        return example;
    }
}
