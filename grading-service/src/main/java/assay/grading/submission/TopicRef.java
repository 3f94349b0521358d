package assay.grading.submission;

/**
 * A topic by scheme and name, {@code dva-c02/security}.
 *
 * @param value both parts, separated by the first slash
 */
public record TopicRef(String value) implements Comparable<TopicRef> {
    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if there is no slash with something on both sides of it
     */
    public TopicRef {
        var slash = value.indexOf('/');
        if (slash < 1 || slash == value.length() - 1) {
            throw new IllegalArgumentException("a topic is scheme/name, not " + value);
        }
    }

    public String scheme() {
        return value.substring(0, value.indexOf('/'));
    }

    @Override
    public int compareTo(TopicRef other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
