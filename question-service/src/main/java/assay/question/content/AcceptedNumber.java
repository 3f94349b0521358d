package assay.question.content;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;

/** Numbers that earn credit. Of several that fit a response the one with the most credit counts. */
public sealed interface AcceptedNumber {
    /** Share of the points, from 0 to 1. */
    BigDecimal credit();

    /** What to tell a candidate whose response this fits; may be empty. */
    String feedback();

    /** A value and what is near it. */
    record Value(BigDecimal value, Tolerance tolerance, BigDecimal credit, String feedback)
            implements AcceptedNumber {}

    /** Everything from {@code minimum} to {@code maximum}, both included. */
    record Range(BigDecimal minimum, BigDecimal maximum, BigDecimal credit, String feedback)
            implements AcceptedNumber {}

    /** What a formula gives for the values that the paper drew; only in calculated questions. */
    record Formula(String formula, Tolerance tolerance, BigDecimal credit, String feedback)
            implements AcceptedNumber {}

    /** Any number at all. */
    record Anything(BigDecimal credit, String feedback) implements AcceptedNumber {}

    /** The same number, earning and telling this. */
    default AcceptedNumber with(BigDecimal otherCredit, String otherFeedback) {
        return switch (this) {
            case Value(var value, var tolerance, _, _) ->
                    new Value(value, tolerance, otherCredit, otherFeedback);
            case Range(var minimum, var maximum, _, _) ->
                    new Range(minimum, maximum, otherCredit, otherFeedback);
            case Formula(var formula, var tolerance, _, _) ->
                    new Formula(formula, tolerance, otherCredit, otherFeedback);
            case Anything _ -> new Anything(otherCredit, otherFeedback);
        };
    }

    private AcceptedNumber with(Markup markup) {
        return with(credit(), markup.replace("/feedback", feedback()));
    }

    /**
     * The numbers that a question or a gap accepts.
     *
     * @param units what the numbers may be measured in
     */
    record Numbers(List<AcceptedNumber> accepted, Units units) {
        public Numbers {
            accepted = List.copyOf(accepted);
        }

        Numbers with(Markup markup) {
            return new Numbers(markup.each("/accepted", accepted, AcceptedNumber::with), units);
        }
    }

    /**
     * Units that a response may use. A response's number times the factor of its unit is compared
     * with the accepted numbers. Without any unit here, none is looked at.
     *
     * @param accepted the first is that of the accepted numbers, with the factor 1
     * @param penalty share of the credit that a missing or unknown unit costs when the number alone
     *     is right, from 0 to 1
     */
    record Units(List<Unit> accepted, BigDecimal penalty) {
        public static final Units NONE = new Units(List.of(), BigDecimal.ZERO);

        public Units {
            accepted = List.copyOf(accepted);
        }
    }

    /**
     * A unit.
     *
     * @param symbol as it is written, compared without regard to white space but to case
     * @param factor what one of it is in the first unit; not 0
     */
    record Unit(String symbol, BigDecimal factor) {
        /** What of a symbol counts: {@code k m} is {@code km}. */
        static String withoutSpace(String symbol) {
            var kept = new StringBuilder();
            Normalizer.normalize(symbol, Normalizer.Form.NFC)
                    .codePoints()
                    .filter(each -> !Character.isWhitespace(each) && !Character.isSpaceChar(each))
                    .forEach(kept::appendCodePoint);
            return kept.toString();
        }
    }
}
