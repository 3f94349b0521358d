package assay.question.exchange;

/** A file, or all that follows a place in it, cannot be read as its format. */
public class UnreadableFile extends Exception {
    private final transient Place place;

    /**
     * Says why.
     *
     * @param reason one sentence for authors
     */
    public UnreadableFile(Place place, String reason) {
        super(reason);
        this.place = place;
    }

    public Place place() {
        return place;
    }
}
