package assay.question.exchange.qti;

/**
 * An item cannot be had, or has something that this service does not know; the message says why.
 */
final class NotAnItem extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;

    NotAnItem(Element where, String reason) {
        this(where.line(), reason);
    }

    NotAnItem(int line, String reason) {
        super(reason);
        this.line = line;
    }

    int line() {
        return line;
    }
}
