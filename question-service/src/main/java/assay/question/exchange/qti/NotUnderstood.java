package assay.question.exchange.qti;

/** Rules of an item say something that is not known here; the message continues a sentence. */
final class NotUnderstood extends Exception {
    private static final long serialVersionUID = 1;

    NotUnderstood(String reason) {
        super(reason);
    }
}
