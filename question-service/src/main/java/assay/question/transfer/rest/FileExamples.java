package assay.question.transfer.rest;

/** The same question as files say it that are imported and exported. */
final class FileExamples {
    static final String GIFT =
            """
            ::Durable queues:: Which service stores messages until a consumer asks for them? {
              =Amazon SQS
              ~Amazon SNS
              ~Amazon EventBridge
            }
            """;

    static final String AIKEN =
            """
            Which service stores messages until a consumer asks for them?
            A. Amazon SQS
            B. Amazon SNS
            C. Amazon EventBridge
            ANSWER: A
            """;

    static final String MOODLE_XML =
            """
            <quiz>
              <question type="multichoice">
                <name><text>Durable queues</text></name>
                <questiontext format="html">
                  <text>Which service stores messages until a consumer asks for them?</text>
                </questiontext>
                <single>true</single>
                <answer fraction="100"><text>Amazon SQS</text></answer>
                <answer fraction="0"><text>Amazon SNS</text></answer>
                <answer fraction="0"><text>Amazon EventBridge</text></answer>
              </question>
            </quiz>
            """;

    private FileExamples() {}
}
