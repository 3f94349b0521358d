package assay.question.content;

/** The name of a {@link Review}. */
public enum ReviewState {
    ASKED,
    APPROVED,
    SENT_BACK;

    public static ReviewState of(Review review) {
        return switch (review) {
            case Review.Asked _ -> ASKED;
            case Review.Approved _ -> APPROVED;
            case Review.SentBack _ -> SENT_BACK;
        };
    }
}
