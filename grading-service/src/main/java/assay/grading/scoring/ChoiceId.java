package assay.grading.scoring;

/**
 * Names one choice, region, word, source, target or item of one question version, or a pair of them
 * ({@link Pair#element()}); means nothing outside of it.
 */
public record ChoiceId(String value) implements Comparable<ChoiceId> {
    public ChoiceId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a choice id must not be blank");
        }
    }

    @Override
    public int compareTo(ChoiceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
