package assay.question.exchange.moodlexml;

import assay.question.content.AcceptedNumber;
import assay.question.content.AcceptedText;
import assay.question.content.Gap;
import assay.question.content.GapKey;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.Tolerance;
import assay.question.content.UnitEntry;
import assay.question.exchange.FirstFit;
import assay.question.exchange.ForeignDecimal;
import assay.question.exchange.Refusal;
import assay.question.exchange.Remark;
import assay.question.exchange.ShortId;
import assay.question.exchange.html.Html;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A text with gaps in Moodle's language for embedded answers, {@code {1:SHORTANSWER:=right#well
 * done~%50%nearly}}: a weight, a kind, and answers parted by {@code ~}, each with {@code =} or a
 * percentage before it and feedback after {@code #}. A backslash takes the meaning from {@code } #
 * ~ " / \}.
 *
 * @param stem the text, {@code [[id]]} in place of each gap and of each of {@code several}
 * @param several what takes several choices, and so cannot be a gap
 */
record ClozeText(
        String stem,
        List<Gap> gaps,
        List<GapKey> keys,
        List<Several> several,
        List<Remark> remarks) {
    /** How a gap begins: its weight and its kind. */
    static final Pattern START = Pattern.compile("\\{(\\d{0,9}):([A-Z_]{2,20}):");

    /** Where a gap, or one of those that take several choices, stands in the stem. */
    static final Pattern PLACE = Pattern.compile("\\[\\[([a-z0-9]{1,8})]]");

    private static final Pattern SHARE = Pattern.compile("%(-?\\d{1,3}(?:[.,]\\d{0,30})?)%");
    private static final Pattern LOOKS_LIKE_PLACE = Pattern.compile("\\[\\[(?=[a-z0-9]{1,8}]])");
    private static final Pattern WILDCARD = Pattern.compile("(?<!\\\\)\\*");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int SHARE_DECIMALS = 9;

    private enum Kind {
        TEXT,
        TEXT_CASE,
        NUMBER,
        CHOICE,
        CHOICE_SHUFFLED,
        CHOICES,
        CHOICES_SHUFFLED
    }

    /**
     * One answer.
     *
     * @param isGiven whether a percentage says what it earns
     */
    private record Answer(BigDecimal credit, boolean isGiven, String text, String feedback) {
        Answer withCredit(BigDecimal other) {
            return new Answer(other, isGiven, text, feedback);
        }
    }

    /** A sub-question that takes several choices. */
    record Several(String id, BigDecimal weight, boolean shuffle, List<Option> options) {
        Several {
            options = List.copyOf(options);
        }
    }

    /**
     * One of several choices, in HTML.
     *
     * @param share of the sub-question's points, from -1 to 1
     */
    record Option(String text, BigDecimal share, String feedback) {}

    /** Reads a text; what only looks like a gap stays text. */
    static ClozeText of(String text) throws Refusal {
        var stem = new StringBuilder();
        var gaps = new ArrayList<Gap>();
        var keys = new ArrayList<GapKey>();
        var several = new ArrayList<Several>();
        var remarks = new ArrayList<Remark>();
        var start = START.matcher(text);
        var from = 0;
        while (start.find(from)) {
            var kind = kind(start.group(2));
            var end = kind == null ? -1 : end(text, start.end());
            if (kind != null && end < 0) {
                break; // no brace closes any more
            }
            if (kind == null) {
                stem.append(literal(text.substring(from, start.end())));
                from = start.end();
                continue;
            }
            stem.append(literal(text.substring(from, start.start())));
            var id = ShortId.of(gaps.size() + several.size());
            var weight = start.group(1).isEmpty() ? BigDecimal.ONE : new BigDecimal(start.group(1));
            var answers = answers(text.substring(start.end(), end));
            if (isChoice(kind) && start.group(2).matches(".*[VH]S?$")) {
                remarks.add(
                        Remark.normalised(
                                "Gap %s, a row or column of buttons, becomes a list to pick from."
                                        .formatted(id)));
            }
            if (kind == Kind.CHOICES || kind == Kind.CHOICES_SHUFFLED) {
                var shuffle = kind == Kind.CHOICES_SHUFFLED;
                several.add(new Several(id, weight, shuffle, options(id, answers, remarks)));
            } else {
                add(kind, id, weight, ofTheBest(id, answers, remarks), gaps, keys, remarks);
            }
            stem.append("[[").append(id).append("]]");
            from = end + 1;
        }
        if (gaps.isEmpty() && several.isEmpty()) {
            throw new Refusal("The text has no gap.");
        }
        stem.append(literal(text.substring(from)));
        return new ClozeText(stem.toString(), gaps, keys, several, remarks);
    }

    private static boolean isChoice(Kind kind) {
        return kind == Kind.CHOICE || kind == Kind.CHOICE_SHUFFLED;
    }

    private static String literal(String text) {
        return LOOKS_LIKE_PLACE.matcher(text).replaceAll("[&#91;");
    }

    private static @Nullable Kind kind(String name) {
        return switch (name) {
            case "SHORTANSWER", "SA", "MW" -> Kind.TEXT;
            case "SHORTANSWER_C", "SAC", "MWC" -> Kind.TEXT_CASE;
            case "NUMERICAL", "NM" -> Kind.NUMBER;
            case "MULTICHOICE", "MC", "MULTICHOICE_V", "MCV", "MULTICHOICE_H", "MCH" -> Kind.CHOICE;
            case "MULTICHOICE_S", "MCS", "MULTICHOICE_VS", "MCVS", "MULTICHOICE_HS", "MCHS" ->
                    Kind.CHOICE_SHUFFLED;
            case "MULTIRESPONSE", "MR", "MULTIRESPONSE_H", "MRH" -> Kind.CHOICES;
            case "MULTIRESPONSE_S", "MRS", "MULTIRESPONSE_HS", "MRHS" -> Kind.CHOICES_SHUFFLED;
            default -> null;
        };
    }

    private static int end(String text, int from) {
        for (var i = from; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '}') {
                return i;
            }
        }
        return -1;
    }

    private static List<Answer> answers(String text) {
        var answers = new ArrayList<Answer>();
        for (var part : split(text)) {
            if (!part.isBlank()) {
                answers.add(answer(part.strip()));
            }
        }
        return answers;
    }

    private static List<String> split(String text) {
        var parts = new ArrayList<String>();
        var from = 0;
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '~') {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static Answer answer(String part) {
        var rest = part;
        var credit = BigDecimal.ZERO;
        var isGiven = false;
        var share = SHARE.matcher(rest);
        if (rest.startsWith("=")) {
            credit = BigDecimal.ONE;
            rest = rest.substring(1);
        } else if (share.lookingAt()) {
            credit = ForeignDecimal.of(share.group(1)).orElse(BigDecimal.ZERO).divide(HUNDRED);
            isGiven = true;
            rest = rest.substring(share.end());
        }
        var sign = feedbackSign(rest);
        var feedback = sign < 0 ? "" : unescaped(rest.substring(sign + 1)).replace("&#92;", "\\");
        var text = unescaped(sign < 0 ? rest : rest.substring(0, sign)).strip();
        return new Answer(ForeignDecimal.plain(credit), isGiven, text, feedback.strip());
    }

    /** A {@code #} that is neither escaped nor within a character reference. */
    private static int feedbackSign(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '#'
                    && !(i > 0 && text.charAt(i - 1) == '&')
                    && !text.startsWith("&amp;", i - "&amp;".length())) {
                return i;
            }
        }
        return -1;
    }

    private static String unescaped(String text) {
        return text.replaceAll("\\\\([}#~\"/\\\\])", "$1");
    }

    /** The answers of a gap, the best of which earns everything. */
    private static List<Answer> ofTheBest(String id, List<Answer> answers, List<Remark> remarks)
            throws Refusal {
        var credits = answers.stream().map(answer -> held(answer.credit, id, remarks)).toList();
        var scaled = MoodleCredits.ofTheBest(credits, "gap " + id, remarks::add);
        return IntStream.range(0, answers.size())
                .mapToObj(i -> answers.get(i).withCredit(scaled.get(i)))
                .toList();
    }

    /**
     * Choices of which several are taken. Moodle shares the points among the right ones by what
     * they say, and lets each wrong one take the share of a right one where no percentage is said
     * at all ({@code qtype_multianswer_extract_question}).
     */
    private static List<Option> options(String id, List<Answer> answers, List<Remark> remarks)
            throws Refusal {
        var total =
                answers.stream()
                        .map(Answer::credit)
                        .filter(credit -> credit.signum() > 0)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (total.signum() == 0) {
            throw new Refusal("No choice of gap %s earns anything.".formatted(id));
        }
        var isGiven = answers.stream().anyMatch(Answer::isGiven);
        var options = new ArrayList<Option>();
        for (var answer : answers) {
            var share = answer.credit;
            if (share.signum() > 0) {
                share = share.divide(total, SHARE_DECIMALS, RoundingMode.HALF_UP);
            } else if (!isGiven) {
                share = BigDecimal.ONE.negate().divide(total, SHARE_DECIMALS, RoundingMode.HALF_UP);
            } else if (share.compareTo(BigDecimal.ONE.negate()) < 0) {
                share = BigDecimal.ONE.negate();
                remarks.add(
                        Remark.lossy(
                                "A choice of gap %s cost more than everything.".formatted(id)));
            }
            options.add(new Option(answer.text, ForeignDecimal.plain(share), answer.feedback));
        }
        return options;
    }

    private static void add(
            Kind kind,
            String id,
            BigDecimal weight,
            List<Answer> answers,
            List<Gap> gaps,
            List<GapKey> keys,
            List<Remark> remarks)
            throws Refusal {
        switch (kind) {
            case TEXT, TEXT_CASE -> {
                var accepted = new ArrayList<AcceptedText>();
                for (var answer : answers) {
                    accepted.add(
                            new AcceptedText(
                                    plain(answer.text, id, remarks),
                                    answer.credit,
                                    answer.feedback));
                }
                var texts = texts(accepted, kind == Kind.TEXT_CASE);
                FirstFit.warnOf(texts, remarks::add);
                gaps.add(new Gap.Text(id, 0));
                keys.add(new GapKey.Text(id, weight, texts));
            }
            case NUMBER -> {
                var accepted = new ArrayList<AcceptedNumber>();
                for (var answer : answers) {
                    accepted.add(number(answer, id, remarks));
                }
                FirstFit.warnOf(accepted, remarks::add);
                gaps.add(new Gap.Numeric(id, new UnitEntry.None()));
                keys.add(
                        new GapKey.Numeric(
                                id,
                                weight,
                                new AcceptedNumber.Numbers(accepted, AcceptedNumber.Units.NONE)));
            }
            case CHOICE, CHOICE_SHUFFLED -> {
                var choices = new ArrayList<Choice>();
                Map<String, BigDecimal> credits = new HashMap<>();
                Map<String, String> feedback = new HashMap<>();
                for (var answer : answers) {
                    var choice = ShortId.of(choices.size());
                    choices.add(new Choice(choice, plain(answer.text, id, remarks)));
                    if (answer.credit.signum() != 0) {
                        credits.put(choice, answer.credit);
                    }
                    if (!answer.feedback.isEmpty()) {
                        feedback.put(choice, answer.feedback);
                    }
                }
                gaps.add(new Gap.Selection(id, choices, kind == Kind.CHOICE_SHUFFLED));
                keys.add(new GapKey.Selection(id, weight, credits, feedback));
            }
            case CHOICES, CHOICES_SHUFFLED ->
                    throw new IllegalArgumentException("several choices are no gap");
        }
    }

    /**
     * Texts that Moodle compares: {@code *} in one of them stands for anything, {@code \*} for
     * itself.
     */
    static AcceptedText.Texts texts(List<AcceptedText> accepted, boolean caseSensitive) {
        var wildcards = accepted.stream().anyMatch(text -> WILDCARD.matcher(text.text()).find());
        var texts =
                wildcards
                        ? accepted
                        : accepted.stream()
                                .map(text ->
                                        new AcceptedText(
                                                text.text().replace("\\*", "*"),
                                                text.credit(),
                                                text.feedback()))
                                .toList();
        return new AcceptedText.Texts(
                texts, new AcceptedText.Matching(caseSensitive, true, wildcards));
    }

    private static AcceptedNumber number(Answer answer, String id, List<Remark> remarks)
            throws Refusal {
        if (answer.text.equals("*")) {
            return new AcceptedNumber.Anything(answer.credit, answer.feedback);
        }
        var colon = answer.text.indexOf(':');
        var value = colon < 0 ? answer.text : answer.text.substring(0, colon);
        var margin = colon < 0 ? "0" : answer.text.substring(colon + 1);
        return new AcceptedNumber.Value(
                MoodleTexts.measure(Html.text(value), "an answer of gap " + id, remarks),
                new Tolerance.Absolute(
                        MoodleTexts.measure(Html.text(margin), "a tolerance of gap " + id, remarks)
                                .abs()),
                answer.credit,
                answer.feedback);
    }

    private static BigDecimal held(BigDecimal credit, String id, List<Remark> remarks) {
        var held = credit.max(BigDecimal.ZERO).min(BigDecimal.ONE);
        if (held.compareTo(credit) != 0) {
            remarks.add(
                    Remark.lossy(
                            "An answer of gap %s was worth %s %%, which is outside 0 to 100."
                                    .formatted(id, credit.multiply(HUNDRED).toPlainString())));
        }
        return held;
    }

    private static String plain(String text, String id, List<Remark> remarks) {
        if (!Html.hasTags(text)) {
            return Html.unescaped(text);
        }
        remarks.add(
                Remark.lossy(
                        "An answer of gap %s loses its markup: %s"
                                .formatted(
                                        id,
                                        text.toLowerCase(Locale.ROOT).contains("<img")
                                                ? "a picture."
                                                : "it is plain text here.")));
        return Html.text(text);
    }
}
