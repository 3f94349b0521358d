package assay.grading.scoring;

import assay.grading.scoring.Explanation.Contribution;
import assay.grading.scoring.Explanation.Kind;
import assay.grading.scoring.Explanation.Rule;
import java.util.List;

/** Scores written texts: of all accepted ones that fit, the first with the most credit. */
final class Texts {
    /** How many characters of a response an explanation repeats. */
    private static final int SHOWN_MAX = 100;

    private Texts() {}

    static Verdict score(AcceptedText.Texts key, String text, Points full) {
        AcceptedText best = null;
        for (var accepted : key.accepted()) {
            if ((best == null || accepted.credit().compareTo(best.credit()) > 0)
                    && new TextPattern(accepted.text(), key.matching()).matches(text)) {
                best = accepted;
            }
        }
        var given = "Written: %s.".formatted(shortened(text));
        if (best == null) {
            return Verdict.Scored.of(
                    Credit.NONE,
                    full,
                    Explanation.of(
                            Rule.ACCEPTED_TEXT, List.of(), given + " No accepted text fits."));
        }
        var credit = Credit.of(best.credit());
        return Verdict.Scored.of(
                credit,
                full,
                new Explanation(
                        Rule.ACCEPTED_TEXT,
                        List.of(
                                new Contribution(
                                        best.text(),
                                        !credit.isNone(),
                                        credit.decimal(),
                                        Kind.ACCEPTED)),
                        "%s It fits: %s.".formatted(given, best.text()),
                        List.of(),
                        best.feedback()));
    }

    private static String shortened(String text) {
        var tidy = Words.tidy(text);
        return tidy.codePointCount(0, tidy.length()) <= SHOWN_MAX
                ? tidy
                : tidy.substring(0, tidy.offsetByCodePoints(0, SHOWN_MAX)) + "…";
    }
}
