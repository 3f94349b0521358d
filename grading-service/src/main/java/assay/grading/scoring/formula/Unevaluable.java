package assay.grading.scoring.formula;

/** A formula comes to nothing; never leaves {@link Formula}. */
final class Unevaluable extends RuntimeException {
    Unevaluable(String reason) {
        super(reason);
    }

    Unevaluable(String reason, Throwable cause) {
        super(reason, cause);
    }

    /** The end of a sentence. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
