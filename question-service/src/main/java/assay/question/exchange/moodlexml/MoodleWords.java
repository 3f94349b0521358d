package assay.question.exchange.moodlexml;

import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Explanation;
import assay.question.content.AnswerKey.ScoringRule;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.exchange.ForeignDecimal;
import assay.question.exchange.Refusal;
import assay.question.exchange.Remark;
import assay.question.exchange.ShortId;
import assay.question.exchange.xml.XmlElement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Moodle's plugin {@code wordselect}: every word of a text can be picked, and those between two
 * delimiters are right. Where some delimiters are doubled, only what is between delimiters can be
 * picked, and what is between doubled ones is right.
 */
final class MoodleWords {
    private static final int WORDS_MAX = 100;
    private static final int WORD_CHARACTERS_MAX = 2_000;
    private static final int SHARE_DECIMALS = 9;
    private static final String SPACE = "&nbsp;";
    private static final Pattern FORMULA = Pattern.compile("\\\\[(\\[]|\\$\\$");

    private final XmlElement question;
    private final List<Remark> remarks;
    private final StringBuilder stem = new StringBuilder();
    private final List<Choice> words = new ArrayList<>();
    private final List<String> correct = new ArrayList<>();

    MoodleWords(XmlElement question, List<Remark> remarks) {
        this.question = question;
        this.remarks = remarks;
    }

    MoodleQuestion.Parts of(String introduction, String text, Explanation told) throws Refusal {
        var delimiters = MoodleTexts.raw(question, "delimitchars");
        if (delimiters.isEmpty()) {
            delimiters = "[]";
        }
        if (delimiters.length() != 2) {
            throw new Refusal("Its delimiters are not two characters: %s.".formatted(delimiters));
        }
        if (FORMULA.matcher(text).find()) {
            throw new Refusal("A formula has no words to pick here.");
        }
        var left = delimiters.substring(0, 1);
        var right = delimiters.substring(1);
        stem.append(literal(introduction)).append(introduction.isEmpty() ? "" : "\n");
        split(text, left, right, text.contains(left + left));
        if (correct.isEmpty()) {
            throw new Refusal("No word is right.");
        }
        if (words.size() > WORDS_MAX) {
            throw new Refusal(
                    "It has %d words to pick from; %d are the most here."
                            .formatted(words.size(), WORDS_MAX));
        }
        remarks.add(Remark.normalised("The words that can be picked are marked in the text."));
        return new MoodleQuestion.Parts(
                new QuestionContent.Hottext(stem.toString(), words, 0, words.size()),
                new AnswerKey.Hottext(correct, scoring(), told));
    }

    /** What would be read as a word of this service. */
    private static String literal(String text) {
        return text.replace("[[", "[&#91;");
    }

    private void split(String text, String left, String right, boolean onlyDelimited) {
        var at = 0;
        while (at < text.length()) {
            var end = atDelimited(text, at, left, right);
            if (end > at) {
                var isDoubled = text.startsWith(left + left, at);
                var inner = text.substring(at + (isDoubled ? 2 : 1), end - (isDoubled ? 2 : 1));
                add(inner, isDoubled || !onlyDelimited);
                at = end;
            } else if (text.charAt(at) == '<') {
                var close = text.indexOf('>', at);
                var after = close < 0 ? text.length() : close + 1;
                stem.append(literal(text.substring(at, after)));
                at = after;
            } else {
                var after = atEndOfWord(text, at, left);
                var word = text.substring(at, after);
                if (!onlyDelimited && word.chars().anyMatch(Character::isLetterOrDigit)) {
                    add(word, false);
                } else {
                    stem.append(literal(word));
                }
                at = after;
                while (at < text.length() && isSpace(text, at)) {
                    var next = text.startsWith(SPACE, at) ? at + SPACE.length() : at + 1;
                    stem.append(text, at, next);
                    at = next;
                }
            }
        }
    }

    private void add(String word, boolean isRight) {
        if (word.isBlank()) {
            stem.append(word);
            return;
        }
        var id = ShortId.of(words.size());
        words.add(new Choice(id, word));
        if (isRight) {
            correct.add(id);
        }
        stem.append("[[").append(id).append("]]");
    }

    /** After what is delimited from here; here itself if nothing is. */
    private static int atDelimited(String text, int at, String left, String right) {
        if (!text.startsWith(left, at)) {
            return at;
        }
        var isDoubled = text.startsWith(left + left, at);
        var mark = isDoubled ? right + right : right;
        var last = Math.min(text.length(), at + WORD_CHARACTERS_MAX);
        var close = text.substring(at, last).indexOf(mark, isDoubled ? 2 : 1);
        return close < 0 ? at : at + close + mark.length();
    }

    /** At least one character on. */
    private static int atEndOfWord(String text, int at, String left) {
        var end = at;
        while (end < text.length()
                && !isSpace(text, end)
                && text.charAt(end) != '<'
                && (end == at || !text.startsWith(left, end))) {
            end++;
        }
        return end;
    }

    private static boolean isSpace(String text, int at) {
        return Character.isWhitespace(text.charAt(at)) || text.startsWith(SPACE, at);
    }

    /** Each right word earns 1/n, each wrong one costs {@code wordpenalty} times that. */
    private ScoringRule scoring() throws Refusal {
        var penalty = MoodleTexts.number(question, "wordpenalty").orElse(BigDecimal.ONE).abs();
        if (penalty.compareTo(BigDecimal.ONE) == 0) {
            return new ScoringRule.PartialCredit(Map.of());
        }
        var n = BigDecimal.valueOf(correct.size());
        var values = new HashMap<String, BigDecimal>();
        for (var word : words) {
            if (correct.contains(word.id())) {
                values.put(word.id(), BigDecimal.ONE);
            } else if (penalty.signum() > 0) {
                values.put(
                        word.id(),
                        ForeignDecimal.plain(
                                penalty.negate().setScale(SHARE_DECIMALS, RoundingMode.HALF_UP)));
            }
        }
        return new ScoringRule.Mapped(values, BigDecimal.ZERO, null, null, n);
    }
}
