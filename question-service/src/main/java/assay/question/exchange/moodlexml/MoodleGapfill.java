package assay.question.exchange.moodlexml;

import assay.question.content.AcceptedText;
import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Explanation;
import assay.question.content.AnswerKey.Pair;
import assay.question.content.AnswerKey.ScoringRule;
import assay.question.content.Gap;
import assay.question.content.GapKey;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.QuestionContent.Label;
import assay.question.exchange.Refusal;
import assay.question.exchange.Remark;
import assay.question.exchange.ShortId;
import assay.question.exchange.html.Html;
import assay.question.exchange.xml.XmlElement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Moodle's plugin {@code gapfill}: the text holds its answers between two delimiters, {@code The
 * [cat|dog] sat}, to be written, picked from a list or dragged. An answer is a regular expression
 * unless the question says otherwise; of those, alternatives and {@code .*} are understood.
 */
final class MoodleGapfill {
    private static final int LENGTH_MAX = 1_000;
    private static final int GAPS_MAX = 100;

    private final XmlElement question;
    private final MoodleTexts texts;
    private final List<Remark> remarks;
    private final boolean isPlain;
    private final StringBuilder stem = new StringBuilder();
    private final List<Place> places = new ArrayList<>();

    MoodleGapfill(XmlElement question, MoodleTexts texts, List<Remark> remarks) {
        this.question = question;
        this.texts = texts;
        this.remarks = remarks;
        this.isPlain = MoodleTexts.yes(question, "disableregex", false);
    }

    /**
     * A gap.
     *
     * @param answers plain texts; {@code *} stands for anything if there are wildcards
     */
    private record Place(String id, List<String> answers, boolean wildcards) {}

    MoodleQuestion.Parts of(String text, Explanation told) throws Refusal {
        place(text);
        if (!question.children("gapsetting").isEmpty()) {
            remarks.add(Remark.lossy("What is told of single gaps is not kept."));
        }
        if (MoodleTexts.yes(question, "letterhints", false)) {
            remarks.add(Remark.lossy("Moodle showed letters of the answer as a hint."));
        }
        return switch (MoodleTexts.raw(question, "answerdisplay")) {
            case "dragdrop", "" -> dragged(told);
            case "dropdown" -> picked(told);
            default -> written(told);
        };
    }

    /** Finds the gaps, each within one line. */
    private void place(String text) throws Refusal {
        var delimiters = MoodleTexts.raw(question, "delimitchars");
        if (delimiters.isEmpty()) {
            delimiters = "[]";
        }
        if (delimiters.length() != 2) {
            throw new Refusal("Its delimiters are not two characters: %s.".formatted(delimiters));
        }
        var from = 0;
        var open = text.indexOf(delimiters.charAt(0));
        while (open >= 0) {
            var line = text.indexOf('\n', open);
            var last = line < 0 ? text.length() : line;
            var close = text.indexOf(delimiters.charAt(1), open + 1, last);
            if (close < 0) {
                open = text.indexOf(delimiters.charAt(0), last);
                continue;
            }
            if (places.size() == GAPS_MAX) {
                throw new Refusal("It has more than %d gaps.".formatted(GAPS_MAX));
            }
            stem.append(literal(text.substring(from, open)));
            var id = ShortId.of(places.size());
            stem.append("[[").append(id).append("]]");
            places.add(gap(id, text.substring(open + 1, close)));
            from = close + 1;
            open = text.indexOf(delimiters.charAt(0), from);
        }
        stem.append(literal(text.substring(from)));
        if (places.isEmpty()) {
            throw new Refusal("The text has no gap.");
        }
    }

    /** What would be read as a gap of this service. */
    private static String literal(String text) {
        return text.replace("[[", "[&#91;");
    }

    private Place gap(String id, String html) throws Refusal {
        var said = Html.hasTags(html) ? Html.text(html) : Html.unescaped(html).strip();
        if (said.isEmpty() || said.equals("!!")) {
            throw new Refusal("Gap %s is to stay empty.".formatted(id));
        }
        if (isPlain) {
            return new Place(id, List.of(said), false);
        }
        var answers = new ArrayList<String>();
        var wildcards = said.contains(".*");
        for (var alternative : said.split("\\|", -1)) {
            if (alternative.equals("!!")) {
                remarks.add(Remark.lossy("Gap %s could stay empty in Moodle.".formatted(id)));
            } else if (!alternative.isBlank()) {
                answers.add(literal(id, alternative.strip(), wildcards));
            }
        }
        if (answers.isEmpty()) {
            throw new Refusal("Gap %s is to stay empty.".formatted(id));
        }
        return new Place(id, answers, wildcards);
    }

    /** A regular expression that means nothing but its characters, or {@code .*} among them. */
    private String literal(String id, String expression, boolean wildcards) throws Refusal {
        var text = new StringBuilder();
        for (var i = 0; i < expression.length(); i++) {
            var character = expression.charAt(i);
            if (expression.startsWith(".*", i)) {
                text.append('*');
                i++;
            } else if (character == '\\'
                    && i + 1 < expression.length()
                    && !Character.isLetterOrDigit(expression.charAt(i + 1))) {
                i++;
                text.append(escaped(expression.charAt(i), wildcards));
            } else if ("\\^$?+()[]{}*".indexOf(character) >= 0) {
                throw new Refusal(
                        "The answer of gap %s is a regular expression: %s."
                                .formatted(id, expression));
            } else {
                if (character == '.') {
                    remarks.add(
                            Remark.normalised(
                                    "A point in the answer of gap %s is one, not any character."
                                            .formatted(id)));
                }
                text.append(escaped(character, wildcards));
            }
        }
        return text.toString();
    }

    private static String escaped(char character, boolean wildcards) {
        return (wildcards && character == '*' ? "\\" : "") + character;
    }

    /** Answers that are right somewhere, then those that only lead astray. */
    private Set<String> words() throws Refusal {
        var words = new LinkedHashSet<String>();
        for (var place : places) {
            if (place.wildcards) {
                throw new Refusal(
                        "The answer of gap %s stands for many, and cannot be picked."
                                .formatted(place.id));
            }
            words.addAll(place.answers);
        }
        for (var answer : question.children("answer")) {
            var text = MoodleTexts.raw(answer);
            if (isWrong(answer) && !text.isEmpty()) {
                words.add(Html.unescaped(text.replaceAll("\\\\(.)", "$1")));
            }
        }
        return words;
    }

    private static boolean isWrong(XmlElement answer) throws Refusal {
        var share = MoodleTexts.decimal(answer.attribute("fraction", "0"), "fraction");
        return share.signum() <= 0;
    }

    private MoodleQuestion.Parts dragged(Explanation told) throws Refusal {
        var words = List.copyOf(words());
        var isUnique = MoodleTexts.yes(question, "noduplicates", false);
        var isSingle = MoodleTexts.yes(question, "singleuse", false);
        if (isUnique && !isSingle) {
            remarks.add(
                    Remark.normalised(
                            "A word that Moodle counted once however often it was used can be used"
                                    + " once."));
        }
        var needed = new TreeMap<String, Integer>();
        for (var place : places) {
            if (place.answers.size() == 1) {
                needed.merge(place.answers.getFirst(), 1, Integer::sum);
            }
        }
        var labels = new ArrayList<Label>();
        for (var word : words) {
            var usesMax = isUnique || isSingle ? Math.max(1, needed.getOrDefault(word, 1)) : 0;
            labels.add(new Label(ShortId.of(labels.size()), texts.plain(word), usesMax));
        }
        var pairs = new ArrayList<Pair>();
        for (var place : places) {
            for (var answer : place.answers) {
                pairs.add(new Pair(ShortId.of(words.indexOf(answer)), place.id));
            }
        }
        return new MoodleQuestion.Parts(
                new QuestionContent.GapMatch(
                        stem.toString(), labels, places.stream().map(Place::id).toList(), true),
                new AnswerKey.GapMatch(pairs, new ScoringRule.PartialCredit(Map.of()), told));
    }

    private MoodleQuestion.Parts picked(Explanation told) throws Refusal {
        var words = List.copyOf(words());
        warnOfRepetition();
        var choices = new ArrayList<Choice>();
        for (var word : words) {
            choices.add(new Choice(ShortId.of(choices.size()), word));
        }
        var gaps = new ArrayList<Gap>();
        var keys = new ArrayList<GapKey>();
        for (var place : places) {
            var credits = new TreeMap<String, BigDecimal>();
            for (var answer : place.answers) {
                credits.put(ShortId.of(words.indexOf(answer)), BigDecimal.ONE);
            }
            gaps.add(new Gap.Selection(place.id, choices, true));
            keys.add(new GapKey.Selection(place.id, BigDecimal.ONE, credits, Map.of()));
        }
        return cloze(gaps, keys, told);
    }

    private MoodleQuestion.Parts written(Explanation told) throws Refusal {
        warnOfRepetition();
        for (var answer : question.children("answer")) {
            if (isWrong(answer)) {
                remarks.add(Remark.normalised("Wrong answers, which nobody saw, are not kept."));
            }
        }
        var isCaseSensitive = MoodleTexts.yes(question, "casesensitive", false);
        var isFixed = MoodleTexts.yes(question, "fixedgapsize", false);
        var longest = places.stream().mapToInt(MoodleGapfill::length).max().orElse(0);
        var gaps = new ArrayList<Gap>();
        var keys = new ArrayList<GapKey>();
        for (var place : places) {
            var accepted =
                    place.answers.stream()
                            .map(answer -> new AcceptedText(answer, BigDecimal.ONE, ""))
                            .toList();
            gaps.add(new Gap.Text(place.id, isFixed ? longest : length(place)));
            keys.add(
                    new GapKey.Text(
                            place.id,
                            BigDecimal.ONE,
                            new AcceptedText.Texts(
                                    accepted,
                                    new AcceptedText.Matching(
                                            isCaseSensitive, true, place.wildcards))));
        }
        return cloze(gaps, keys, told);
    }

    private static int length(Place place) {
        return Math.min(
                LENGTH_MAX, place.answers.stream().mapToInt(String::length).max().orElse(0));
    }

    private void warnOfRepetition() {
        if (MoodleTexts.yes(question, "noduplicates", false)) {
            remarks.add(
                    Remark.lossy("The same answer in several gaps counted once, and counts here."));
        }
    }

    private MoodleQuestion.Parts cloze(List<Gap> gaps, List<GapKey> keys, Explanation told) {
        return new MoodleQuestion.Parts(
                new QuestionContent.Cloze(stem.toString(), gaps), new AnswerKey.Cloze(keys, told));
    }
}
