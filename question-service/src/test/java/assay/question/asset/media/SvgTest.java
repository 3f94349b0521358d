package assay.question.asset.media;

import static assay.question.asset.AssetSamples.svg;
import static assay.question.asset.AssetSamples.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import assay.question.asset.PictureSize;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SvgTest {
    private static String harmless(byte[] svg) throws UnreadableFile {
        return new String(Svg.harmless(svg).bytes(), StandardCharsets.UTF_8);
    }

    /** A guard against hanging, not a measure of speed. */
    @ParameterizedTest
    @ValueSource(strings = {"url(", "url('", "url(#a ", "url(#a'", "url ", "url( "})
    void no_address_keeps_it_busy(String part) {
        var fill = part.repeat(50_000);

        var harmless =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(10),
                        () -> harmless(svg("<rect fill=\"" + fill + "\"/>")));

        assertThat(harmless).doesNotContain("url(");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>evil()</script>",
                "<script xmlns=\"http://www.w3.org/1999/xhtml\">evil()</script>",
                "<x:script xmlns:x=\"http://www.w3.org/2000/svg\">evil()</x:script>",
                "<g onload=\"evil()\"/>",
                "<a href=\"javascript:evil()\"><text>t</text></a>",
                "<a xmlns:l=\"http://www.w3.org/1999/xlink\" l:href=\"https://evil.example\"><text>t</text></a>",
                "<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">evil()</p></foreignObject>",
                "<image href=\"https://evil.example/x.png\"/>",
                "<image href=\"//evil.example/x.png\"/>",
                "<image href=\"data:image/svg+xml;base64,ZXZpbCgp\"/>",
                "<use href=\"https://evil.example/x.svg#a\"/>",
                "<feImage href=\"https://evil.example/x.png\"/>",
                "<animate attributeName=\"href\" values=\"javascript:evil()\"/>",
                "<set attributeName=\"onclick\" to=\"evil()\"/>",
                "<rect fill=\"url(https://evil.example/x)\"/>",
                "<rect style=\"fill:url('https://evil.example/x')\"/>",
                "<rect style=\"fill:u\\72l(//evil.example)\"/>",
                "<style>@import 'https://evil.example/x.css';</style>",
                "<style>rect { background: url(//evil.example/x) }</style>",
                "<style type=\"text/evil\">evil()</style>",
                "<style>rect { fill: u<x/>rl(//evil.example/x) }</style>",
                "<style>rect { fill: u<g/>rl(//evil.example/x) }</style>",
                "<style>rect { fill: u<!-- and -->rl(//evil.example/x) }</style>",
                "<style>rect { fill: u<?and?>rl(//evil.example/x) }</style>",
                "<style>rect { fill: u<![CDATA[rl(//evil.example/x)]]> }</style>",
                "<style>rect { fill: &#117;&#x72;l(//evil.example/x) }</style>",
                "<style>@<x/>import '//evil.example/x.css';</style>",
                "<style>rect { fill: u\\72l(//evil.example/x) }</style>",
                "<rect mask=\"\\75rl(https://evil.example/#m)\"/>",
                "<rect mask=\"url(#a) url (https://evil.example/#m)\"/>",
                "<rect mask=\"uurl(#a)rl(https://evil.example/#m)\"/>",
                "<rect cursor=\"image-set('https://evil.example/x' 1x)\"/>",
                "<rect cursor=\"-webkit-Image-Set('https://evil.example/x' 1x)\"/>",
                "<rect fill=\"image('https://evil.example/x')\"/>",
                "<rect fill=\"src('https://evil.example/x')\"/>",
                "<rect STYLE=\"behavior: evil()\"/>",
                "<g ONLOAD=\"evil()\"/>",
                "<g onLoad=\"evil()\"/>",
                "<image HREF=\"https://evil.example/x.png\"/>",
                "<image src=\"https://evil.example/x.png\"/>",
                "<desc><image SRC=\"https://evil.example/x.png\"/></desc>",
                "<title><style>evil</style></title>",
                "<g xml:base=\"https://evil.example/\"/>",
                "<use href=\"data:image/svg+xml,evil#a\"/>",
                "<image xmlns:l=\"http://www.w3.org/1999/xlink\" l:href=\"javascript:evil()\"/>",
                "<a href=\"&#106;avascript:evil()\"/>",
                "<?xml-stylesheet href=\"https://evil.example/x.css\"?>",
                "<!-- evil() -->",
                "<iframe src=\"https://evil.example\"/>",
                "<metadata>evil()</metadata>"
            })
    void what_runs_moves_links_or_loads_is_gone(String content) throws UnreadableFile {
        var written = harmless(svg("<path d=\"M0 0L9 9\"/>" + content));

        assertThat(written).doesNotContain("evil").contains("<path d=\"M0 0L9 9\"");
        assertThat(harmless(text(written))).isEqualTo(written);
    }

    @Test
    void what_draws_stays() throws UnreadableFile {
        var content =
                """
                <title>A cell</title><defs><linearGradient id="g"><stop offset="0" stop-color="#fff"></stop></linearGradient>\
                <symbol id="s"><circle cx="1" cy="2" r="3"></circle></symbol></defs><style>.a { fill: url(#g) }</style>\
                <g transform="translate(1,2)" class="a"><use href="#s" xlink:href="#s"></use>\
                <text x="1" y="2" font-size="3">3 &lt; 4 &amp; 5</text></g>\
                <image href="data:image/png;base64,iVBORw0KGgo=" width="1" height="1"></image>\
                """;
        var drawing =
                "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
                        + " viewBox=\"0 0 40 30\">"
                        + content
                        + "</svg>";

        assertThat(harmless(text(drawing))).isEqualTo(drawing);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<path id=\"curl\" class=\"curly url\"></path>",
                "<rect aria-label=\"A \\ B, see url(x)\"></rect>",
                "<text font-family=\"Curlz\" data-note=\"the url of it\">url(https://in.words)</text>",
                "<rect mask=\"url(#m)\" fill=\"URL( '#f' ) red\"></rect>",
                "<style>.a<![CDATA[ > .b { fill: url(#g) }]]></style>"
            })
    void what_only_looks_like_an_address_stays(String content) throws UnreadableFile {
        assertThat(harmless(svg(content)))
                .contains(content.replace("<![CDATA[ >", " &gt;").replace("]]>", ""));
    }

    @Test
    void a_link_becomes_a_group_of_what_it_showed() throws UnreadableFile {
        assertThat(harmless(svg("<a href=\"https://x.example\"><text>t</text></a>")))
                .contains("<g><text>t</text></g>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><svg>&b;</svg>",
                "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg><text>&x;</text></svg>",
                "<!DOCTYPE svg [<!ENTITY x SYSTEM \"http://127.0.0.1:9/\">]><svg width=\"&x;\"/>",
                "<svg><g></svg>",
                "<svg",
                "<svg/><svg/>",
                "<?xml version=\"1.0\"?><note/>",
                "<html><svg xmlns=\"http://www.w3.org/2000/svg\"/></html>"
            })
    void what_is_no_drawing_of_its_own_is_refused(String file) {
        assertThatThrownBy(() -> Svg.harmless(text(file))).isInstanceOf(UnreadableFile.class);
    }

    @Test
    void a_document_type_that_no_entity_needs_is_left_out() throws UnreadableFile {
        assertThat(
                        harmless(
                                text(
                                        "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\""
                                                + " \"http://127.0.0.1:9/svg11.dtd\"><svg><g/></svg>")))
                .doesNotContain("DOCTYPE")
                .contains("<g>");
    }

    @Test
    void a_drawing_that_multiplies_itself_is_refused() {
        var bomb = new StringBuilder("<g id=\"a0\"><rect/></g>");
        for (var i = 1; i < 9; i++) {
            bomb.append("<g id=\"a%d\">".formatted(i))
                    .append("<use href=\"#a%d\"/>".formatted(i - 1).repeat(10))
                    .append("</g>");
        }
        assertThatThrownBy(() -> Svg.harmless(svg(bomb.toString())))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("every reference");
        assertThatThrownBy(() -> Svg.harmless(svg("<g id=\"a\"><use href=\"#a\"/></g>")))
                .isInstanceOf(UnreadableFile.class);
        assertThatThrownBy(() ->
                        Svg.harmless(
                                svg(
                                        "<pattern id=\"a\"><rect fill=\"url(#b)\"/></pattern><pattern id=\"b\">"
                                                + "<rect fill=\"url(#a)\"/></pattern>")))
                .isInstanceOf(UnreadableFile.class);
    }

    @Test
    void a_drawing_may_be_nested_as_deep_as_the_limit_and_no_deeper() throws UnreadableFile {
        var within = Svg.DEPTH_MAX - 1; // the root is one
        Svg.harmless(svg("<g>".repeat(within) + "</g>".repeat(within)));

        assertThatThrownBy(() ->
                        Svg.harmless(svg("<g>".repeat(within + 1) + "</g>".repeat(within + 1))))
                .isInstanceOf(UnreadableFile.class);
    }

    @Test
    void its_size_is_what_it_says_or_its_view_box() throws UnreadableFile {
        assertThat(Svg.harmless(svg("")).size()).contains(new PictureSize(40, 30));
        assertThat(Svg.harmless(text("<svg width='100%' viewBox='0,0 12.5 7'/>")).size())
                .contains(new PictureSize(12, 7));
        assertThat(Svg.harmless(text("<svg width='10em' height='3em'/>")).size()).isEmpty();
    }
}
