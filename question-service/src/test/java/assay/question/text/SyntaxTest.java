package assay.question.text;

import static assay.question.text.Syntax.HTML;
import static assay.question.text.Syntax.MARKDOWN;
import static org.assertj.core.api.Assertions.assertThat;

import assay.question.asset.AssetId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SyntaxTest {
    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final String OTHER = "fedcba9876543210".repeat(4);
    private static final long SEED = 20261125;

    /** As front ends render Markdown that trust what they are given. */
    private static List<String> rendered(String markdown) {
        var tables = List.of(TablesExtension.create());
        return List.of(
                HtmlRenderer.builder()
                        .extensions(tables)
                        .build()
                        .render(Parser.builder().extensions(tables).build().parse(markdown)),
                HtmlRenderer.builder().build().render(Parser.builder().build().parse(markdown)));
    }

    static Stream<String> attacks() {
        return AttackSamples.ATTACKS.stream();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void an_attack_in_html_does_nothing(String attack) {
        var clean = HTML.clean(attack);

        assertThat(AttackSamples.harmIn(clean)).as(clean).isEmpty();
        assertThat(HTML.clean(clean)).isEqualTo(clean);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void an_attack_in_markdown_does_nothing(String attack) {
        var clean = MARKDOWN.clean(attack);

        for (var shown : rendered(clean)) {
            assertThat(AttackSamples.harmIn(shown)).as(clean).isEmpty();
        }
        assertThat(MARKDOWN.clean(clean)).isEqualTo(clean);
    }

    @Test
    void the_attacks_are_attacks() {
        assertThat(AttackSamples.ATTACKS)
                .filteredOn(attack ->
                        !AttackSamples.harmIn(attack).isEmpty()
                                || rendered(attack).stream()
                                        .anyMatch(shown -> !AttackSamples.harmIn(shown).isEmpty()))
                .hasSizeGreaterThan(AttackSamples.ATTACKS.size() * 3 / 4);
    }

    /** A text without markup is not parsed; parsed, beside a tag, it comes out the same. */
    @Test
    void words_are_the_same_whether_they_are_parsed_or_not() {
        var words = new StringBuilder(" \n two  blanks\n\n \"'=;:#%$\\\\{}[]()`*_|~!?/ ");
        for (var sign = 0xa1; sign <= 0xd7ff; sign++) {
            words.appendCodePoint(sign);
        }
        var text = words.toString();

        assertThat(HTML.clean(text)).isEqualTo(text);
        assertThat(HTML.clean(text + "<br>")).isEqualTo(text + "<br>");
        assertThat(MARKDOWN.clean("a > b & c &lt;script> \\\\(x\\\\)\0\n    code](x)\n"))
                .isEqualTo("a > b & c &lt;script> \\\\(x\\\\)\n    code](x)\n");
    }

    @Test
    void an_address_with_an_entity_is_an_asset_all_the_same() {
        assertThat(HTML.assetsIn("<img src=\"ass&#101;t:%s\">".formatted(HASH)))
                .containsExactly(new AssetId(HASH));
        assertThat(MARKDOWN.assetsIn("![a]: no\n<img src='asse&#116;:%s'>".formatted(HASH)))
                .containsExactly(new AssetId(HASH));
    }

    /** Pieces of attacks in any order: whatever comes out is clean, and clean again. */
    @Test
    void what_is_cleaned_is_clean_whatever_it_was() {
        var pieces = new ArrayList<>(AttackSamples.ATTACKS);
        pieces.addAll(
                List.of(
                        "<",
                        ">",
                        "\"",
                        "'",
                        "`",
                        "\n",
                        "\n\n",
                        " ",
                        "\\(",
                        "\\)",
                        "\\[",
                        "\\]",
                        "$$",
                        "&lt;",
                        "&",
                        "<b>",
                        "</b>",
                        "<p>",
                        "<td>",
                        "<div title=\"",
                        "<math><mi>",
                        "</math>",
                        "> ",
                        "- ",
                        "```\n",
                        "[",
                        "](",
                        ")",
                        "<img src=",
                        "onerror=alert(1)",
                        "<!--",
                        "-->",
                        "<a href=",
                        "javascript:",
                        "| a |\n| - |\n| "));
        var random = new Random(SEED);
        for (var i = 0; i < 2_000; i++) {
            var text = new StringBuilder();
            for (var j = random.nextInt(1, 7); j > 0; j--) {
                var piece = pieces.get(random.nextInt(pieces.size()));
                text.append(
                        random.nextInt(4) == 0
                                ? piece.substring(0, random.nextInt(piece.length() + 1))
                                : piece);
            }
            var html = HTML.clean(text.toString());
            assertThat(AttackSamples.harmIn(html)).as(text + "\n=>\n" + html).isEmpty();
            assertThat(HTML.clean(html)).as(text.toString()).isEqualTo(html);

            var markdown = MARKDOWN.clean(text.toString());
            for (var shown : rendered(markdown)) {
                assertThat(AttackSamples.harmIn(shown)).as(text + "\n=>\n" + markdown).isEmpty();
            }
            assertThat(MARKDOWN.clean(markdown)).as(text.toString()).isEqualTo(markdown);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Is 3 < 4 & 5 > 2? AT&T says &amp; and <3.",
                "`<i>` & `<b>`:\n\n```html\n<script>x</script>\n```\n\n    <b onclick=x>\n",
                "x^2^ and H~2~O, *a* **b** _c_ ~~d~~ \\* \\<script>",
                "| a | b |\n| --- | :-: |\n| 1 | `x \\| y` |\n",
                "![A cell](asset:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
                        + " \"title\")",
                "[docs](https://docs.example/a?b=c&d=e#f) <https://docs.example>"
                        + " [mail](mailto:a@b.example) [up](#top)",
                "[ref][1] and arr[i](j)\n\n[1]: https://docs.example 'Title'\n",
                "<div class=\"language-java\">\n\n*text*\n\n</div>\n",
                "H<sub>2</sub>O <kbd>Ctrl</kbd> <span lang=\"de\" dir='ltr'>Zelle</span><br/>next",
                "<table><tr><td colspan=2>x</td></tr></table>",
                "\\(a<b\\) \\[ x<y>z \\] $$\\begin{matrix} a & b \\\\ c & d \\end{matrix}$$",
                "$$ f[x](y:z) < \\frac{1}{2} $$",
                "> quote\n> - list\n>   1. more\n\n***\n\nSetext\n======\n",
                "tab\there, nbsp\u00a0here, \uE000 and \uD83D\uDE00\r\nCRLF line\r\n"
            })
    void harmless_markdown_stays_as_it_was_written(String text) {
        assertThat(MARKDOWN.clean(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>One <b>two</b> <em lang=\"fr\">trois</em><br>H<sub>2</sub>O x<sup>2</sup></p>",
                "<ul><li>a</li><li>b</li></ul><ol start=\"3\"><li value=\"7\">c</li></ol>",
                "<table><caption>T</caption><thead><tr><th"
                        + " scope=\"col\">a</th></tr></thead><tbody><tr><td colspan=\"2\""
                        + " rowspan=\"3\">b</td></tr></tbody></table>",
                "<pre><code class=\"language-java\">a &lt; b &amp;&amp; c\n    x();\n</code></pre>",
                "<img src=\"https://pictures.example/a.png\" alt=\"A cell\" width=\"100\""
                        + " height=\"50%\">",
                "<a href=\"https://docs.example/?a=1&amp;b=2\" title=\"Docs\">docs</a> <a"
                        + " href=\"#note\">note</a>",
                "<p dir=\"rtl\" lang=\"ar\">\u0633\u0624\u0627\u0644</p>",
                "<math xmlns=\"http://www.w3.org/1998/Math/MathML\""
                        + " display=\"block\"><mrow><msup><mi>x</mi><mn>2</mn></msup><mo"
                        + " stretchy=\"false\">&lt;</mo><mfrac><mn>1</mn><mn>2</mn></mfrac></mrow></math>",
                "\\(a < b\\), \\[ \\begin{matrix} a & b \\\\ c & d \\end{matrix} \\] and $$x > y$$",
                "<p>\\( a &lt; b \\) and \\(\"quotes\" 'too'\\)</p>",
                "<ruby>\u6f22<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>"
                        + " <details><summary>s</summary>t</details>"
            })
    void harmless_html_stays_as_it_was_written(String text) {
        assertThat(HTML.clean(text)).isEqualTo(text);
    }

    @Test
    void sounds_and_films_are_assets_and_can_be_played() {
        var film = "<video src=\"asset:%s\"></video>".formatted(HASH);

        assertThat(HTML.clean(film)).contains("src=\"asset:" + HASH + "\"").contains("controls");
        assertThat(HTML.clean("<audio src=\"https://evil.example/x.mp3\"></audio>"))
                .doesNotContain("evil");
    }

    @Test
    void what_is_not_allowed_goes_and_what_it_says_stays() {
        assertThat(HTML.clean("<font color=\"red\">red</font> <center>mid</center>"))
                .isEqualTo("red mid");
        assertThat(HTML.clean("<p onclick=\"x()\" class=\"modal math\" style=\"color:red\">t</p>"))
                .isEqualTo("<p class=\"math\">t</p>");
        assertThat(HTML.clean("<img src=\"relative.png\" alt=\"A cell\">")).isEqualTo("A cell");
        assertThat(MARKDOWN.clean("a <font color=red>red</font> [x](javascript:alert(1)) b"))
                .isEqualTo("a red x b");
        assertThat(MARKDOWN.clean("<p onclick='x()' title=t>**t**</p>"))
                .isEqualTo("<p title=\"t\">**t**</p>");
        assertThat(MARKDOWN.clean("![A *cell*](relative.png)")).isEqualTo("A *cell*");
        assertThat(MARKDOWN.clean("before\n\n<script>\nalert(1)\n</script>\n\nafter"))
                .doesNotContain("alert");
    }

    @ParameterizedTest
    @CsvSource({
        "text-decoration: underline, <u>w</u>",
        "text-decoration-line:line-through, <s>w</s>",
        "FONT-WEIGHT: Bold, <b>w</b>",
        "font-weight:700, <b>w</b>",
        "font-style: italic, <i>w</i>",
        "vertical-align: sub, <sub>w</sub>",
        "vertical-align: super; color: red, <sup>w</sup>",
        "font-weight: 400; text-decoration: none, w"
    })
    void a_style_that_means_something_becomes_an_element(String style, String inner) {
        var clean = HTML.clean("<p>a <span style=\"%s\">w</span></p>".formatted(style));

        assertThat(clean).isEqualTo("<p>a <span>%s</span></p>".formatted(inner));
        assertThat(HTML.clean(clean)).isEqualTo(clean);
    }

    @Test
    void styles_join_and_what_editors_strike_out_stays_struck_out() {
        assertThat(
                        HTML.clean(
                                "<p style=\"font-weight:bold;text-decoration:underline\">not</p>"
                                        + "<strike>this</strike>"))
                .isEqualTo("<p><u><b>not</b></u></p><s>this</s>");
    }

    @Test
    void what_is_shown_or_played_and_does_not_stay_is_named() {
        var kept = "<img src=\"asset:%s\"> <img src=\"https://a.example/b.png\">".formatted(HASH);

        assertThat(
                        HTML.mediaLostFrom(
                                kept
                                        + """
                                        <img src="http://a.example/c.png" alt="c"> <img src="data:image/svg+xml,x">
                                        <svg><path d="M0 0"></path></svg> <iframe src="https://a.example/d"></iframe>
                                        <audio src="https://a.example/e.mp3"></audio>
                                        """))
                .containsExactly(
                        "http://a.example/c.png",
                        "data:image/svg+xml,x",
                        "<svg>",
                        "https://a.example/d",
                        "https://a.example/e.mp3");
        assertThat(HTML.mediaLostFrom(kept)).isEmpty();
        assertThat(MARKDOWN.mediaLostFrom("![a](http://a.example/a.png) " + kept))
                .containsExactly("http://a.example/a.png");
    }

    @Test
    void less_than_in_a_formula_of_html_is_written_so_that_no_browser_takes_it_for_a_tag() {
        assertThat(HTML.clean("\\(a<b\\)")).isEqualTo("\\(a&lt;b\\)");
        assertThat(HTML.clean("$$x<y>z$$")).isEqualTo("$$x&lt;y>z$$");
    }

    @Test
    void plain_signs_in_html_become_what_html_means_by_them() {
        assertThat(HTML.clean("3 < 4 & 5 > 2")).isEqualTo("3 &lt; 4 &amp; 5 &gt; 2");
    }

    @Test
    void what_no_database_stores_goes() {
        assertThat(MARKDOWN.clean("a\0b")).isEqualTo("ab");
        assertThat(HTML.clean("a\0b")).isEqualTo("ab");
    }

    @Test
    void a_text_nested_deeper_than_any_stack_is_cleaned_all_the_same() {
        for (var deep :
                List.of(
                        "<div>".repeat(4_000) + "<script>alert(1)</script>",
                        ">".repeat(10_000) + " <script>alert(1)</script>",
                        "*a ".repeat(6_000) + "<img src=x onerror=alert(1)>" + " a*".repeat(6_000),
                        "[".repeat(10_000) + "x](javascript:alert(1))",
                        "<s".repeat(4_000) + ">",
                        "<scr".repeat(1_000) + "<form>" + "ipt>".repeat(1_000))) {
            var html = HTML.clean(deep);
            assertThat(HTML.clean(html)).isEqualTo(html);
            assertThat(html).doesNotContain("<script", "<img");
            var markdown = MARKDOWN.clean(deep);
            assertThat(MARKDOWN.clean(markdown)).isEqualTo(markdown);
            assertThat(markdown).doesNotContain("<script", "<img", "](javascript");
        }
    }

    @Test
    void assets_are_found_wherever_a_text_shows_or_links_them() {
        var picture = new AssetId(HASH);
        var file = new AssetId(OTHER);

        assertThat(
                        MARKDOWN.assetsIn(
                                "![a](asset:%s) and [table][t]\n\n[t]: asset:%s\n"
                                        .formatted(HASH, OTHER)))
                .containsExactlyInAnyOrder(picture, file);
        assertThat(
                        MARKDOWN.assetsIn(
                                "<img src=\"asset&#58;%s\" alt=x>\n\n<video poster='asset:%s'></video>"
                                        .formatted(HASH, OTHER)))
                .containsExactlyInAnyOrder(picture, file);
        assertThat(
                        HTML.assetsIn(
                                "<img src='asset:%s'><audio><source src=\"asset:%s\"></audio>"
                                        .formatted(HASH, OTHER)))
                .containsExactlyInAnyOrder(picture, file);
    }

    @Test
    void what_only_looks_like_an_asset_is_none() {
        var almost = HASH.substring(1);

        assertThat(MARKDOWN.assetsIn("`asset:%s` ![x](asset:%s)".formatted(HASH, almost)))
                .isEmpty();
        assertThat(HTML.assetsIn("<p>asset:%s</p>".formatted(HASH))).isEmpty();
        assertThat(MARKDOWN.clean("![x](asset:%s)".formatted(almost))).isEqualTo("x");
        assertThat(MARKDOWN.clean("![x](asset:%sF)".formatted(almost))).isEqualTo("x");
    }

    @Test
    void pictures_on_other_servers_are_found() {
        assertThat(
                        MARKDOWN.picturesFromElsewhere(
                                """
                                ![a](asset:%s) ![b][1] ![c](HTTPS://b.example/c.png) [d](https://link.example/d.png)

                                <p><img src="https://c.example/e.png" alt="e"></p>

                                `![f](https://code.example/f.png)` \\(![g](h)\\)

                                [1]: https://a.example/b.png
                                """
                                        .formatted(HASH)))
                .containsExactly(
                        "https://a.example/b.png",
                        "HTTPS://b.example/c.png",
                        "https://c.example/e.png");
        assertThat(
                        HTML.picturesFromElsewhere(
                                """
                                <img src="asset:%1$s" alt="a"><img src="https&#58;//a.example/b.png" alt="b">
                                <video src="asset:%1$s" poster="https://b.example/c.png"></video>
                                <a href="https://link.example/d.png">d</a>
                                """
                                        .formatted(HASH)))
                .containsExactly("https://a.example/b.png", "https://b.example/c.png");
    }

    @Test
    void pictures_that_say_nothing_to_the_blind_are_found() {
        assertThat(
                        MARKDOWN.picturesWithoutAlternative(
                                "![](asset:%s) ![ ](https://a.example/b.png) ![a `b`](asset:%s) <img src=\"asset:%s\">"
                                        .formatted(HASH, HASH, OTHER)))
                .containsExactly("asset:" + HASH, "https://a.example/b.png", "asset:" + OTHER);
        assertThat(
                        HTML.picturesWithoutAlternative(
                                "<img src=\"asset:%s\"><img src=\"x\" alt=\" \"><img src=\"y\" alt=\"Why\">"
                                        .formatted(HASH)))
                .containsExactly("asset:" + HASH, "x");
    }
}
