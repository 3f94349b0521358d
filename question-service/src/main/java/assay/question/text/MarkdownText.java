package assay.question.text;

import assay.question.asset.AssetId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jsoup.parser.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Texts in Markdown. Only what could do harm is edited where it stands; everything else stays as
 * the author wrote it.
 */
final class MarkdownText {
    /** Deeper nesting than any exam needs. */
    private static final int DEPTH_MAX = 100;

    /**
     * Renderers disagree about tables, and so about where code ends: both readings must be
     * harmless.
     */
    private static final List<Parser> READINGS =
            List.of(
                    parser().extensions(List.of(TablesExtension.create())).build(),
                    parser().build());

    private static final Pattern UNKNOWN_TAG = Pattern.compile("</?([A-Za-z][A-Za-z0-9]*)\\s*/?>");

    /** What to write instead of a part of the text. */
    private record Edit(int start, int end, String instead) {}

    private static Parser.Builder parser() {
        return Parser.builder()
                .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                .maxOpenBlockParsers(DEPTH_MAX);
    }

    private final String text;
    private final List<Formulas.Span> formulas;
    private final List<Edit> edits = new ArrayList<>();

    private MarkdownText(String text) {
        this.text = text;
        this.formulas = Formulas.in(text);
    }

    static String clean(String text) {
        return hasNothingToInspect(text)
                ? text.replace("\0", "")
                : Passes.over(text, MarkdownText::pass, MarkdownText::plain);
    }

    /**
     * Most texts have neither HTML nor an address, which begin with a sign of their own: what is
     * not written as one cannot be one.
     */
    private static boolean hasNothingToInspect(String text) {
        return text.indexOf('<') < 0 && text.indexOf('[') < 0;
    }

    static Set<AssetId> assetsIn(String text) {
        var assets = new TreeSet<AssetId>();
        if (hasNothingToInspect(text)) {
            return assets;
        }
        for (var reading : READINGS) {
            walk(
                    reading.parse(text),
                    node -> {
                        switch (node) {
                            case Link link ->
                                    AssetId.referredToBy(link.getDestination())
                                            .ifPresent(assets::add);
                            case Image image ->
                                    AssetId.referredToBy(image.getDestination())
                                            .ifPresent(assets::add);
                            case HtmlInline html ->
                                    assets.addAll(HtmlText.assetsIn(html.getLiteral()));
                            case HtmlBlock html ->
                                    assets.addAll(HtmlText.assetsIn(html.getLiteral()));
                            default -> {}
                        }
                    });
        }
        return assets;
    }

    static List<String> picturesWithoutAlternative(String text) {
        var pictures = new ArrayList<String>();
        if (hasNothingToInspect(text)) {
            return pictures;
        }
        walk(
                READINGS.getFirst().parse(text),
                node -> {
                    switch (node) {
                        case Image image when Syntax.saysNothing(alternative(image)) ->
                                pictures.add(image.getDestination());
                        case HtmlInline html ->
                                pictures.addAll(
                                        HtmlText.picturesWithoutAlternative(html.getLiteral()));
                        case HtmlBlock html ->
                                pictures.addAll(
                                        HtmlText.picturesWithoutAlternative(html.getLiteral()));
                        default -> {}
                    }
                });
        return pictures;
    }

    static List<String> mediaIn(String text) {
        var media = new ArrayList<String>();
        if (hasNothingToInspect(text)) {
            return media;
        }
        walk(
                READINGS.getFirst().parse(text),
                node -> {
                    switch (node) {
                        case Image image -> media.add(image.getDestination());
                        case HtmlInline html -> media.addAll(HtmlText.mediaIn(html.getLiteral()));
                        case HtmlBlock html -> media.addAll(HtmlText.mediaIn(html.getLiteral()));
                        default -> {}
                    }
                });
        return media;
    }

    static Set<String> picturesFromElsewhere(String text) {
        var addresses = new LinkedHashSet<String>();
        if (hasNothingToInspect(text)) {
            return addresses;
        }
        for (var reading : READINGS) {
            walk(
                    reading.parse(text),
                    node -> {
                        switch (node) {
                            case Image image when Addresses.isElsewhere(image.getDestination()) ->
                                    addresses.add(image.getDestination());
                            case HtmlInline html ->
                                    addresses.addAll(
                                            HtmlText.picturesFromElsewhere(html.getLiteral()));
                            case HtmlBlock html ->
                                    addresses.addAll(
                                            HtmlText.picturesFromElsewhere(html.getLiteral()));
                            default -> {}
                        }
                    });
        }
        return addresses;
    }

    private static String alternative(Image image) {
        var words = new StringBuilder();
        walk(
                image,
                node -> {
                    switch (node) {
                        case Text text -> words.append(text.getLiteral());
                        case Code code -> words.append(code.getLiteral());
                        default -> {}
                    }
                });
        return words.toString();
    }

    private static String pass(String text) {
        var passed = text;
        for (var reading : READINGS) {
            passed = new MarkdownText(passed).cleaned(reading);
        }
        return passed;
    }

    private String cleaned(Parser reading) {
        walk(reading.parse(text), this::inspect);
        edits.sort(
                Comparator.comparingInt(Edit::start)
                        .thenComparing(Edit::end, Comparator.reverseOrder()));
        var result = new StringBuilder();
        var place = 0;
        for (var edit : edits) {
            if (edit.start() >= place) { // one within another waits for the next pass
                result.append(text, place, edit.start()).append(edit.instead());
                place = edit.end();
            }
        }
        return result.append(text, place, text.length()).toString();
    }

    private void inspect(Node node) {
        switch (node) {
            case HtmlInline html -> inspectInline(html);
            case HtmlBlock html -> inspectBlock(html);
            case Link link -> {
                var address = link.getDestination();
                if (!Addresses.isLinkOrRelative(address)
                        && !(isInFormula(link) && !Addresses.runs(address))) {
                    replace(link, contentOf(link));
                }
            }
            case Image image -> {
                var address = image.getDestination();
                if (!Addresses.isPicture(address)
                        && !(isInFormula(image) && !Addresses.runs(address))) {
                    replace(image, contentOf(image));
                }
            }
            case LinkReferenceDefinition definition -> {
                if (!Addresses.isLinkOrRelative(definition.getDestination())) {
                    replace(definition, "");
                }
            }
            default -> {}
        }
    }

    private void inspectInline(HtmlInline html) {
        var literal = html.getLiteral();
        var harmless = HtmlTags.filtered(literal).orElse("");
        if (!harmless.equals(literal) && !(isInFormula(html) && isUnknownTag(literal))) {
            replace(html, harmless);
        }
    }

    /** In a formula, {@code x<y>z} is two comparisons; an unknown tag does nothing in any page. */
    private static boolean isUnknownTag(String literal) {
        var tag = UNKNOWN_TAG.matcher(literal);
        return tag.matches() && !Tag.isKnownTag(tag.group(1).toLowerCase(Locale.ROOT));
    }

    private void inspectBlock(HtmlBlock html) {
        var literal = html.getLiteral();
        var harmless = HtmlTags.filtered(literal).orElseGet(() -> HtmlText.clean(literal));
        if (!harmless.equals(literal)) {
            var isNested = !(html.getParent() instanceof Document);
            replace(html, isNested ? harmless.replace('\n', ' ') : harmless);
        }
    }

    private boolean isInFormula(Node node) {
        return formulas.stream().anyMatch(formula -> formula.holds(start(node), end(node)));
    }

    private void replace(Node node, String instead) {
        edits.add(new Edit(start(node), end(node), instead));
    }

    /** The source of what is in a link or picture. */
    private String contentOf(Node node) {
        var first = node.getFirstChild();
        var last = node.getLastChild();
        return first == null || last == null ? "" : text.substring(start(first), end(last));
    }

    private static int start(Node node) {
        return node.getSourceSpans().getFirst().getInputIndex();
    }

    private static int end(Node node) {
        var last = node.getSourceSpans().getLast();
        return last.getInputIndex() + last.getLength();
    }

    /**
     * Visits a tree, parents first; without recursion, since an author may nest deeper than a
     * stack.
     */
    private static void walk(Node root, Consumer<Node> visit) {
        @Nullable Node node = root;
        while (node != null) {
            visit.accept(node);
            var next = node.getFirstChild();
            while (next == null && node != null && !node.equals(root)) {
                next = node.getNext();
                if (next == null) {
                    node = node.getParent();
                }
            }
            node = next;
        }
    }

    /** Without anything that Markdown or HTML take for a tag, a link or an address. */
    private static String plain(String text) {
        return text.replace("<", "&lt;").replace("](", "]&#40;").replace("]:", "]&#58;");
    }
}
