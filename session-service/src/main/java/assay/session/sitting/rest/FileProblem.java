package assay.session.sitting.rest;

import assay.session.platform.ProblemType;

/** Problems with handing in files. */
enum FileProblem implements ProblemType {
    NO_SUCH_FILE(404, "No such file", "There is no file 0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a31."),
    TAKES_NO_FILES(409, "Takes no files", "This question is not answered with files."),
    TOO_MANY_FILES(409, "Too many files", "This question keeps 3 files at most; delete one first."),
    FILE_IN_USE(
            409,
            "File in use",
            "The response that counts names this file; save one without it first."),
    MEDIA_TYPE_REFUSED(
            422,
            "Media type refused",
            "This question takes application/pdf; the file is text/html.");

    private final int status;
    private final String title;
    private final String example;

    FileProblem(int status, String title, String example) {
        this.status = status;
        this.title = title;
        this.example = example;
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
