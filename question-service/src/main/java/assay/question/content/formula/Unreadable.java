package assay.question.content.formula;

/** A formula is not one; never leaves {@link FormulaRules}. */
final class Unreadable extends RuntimeException {
    Unreadable(String reason) {
        super(reason);
    }

    Unreadable(String reason, Throwable cause) {
        super(reason, cause);
    }

    /** A sentence without its end. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
