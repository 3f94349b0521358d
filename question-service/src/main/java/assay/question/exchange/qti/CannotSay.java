package assay.question.exchange.qti;

/** QTI has nothing for a question; the message says for what. */
final class CannotSay extends Exception {
    private static final long serialVersionUID = 1;

    CannotSay(String reason) {
        super(reason);
    }
}
