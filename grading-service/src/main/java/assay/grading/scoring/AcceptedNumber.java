package assay.grading.scoring;

import java.math.BigDecimal;
import java.util.List;

/**
 * Numbers that earn credit: Moodle's numerical and calculated questions. Of several that fit a
 * response the first with the most credit counts; with Moodle it is the first of all.
 */
public sealed interface AcceptedNumber {
    /** Share of the points, from 0 to 1. */
    BigDecimal credit();

    /** What to tell a candidate whose response this fits; may be empty. */
    String feedback();

    /** A value and what is near it. */
    record Value(BigDecimal value, Tolerance tolerance, BigDecimal credit, String feedback)
            implements AcceptedNumber {
        public Value {
            Decimal.requireOrdinary(value);
            Shares.requireWithin(BigDecimal.ZERO, credit, BigDecimal.ONE);
        }
    }

    /** Everything from {@code minimum} to {@code maximum}, both included: GIFT's {@code #1..5}. */
    record Range(BigDecimal minimum, BigDecimal maximum, BigDecimal credit, String feedback)
            implements AcceptedNumber {
        public Range {
            Decimal.requireOrdinary(minimum);
            Decimal.requireOrdinary(maximum);
            Shares.requireWithin(BigDecimal.ZERO, credit, BigDecimal.ONE);
        }
    }

    /** What a formula gives for the values that the paper drew: Moodle's calculated question. */
    record Formula(String formula, Tolerance tolerance, BigDecimal credit, String feedback)
            implements AcceptedNumber {
        public Formula {
            Shares.requireWithin(BigDecimal.ZERO, credit, BigDecimal.ONE);
        }
    }

    /** Any number at all: Moodle's {@code *}. */
    record Anything(BigDecimal credit, String feedback) implements AcceptedNumber {
        public Anything {
            Shares.requireWithin(BigDecimal.ZERO, credit, BigDecimal.ONE);
        }
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
    }

    /**
     * Units that a response may use. A response's number times the factor of its unit is compared
     * with the accepted numbers. Without any unit here, none is looked at. The penalty is Moodle's,
     * "as a fraction of the response grade".
     *
     * @param accepted the first is that of the accepted numbers, with the factor 1
     * @param penalty share of the credit that a missing or unknown unit costs when the number alone
     *     is right, from 0 to 1
     */
    record Units(List<Unit> accepted, BigDecimal penalty) {
        public static final Units NONE = new Units(List.of(), BigDecimal.ZERO);

        public Units {
            accepted = List.copyOf(accepted);
            Shares.requireWithin(BigDecimal.ZERO, penalty, BigDecimal.ONE);
        }
    }

    /**
     * A unit.
     *
     * @param symbol as it is written, compared without regard to white space but to case
     * @param factor what one of it is in the first unit; not 0
     */
    record Unit(String symbol, BigDecimal factor) {
        public Unit {
            Decimal.requireOrdinary(factor);
        }
    }
}
