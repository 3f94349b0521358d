package assay.question.topic.rest;

import assay.question.platform.ProblemType;

/** Problems with schemes and topics. */
enum TopicProblem implements ProblemType {
    NO_SUCH_SCHEME(404, "No such scheme", "There is no scheme \"dva-c02\"."),
    NO_SUCH_TOPIC(404, "No such topic", "There is no topic 0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a02."),
    CONFLICT_SCHEME_NAME(409, "Scheme name taken", "There is a scheme \"dva-c02\" already."),
    CONFLICT_TOPIC_NAME(409, "Topic name taken", "The scheme has a topic \"security\" already.");

    private final int status;
    private final String title;
    private final String example;

    TopicProblem(int status, String title, String example) {
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
