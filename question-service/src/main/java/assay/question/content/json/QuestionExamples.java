package assay.question.content.json;

/** Examples of the contract that more than one schema shows. */
public final class QuestionExamples {
    public static final String CONTENT =
            """
            {"type": "single_choice",
             "stem": "An application on Amazon EC2 must read objects from one S3 bucket. What gives it access with the LEAST operational overhead?",
             "choices": [{"id": "a", "text": "Access keys of an IAM user in a file on the instance."},
                         {"id": "b", "text": "An IAM role in an instance profile."}],
             "shuffle": true}\
            """;

    public static final String KEY =
            """
            {"type": "single_choice", "correct": "b",
             "rationale": "The role's temporary credentials are delivered and rotated without any work.",
             "feedback": [{"choice": "a", "text": "Long-lived keys must be stored, rotated and guarded."}],
             "references": [{"title": "IAM roles for Amazon EC2",
                             "url": "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html"}],
             "reviewBy": "2027-11-30"}\
            """;

    /** What a version says, without the enclosing braces. */
    public static final String VERSION_FIELDS =
            """
            "title": "Credentials for an application on EC2", "difficulty": "easy",
             "topics": ["dva-c02/security-authentication"], "tags": ["iam", "ec2"], "language": "en",
             "estimatedTime": "PT75S", "points": 1,
             "content":\
            """
                    + CONTENT
                    + ",\n \"key\": "
                    + KEY;

    public static final String DRAFT =
            "{\"bank\": \"cloud-basics\", \"name\": \"iam-role-for-ec2\", " + VERSION_FIELDS + "}";

    private QuestionExamples() {}
}
