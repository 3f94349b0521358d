package assay.question.exchange;

import assay.question.content.AcceptedNumber;
import assay.question.content.AcceptedText;
import assay.question.content.Tolerance;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Moodle takes the first accepted answer that fits a response, this service the one that earns
 * most. Where a later one earns more than an earlier one that may fit the same response, the two
 * differ.
 */
public final class FirstFit {
    /** A question that accepts more is refused later; comparing all with all would take long. */
    private static final int ACCEPTED_MAX = 200;

    /** An asterisk that is not escaped. */
    private static final Pattern ANYTHING = Pattern.compile("(?<!\\\\)\\*");

    private static final Remark LOSS =
            Remark.lossy("Moodle took the first answer that fits, here the best one counts.");

    private static final Remark BEST_FIRST =
            Remark.normalised("Answers that earn more go first: Moodle takes the first that fits.");

    private FirstFit() {}

    /** What goes to Moodle: those that earn more first, where it matters, which is then said. */
    public static List<AcceptedText> bestFirst(AcceptedText.Texts texts, Consumer<Remark> remarks) {
        if (!differsFor(texts)) {
            return texts.accepted();
        }
        remarks.accept(BEST_FIRST);
        return texts.accepted().stream()
                .sorted(Comparator.comparing(AcceptedText::credit).reversed())
                .toList();
    }

    /** What goes to Moodle: those that earn more first, where it matters, which is then said. */
    public static List<AcceptedNumber> bestFirst(
            List<AcceptedNumber> numbers, Consumer<Remark> remarks) {
        if (!differsFor(numbers)) {
            return numbers;
        }
        remarks.accept(BEST_FIRST);
        return numbers.stream()
                .sorted(Comparator.comparing(AcceptedNumber::credit).reversed())
                .toList();
    }

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

    private static boolean differsFor(List<AcceptedNumber> numbers) {
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

    private static boolean differsFor(AcceptedText.Texts texts) {
        var leastOfPatterns = BigDecimal.ONE;
        var leastByText = new HashMap<String, BigDecimal>();
        for (var text : texts.accepted().stream().limit(ACCEPTED_MAX).toList()) {
            var credit = text.credit();
            var said =
                    texts.matching().caseSensitive()
                            ? text.text()
                            : text.text().toLowerCase(Locale.ROOT);
            var isPattern = texts.matching().wildcards() && said.contains("*");
            if (credit.compareTo(leastOfPatterns) > 0
                    || credit.compareTo(leastByText.getOrDefault(said, credit)) > 0
                    || (isPattern && isAboveOneThatFits(said, credit, leastByText))) {
                return true;
            }
            leastByText.merge(said, credit, BigDecimal::min);
            if (isPattern) {
                leastOfPatterns = leastOfPatterns.min(credit);
            }
        }
        return false;
    }

    private static boolean isAboveOneThatFits(
            String pattern, BigDecimal credit, Map<String, BigDecimal> leastByText) {
        return leastByText.entrySet().stream()
                .anyMatch(earlier ->
                        credit.compareTo(earlier.getValue()) > 0
                                && fits(earlier.getKey(), pattern));
    }

    private static boolean fits(String text, String pattern) {
        var parts =
                Arrays.stream(ANYTHING.split(pattern, -1))
                        .map(part -> part.replace("\\*", "*"))
                        .toList();
        if (parts.size() == 1) {
            return text.equals(parts.getFirst());
        }
        if (!text.startsWith(parts.getFirst())) {
            return false;
        }
        var end = parts.getFirst().length();
        for (var part : parts.subList(1, parts.size() - 1)) {
            var begin = text.indexOf(part, end);
            if (begin < 0) {
                return false;
            }
            end = begin + part.length();
        }
        return text.substring(end).endsWith(parts.getLast());
    }

    private record Bounds(BigDecimal least, BigDecimal most) {
        boolean meets(Bounds other) {
            return least.compareTo(other.most) <= 0 && other.least.compareTo(most) <= 0;
        }
    }

    /** Whether a number can fit both; where that is not plain, it is taken to. */
    private static boolean overlap(AcceptedNumber one, AcceptedNumber other) {
        return bounds(one).flatMap(here -> bounds(other).map(here::meets)).orElse(true);
    }

    private static Optional<Bounds> bounds(AcceptedNumber number) {
        return switch (number) {
            case AcceptedNumber.Value(var value, Tolerance.Absolute(var margin), _, _) ->
                    Optional.of(new Bounds(value.subtract(margin), value.add(margin)));
            case AcceptedNumber.Range(var minimum, var maximum, _, _) ->
                    Optional.of(new Bounds(minimum, maximum));
            case AcceptedNumber.Value _, AcceptedNumber.Formula _, AcceptedNumber.Anything _ ->
                    Optional.empty();
        };
    }
}
