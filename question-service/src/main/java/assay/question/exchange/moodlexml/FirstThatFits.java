package assay.question.exchange.moodlexml;

import assay.question.content.AcceptedNumber;
import assay.question.content.AcceptedText;
import assay.question.content.Tolerance;
import assay.question.exchange.Remark;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;

/** Moodle takes the first answer that fits, this service the best. */
final class FirstThatFits {
    private static final Remark LOSS =
            Remark.lossy("Moodle took the first answer that fits, here the best one counts.");

    private FirstThatFits() {}

    static void warnOfTexts(AcceptedText.Texts texts, Consumer<Remark> remarks) {
        if (!texts.matching().wildcards()) {
            return;
        }
        var worst = BigDecimal.ONE;
        for (var text : texts.accepted()) {
            if (text.credit().compareTo(worst) > 0) {
                remarks.accept(LOSS);
                return;
            }
            if (text.text().contains("*")) {
                worst = worst.min(text.credit());
            }
        }
    }

    static void warnOfNumbers(List<AcceptedNumber> accepted, Consumer<Remark> remarks) {
        for (var i = 1; i < accepted.size(); i++) {
            var later = accepted.get(i);
            for (var earlier : accepted.subList(0, i)) {
                if (earlier.credit().compareTo(later.credit()) < 0 && overlap(earlier, later)) {
                    remarks.accept(LOSS);
                    return;
                }
            }
        }
    }

    private static boolean overlap(AcceptedNumber one, AcceptedNumber other) {
        return !(one
                                instanceof
                                AcceptedNumber.Value(
                                        var value,
                                        Tolerance.Absolute(var margin),
                                        _,
                                        _)
                        && other
                                instanceof
                                AcceptedNumber.Value(
                                        var otherValue,
                                        Tolerance.Absolute(var otherMargin),
                                        _,
                                        _))
                || value.subtract(otherValue).abs().compareTo(margin.add(otherMargin)) <= 0;
    }
}
