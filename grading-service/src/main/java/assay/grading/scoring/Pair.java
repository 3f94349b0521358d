package assay.grading.scoring;

/** A source and the target that it belongs to. */
public record Pair(ChoiceId source, ChoiceId target) {
    public static Pair of(String source, String target) {
        return new Pair(new ChoiceId(source), new ChoiceId(target));
    }

    /** The form in which rules name a pair: the two ids with a space between. */
    public ChoiceId element() {
        return new ChoiceId(source + " " + target);
    }
}
