package assay.question.exchange;

import assay.question.content.AcceptedNumber;
import assay.question.content.AcceptedText;
import assay.question.content.Tolerance;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Moodle takes the first accepted answer that fits a response, this service the one that earns
 * most. Where a later one earns more than an earlier one that may fit the same response, the two
 * differ.
 */
public final class FirstFit {
    /** A question that accepts more is refused later; comparing all with all would take long. */
    private static final int ACCEPTED_MAX = 200;

    private static final Remark LOSS =
            Remark.lossy("Moodle took the first answer that fits, here the best one counts.");

    private FirstFit() {}

    /** Says so of what was Moodle's, if the two differ. */
    public static void warnOf(AcceptedText.Texts texts, Consumer<Remark> remarks) {
        if (differsFor(texts)) {
            remarks.accept(LOSS);
        }
    }

    /** Says so of what was Moodle's, if the two differ. */
    public static void warnOf(List<AcceptedNumber> numbers, Consumer<Remark> remarks) {
        if (differsFor(numbers)) {
            remarks.accept(LOSS);
        }
    }

    public static boolean differsFor(List<AcceptedNumber> numbers) {
        var looked = numbers.subList(0, Math.min(numbers.size(), ACCEPTED_MAX));
        for (var i = 1; i < looked.size(); i++) {
            var later = looked.get(i);
            if (looked.subList(0, i).stream()
                    .anyMatch(earlier ->
                            earlier.credit().compareTo(later.credit()) < 0
                                    && overlap(earlier, later))) {
                return true;
            }
        }
        return false;
    }

    public static boolean differsFor(AcceptedText.Texts texts) {
        var leastOfPatterns = BigDecimal.ONE;
        var leastByText = new HashMap<String, BigDecimal>();
        for (var text : texts.accepted()) {
            var credit = text.credit();
            var said =
                    texts.matching().caseSensitive()
                            ? text.text()
                            : text.text().toLowerCase(Locale.ROOT);
            if (credit.compareTo(leastOfPatterns) > 0
                    || credit.compareTo(leastByText.getOrDefault(said, credit)) > 0) {
                return true;
            }
            leastByText.merge(said, credit, BigDecimal::min);
            if (texts.matching().wildcards() && said.contains("*")) {
                leastOfPatterns = leastOfPatterns.min(credit);
            }
        }
        return false;
    }

    /** Whether a number can fit both; where that is not plain, it is taken to. */
    private static boolean overlap(AcceptedNumber one, AcceptedNumber other) {
        if (!isBounded(one) || !isBounded(other)) {
            return true;
        }
        return least(one).compareTo(most(other)) <= 0 && least(other).compareTo(most(one)) <= 0;
    }

    private static boolean isBounded(AcceptedNumber number) {
        return switch (number) {
            case AcceptedNumber.Value(_, Tolerance.Absolute _, _, _), AcceptedNumber.Range _ ->
                    true;
            case AcceptedNumber.Value _, AcceptedNumber.Formula _, AcceptedNumber.Anything _ ->
                    false;
        };
    }

    private static BigDecimal least(AcceptedNumber number) {
        return switch (number) {
            case AcceptedNumber.Value(var value, Tolerance.Absolute(var margin), _, _) ->
                    value.subtract(margin);
            case AcceptedNumber.Range(var minimum, _, _, _) -> minimum;
            case AcceptedNumber unbounded ->
                    throw new IllegalArgumentException("without bounds: " + unbounded);
        };
    }

    private static BigDecimal most(AcceptedNumber number) {
        return switch (number) {
            case AcceptedNumber.Value(var value, Tolerance.Absolute(var margin), _, _) ->
                    value.add(margin);
            case AcceptedNumber.Range(_, var maximum, _, _) -> maximum;
            case AcceptedNumber unbounded ->
                    throw new IllegalArgumentException("without bounds: " + unbounded);
        };
    }
}
