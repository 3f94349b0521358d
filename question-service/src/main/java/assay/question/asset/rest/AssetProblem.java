package assay.question.asset.rest;

import assay.question.platform.ProblemType;

/** Problems with assets. */
enum AssetProblem implements ProblemType {
    NO_SUCH_ASSET(
            404,
            "No such asset",
            "There is no asset 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae."),
    ASSET_TYPE_NOT_ALLOWED(
            415,
            "Asset type not allowed",
            "The file is text/html by its content; an asset is one of image/png, image/jpeg, image/gif."),
    RANGE_NOT_SATISFIABLE(
            416, "Range not satisfiable", "The asset has 70 bytes; the range begins after them."),
    ASSET_UNREADABLE(422, "Asset unreadable", "The drawing uses entities of its own.");

    private final int status;
    private final String title;
    private final String example;

    AssetProblem(int status, String title, String example) {
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
