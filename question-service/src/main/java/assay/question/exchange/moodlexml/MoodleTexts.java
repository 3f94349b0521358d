package assay.question.exchange.moodlexml;

import assay.question.content.TextFormat;
import assay.question.exchange.ForeignDecimal;
import assay.question.exchange.Media.Kept.Asset;
import assay.question.exchange.Refusal;
import assay.question.exchange.Remark;
import assay.question.exchange.html.EmbeddedMedia;
import assay.question.exchange.html.Html;
import assay.question.exchange.html.Markdown;
import assay.question.exchange.xml.XmlElement;
import assay.question.exchange.xml.XmlNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The texts of one {@code <question>} in the one format that its draft has. */
final class MoodleTexts {
    private static final Pattern FILE_LINK =
            Pattern.compile("@@PLUGINFILE@@/([^\"'\\s<>)?#]+)(?:\\?[^\"'\\s<>)]*)?");
    private static final Pattern BLOCK =
            Pattern.compile(
                    "<(p|div|br|ul|ol|table|h[1-6]|pre|blockquote)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern SHOWN =
            Pattern.compile(
                    "<(img|audio|video|svg|math|object|iframe)\\b", Pattern.CASE_INSENSITIVE);

    private static final String HTML = "html";
    private static final String MARKDOWN = "markdown";
    private static final String PLAIN = "plain_text";
    private static final String AUTO = "moodle_auto_format";
    private static final Set<String> NO = Set.of("0", "false", "n", "no");

    /** What kind of text the question is, and all that does not say another. */
    private final String kind;

    private final TextFormat format;
    private final EmbeddedMedia media;
    private final Consumer<Remark> remarks;

    MoodleTexts(XmlElement question, EmbeddedMedia media, Consumer<Remark> remarks) {
        this.kind = question.child("questiontext").map(text -> kind(text, HTML)).orElse(HTML);
        this.format = kind.equals(MARKDOWN) ? TextFormat.MARKDOWN : TextFormat.HTML;
        this.media = media;
        this.remarks = remarks;
    }

    TextFormat format() {
        return format;
    }

    /** The text of this child in the draft's format, its files kept; empty without one. */
    String of(XmlElement parent, String child) throws IOException {
        var holder = parent.child(child);
        return holder.isPresent() ? of(holder.get()) : "";
    }

    /** The text of this element in the draft's format, its files kept. */
    String of(XmlElement holder) throws IOException {
        return ofKind(holder, kind(holder, kind));
    }

    /** The same of one that is HTML, whatever the question is, unless it says otherwise. */
    String ofHtml(XmlElement holder) throws IOException {
        return ofKind(holder, kind(holder, HTML));
    }

    private String ofKind(XmlElement holder, String kindOfText) throws IOException {
        var text = raw(holder);
        if (text.isEmpty()) {
            return "";
        }
        var linked = withAssets(holder, text);
        return switch (kindOfText) {
            case MARKDOWN -> {
                if (format == TextFormat.HTML) {
                    remarks.accept(
                            Remark.lossy(
                                    "A text in Markdown among texts in HTML is shown as it was"
                                            + " written."));
                    yield Html.of(linked);
                }
                yield linked;
            }
            case PLAIN -> plain(linked);
            case AUTO ->
                    format == TextFormat.MARKDOWN || BLOCK.matcher(linked).find()
                            ? linked
                            : linked.replaceAll("\\R", "<br>");
            default -> {
                if (format == TextFormat.MARKDOWN) {
                    remarks.accept(
                            Remark.normalised("A text in HTML stands among texts in Markdown."));
                    yield linked.replaceAll("\\R\\s*\\R", "\n");
                }
                yield linked;
            }
        };
    }

    /** Whether a reader of this text sees anything; editors leave spaces that do not break. */
    boolean shows(XmlElement holder) {
        var text = raw(holder);
        var kindOfText = kind(holder, kind);
        var isMarkup = kindOfText.equals(HTML) || kindOfText.equals(AUTO);
        var said = isMarkup ? Html.text(text) : text;
        return !said.replace('\u00a0', ' ').isBlank() || (isMarkup && SHOWN.matcher(text).find());
    }

    /** What parts two texts in the draft's format. */
    String paragraphBreak() {
        return format == TextFormat.MARKDOWN ? "\n\n" : "<br><br>";
    }

    /** Plain text in the draft's format. */
    String plain(String text) {
        return format == TextFormat.MARKDOWN ? Markdown.of(text) : Html.of(text);
    }

    /**
     * What {@code <text>} holds, trimmed, as Moodle reads it; of old files what the element holds.
     */
    static String raw(XmlElement holder) {
        var own = holder.child("text");
        if (own.isEmpty() && !holder.children().isEmpty()) {
            return charactersOf(holder).strip();
        }
        var text = own.orElse(holder);
        return (text.children().isEmpty() ? text.text() : text.html()).strip();
    }

    /** What stands beside elements, as old versions wrote an answer. */
    private static String charactersOf(XmlElement holder) {
        return holder.content().stream()
                .filter(XmlNode.Text.class::isInstance)
                .map(node -> ((XmlNode.Text) node).text())
                .collect(Collectors.joining());
    }

    /** The same of a child; empty without one. */
    static String raw(XmlElement parent, String child) {
        return parent.child(child).map(MoodleTexts::raw).orElse("");
    }

    /** A number of a child. */
    static Optional<BigDecimal> number(XmlElement parent, String child) throws Refusal {
        var text = raw(parent, child);
        return text.isEmpty() ? Optional.empty() : Optional.of(decimal(text, child));
    }

    static int integer(XmlElement parent, String child, int otherwise) throws Refusal {
        var number = number(parent, child);
        if (number.isEmpty()) {
            return otherwise;
        }
        try {
            return number.get().intValueExact();
        } catch (ArithmeticException _) {
            throw new Refusal("%s is no whole number: %s.".formatted(child, number.get()));
        }
    }

    static BigDecimal decimal(String text, String what) throws Refusal {
        return ForeignDecimal.of(text)
                .orElseThrow(() -> new Refusal("%s is no number: \"%s\".".formatted(what, text)));
    }

    /** A number that is answered, or its tolerance. */
    static BigDecimal measure(String text, String what, List<Remark> remarks) throws Refusal {
        var number = decimal(text, what);
        ForeignDecimal.warnOfThousands(text, remarks::add);
        return number;
    }

    /**
     * Whether a child says yes: anything but a no does, whoever wrote it; Python writes {@code
     * False}.
     */
    static boolean yes(XmlElement parent, String child, boolean otherwise) {
        return parent.child(child)
                .map(MoodleTexts::raw)
                .map(text -> !NO.contains(text.toLowerCase(Locale.ROOT)))
                .orElse(otherwise);
    }

    private static String kind(XmlElement holder, String otherwise) {
        return switch (holder.attribute("format", otherwise)) {
            case MARKDOWN, "4" -> MARKDOWN;
            case PLAIN, "2" -> PLAIN;
            case AUTO, "0" -> AUTO;
            default -> HTML;
        };
    }

    private String withAssets(XmlElement holder, String text) throws IOException {
        var files = files(holder);
        var used = new HashSet<String>();
        var linked =
                EmbeddedMedia.replace(
                        text,
                        FILE_LINK,
                        (match, link) -> {
                            var path = decoded(link);
                            var file = files.get(path);
                            if (file == null) {
                                remarks.accept(
                                        Remark.lossy(
                                                "%s is linked but not in the file."
                                                        .formatted(path)));
                                return match;
                            }
                            used.add(path);
                            return keep(file).map(asset -> "asset:" + asset.hash()).orElse(match);
                        });
        for (var path : files.keySet()) {
            if (!used.contains(path)) {
                remarks.accept(
                        Remark.lossy(
                                "%s belongs to a text that does not show it.".formatted(path)));
            }
        }
        return media.withoutDataUris(linked);
    }

    private static Map<String, XmlElement> files(XmlElement holder) {
        var files = new LinkedHashMap<String, XmlElement>();
        for (var file : holder.children("file")) {
            var folder = file.attribute("path", "/").replaceAll("^/+", "");
            files.put(folder + file.attribute("name", ""), file);
        }
        return files;
    }

    /** Keeps the bytes of a {@code <file>}. */
    Optional<Asset> keep(XmlElement file) throws IOException {
        return media.keep(file.attribute("name", "a file"), file.text());
    }

    /** Keeps bytes that a file has in base64. */
    Optional<Asset> keep(String name, String base64) throws IOException {
        return media.keep(name, base64);
    }

    private static String decoded(String link) {
        try {
            return URLDecoder.decode(link.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return link;
        }
    }
}
