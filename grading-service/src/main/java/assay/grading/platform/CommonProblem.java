package assay.grading.platform;

/** Problems that do not depend on what a service is about. */
public enum CommonProblem implements ProblemType {
    MALFORMED_REQUEST(
            400,
            "Malformed request",
            "The body is not JSON: unexpected end of input at line 1, column 17."),
    UNAUTHENTICATED(401, "Not authenticated", "A valid bearer token is required."),
    FORBIDDEN(403, "Forbidden", "The token's roles and permissions do not allow this operation."),
    ORGANISATION_MISSING(403, "Organisation missing", "The token has no usable claim \"org\"."),
    NO_SUCH_PATH(404, "No such path", "Nothing is found at this path."),
    METHOD_NOT_ALLOWED(405, "Method not allowed", "This path does not answer PATCH."),
    NOT_ACCEPTABLE(406, "Not acceptable", "This operation answers application/json only."),
    STALE_VERSION(
            412,
            "Stale version",
            "The current version is \"4\"; read it again before changing it."),
    BODY_TOO_LARGE(
            413, "Body too large", "The body of this operation may have 262144 bytes at most."),
    UNSUPPORTED_MEDIA_TYPE(
            415, "Unsupported media type", "This operation takes application/json only."),
    VALIDATION_FAILED(422, "Validation failed", "The body has 1 fault."),
    VERSION_REQUIRED(428, "Version required", "Send If-Match with the ETag of what you read."),
    INTERNAL_ERROR(
            500,
            "Internal error",
            "The service failed; the trace 4bf92f3577b34da6a3ce929d0e0e4736 tells where."),
    UNAVAILABLE(503, "Unavailable", "The service cannot reach its database; try again.");

    private final int status;
    private final String title;
    private final String example;

    CommonProblem(int status, String title, String example) {
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
