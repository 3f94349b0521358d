package assay.grading.result;

import assay.grading.submission.Topic;

/** What the questions of a topic and of everything below it are worth together. */
public record TopicScore(Topic topic, Tally tally) {}
