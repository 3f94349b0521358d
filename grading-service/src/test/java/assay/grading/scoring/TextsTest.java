package assay.grading.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TextsTest {
    private static final AcceptedText.Matching STRICT =
            new AcceptedText.Matching(true, true, false);
    private static final AcceptedText.Matching ANY_CASE =
            new AcceptedText.Matching(false, true, false);
    private static final AcceptedText.Matching ANY_ACCENT =
            new AcceptedText.Matching(false, false, false);
    private static final AcceptedText.Matching WILD = new AcceptedText.Matching(true, true, true);

    @ParameterizedTest(name = "{0} is {1}: {2}, {3} in any case, {4} with any accents")
    @CsvSource({
        "Paris, Paris, true, true, true",
        "Paris, paris, false, true, true",
        "Paris, ' Paris ', true, true, true",
        "New York, 'New \t York', true, true, true",
        "New York, NewYork, false, false, false",
        // no-break space
        "New York, 'New\u00a0York', true, true, true",
        // composed and decomposed
        "'caf\u00e9', 'cafe\u0301', true, true, true",
        "'caf\u00e9', cafe, false, false, true",
        "cafe, 'CAF\u00c9', false, false, true",
        "'Stra\u00dfe', STRASSE, false, true, true",
        // final and other sigmas
        "'\u039f\u0394\u039f\u03a3', '\u03bf\u03b4\u03bf\u03c2', false, true, true",
        // a dotless i is no i; nor is it its dotted capital
        "'\u0131', I, false, false, false",
        "i, I, false, true, true",
        "a*, ab, false, false, false",
        "a*, a*, true, true, true",
        "Paris, Pari, false, false, false"
    })
    void texts_are_compared_as_the_key_says(
            String accepted,
            String response,
            boolean strictly,
            boolean inAnyCase,
            boolean withAnyAccents) {
        assertThat(matches(accepted, STRICT, response)).isEqualTo(strictly);
        assertThat(matches(accepted, ANY_CASE, response)).isEqualTo(inAnyCase);
        assertThat(matches(accepted, ANY_ACCENT, response)).isEqualTo(withAnyAccents);
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "*, anything, true",
        "*, '', true",
        "colo*r, colour, true",
        "colo*r, color, true",
        "colo*r, colo, false",
        "colo*r, colours, false",
        "ab*ba, aba, false",
        "ab*ba, abba, true",
        "a*b*c, aXbYc, true",
        "a*b*c, acb, false",
        "*b*, abc, true",
        "**, x, true",
        "a\\*b, a*b, true",
        "a\\*b, aXb, false",
        "a\\*b*, a*bcd, true",
        "a\\b, a\\b, true",
        "*a*a*, a, false",
        "*a*a*, aa, true"
    })
    void a_wildcard_stands_for_any_characters_or_none(
            String accepted, String response, boolean fits) {
        assertThat(matches(accepted, WILD, response)).isEqualTo(fits);
    }

    /** Against the plain definition, by all ways of splitting. */
    @Test
    void wildcards_mean_what_they_are_defined_to_mean() {
        var random = new Random(20_261_125);
        for (var i = 0; i < 20_000; i++) {
            var accepted = word(random, "ab*", 7);
            var response = word(random, "ab", 8);
            if (!accepted.isEmpty()) {
                assertThat(matches(accepted, WILD, response))
                        .as("%s and %s", accepted, response)
                        .isEqualTo(defined(accepted, response));
            }
        }
    }

    /**
     * Against the plain definition, for every run of white space that collapses to the response.
     */
    @Test
    void white_space_around_a_wildcard_that_stands_for_nothing_collapses_too() {
        var random = new Random(20_261_126);
        var fitting = 0;
        for (var i = 0; i < 3_000; i++) {
            var accepted = word(random, "ab* ", 7).strip().replaceAll(" +", " ");
            var response = word(random, "ab ", 7).strip().replaceAll(" +", " ");
            if (!accepted.isEmpty()) {
                var fits = spaced(response).anyMatch(spaced -> defined(accepted, spaced));
                fitting += fits ? 1 : 0;
                assertThat(matches(accepted, WILD, response))
                        .as("%s and %s", accepted, response)
                        .isEqualTo(fits);
            }
        }
        assertThat(fitting).isGreaterThan(100);
    }

    /** All texts with up to four spaces before, after and for each space. */
    private static Stream<String> spaced(String text) {
        var all = Stream.of("", " ", "  ", "   ", "    ");
        for (var character : text.split("", -1)) {
            all =
                    all.flatMap(before ->
                            character.equals(" ")
                                    ? Stream.of(" ", "  ", "   ", "    ").map(before::concat)
                                    : Stream.of(before + character));
        }
        return all.flatMap(before -> Stream.of("", " ", "  ", "   ", "    ").map(before::concat));
    }

    private static String word(Random random, String letters, int longest) {
        var word = new StringBuilder();
        for (var length = random.nextInt(longest); length > 0; length--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }

    private static boolean defined(String pattern, String text) {
        if (pattern.isEmpty()) {
            return text.isEmpty();
        }
        if (pattern.charAt(0) != '*') {
            return !text.isEmpty()
                    && text.charAt(0) == pattern.charAt(0)
                    && defined(pattern.substring(1), text.substring(1));
        }
        for (var from = 0; from <= text.length(); from++) {
            if (defined(pattern.substring(1), text.substring(from))) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @CsvSource({
        "cafe, café, true",
        "Łódź, Lodz, true",
        "smørrebrød, smorrebrod, true",
        "đak, dak, true",
        "ё, е, true",
        "ά, α, true",
        "שָׁלוֹם, שלום, true",
        "कि, का, false",
        "कि, क, false",
        "กิน, กน, false",
        "が, か, false",
        "パ, ハ, false",
    })
    void accents_are_left_out_and_letters_are_not(String accepted, String response, boolean fits) {
        var matching = new AcceptedText.Matching(false, false, false);

        assertThat(new TextPattern(accepted, matching).matches(response)).isEqualTo(fits);
        assertThat(new TextPattern(response, matching).matches(accepted)).isEqualTo(fits);
    }

    @Test
    void a_pattern_full_of_wildcards_looks_at_a_long_text_once() {
        // By backtracking this would take longer than the universe has existed.
        assertThat(matches("a*".repeat(400) + "b", WILD, "a".repeat(1_000))).isFalse();
    }

    @Test
    void of_several_texts_that_fit_the_first_with_the_most_credit_counts() {
        var key =
                new AcceptedText.Texts(
                        List.of(
                                text("*", "0", "no"),
                                text("co*", "0.5", "nearly"),
                                text("colour", "1", "yes"),
                                text("colou*", "1", "too late")),
                        new AcceptedText.Matching(false, true, true));

        assertThat(score(key, "Colour")).isEqualTo("4 yes");
        assertThat(score(key, "colors")).isEqualTo("2 nearly");
        assertThat(score(key, "tint")).isEqualTo("0 no");
    }

    @Test
    void what_no_text_fits_earns_nothing() {
        var key =
                new AcceptedText.Texts(
                        List.of(text("colour", "1", "yes")),
                        new AcceptedText.Matching(false, true, true));

        assertThat(score(key, "tint")).isEqualTo("0 ");
    }

    private static AcceptedText text(String text, String credit, String feedback) {
        return new AcceptedText(text, new BigDecimal(credit), feedback);
    }

    private static String score(AcceptedText.Texts key, String response) {
        var verdict = (Verdict.Scored) Texts.score(key, response, Points.of("4"));
        return verdict.points() + " " + verdict.explanation().feedback();
    }

    private static boolean matches(
            String accepted, AcceptedText.Matching matching, String response) {
        return new TextPattern(accepted, matching).matches(response);
    }
}
