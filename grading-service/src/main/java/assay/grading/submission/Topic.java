package assay.grading.submission;

import org.jspecify.annotations.Nullable;

/**
 * A topic as the exam revision froze it.
 *
 * @param parent null for a root of its scheme
 */
public record Topic(TopicRef ref, String title, @Nullable TopicRef parent) {}
