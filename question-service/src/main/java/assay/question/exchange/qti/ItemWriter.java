package assay.question.exchange.qti;

import static assay.question.exchange.qti.Expressions.outcome;
import static assay.question.exchange.qti.Expressions.scaled;
import static assay.question.exchange.qti.Expressions.set;
import static assay.question.exchange.qti.Expressions.variable;

import assay.question.content.AnswerKey;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionDraft;
import assay.question.content.TextFormat;
import assay.question.exchange.Outgoing;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a question as an item. */
final class ItemWriter {
    private static final int THIRD = 30;
    private static final String SCHEMA = "http://www.w3.org/2001/XMLSchema-instance";

    private final int version;
    private final MediaFiles media;
    private final Remarks remarks;

    /**
     * Writes items.
     *
     * @param version 21, 22 or 30
     */
    ItemWriter(int version, MediaFiles media, Remarks remarks) {
        this.version = version;
        this.media = media;
        this.remarks = remarks;
    }

    /** The item as an XML document. */
    String write(Outgoing question) throws IOException, CannotSay {
        var draft = question.draft();
        var item = Element.of("assessmentItem").with("identifier", identifier(question.name()));
        item.with("title", draft.title())
                .with("adaptive", false)
                .with("timeDependent", false)
                .with("xml:lang", draft.language())
                .with("toolName", ItemReader.TOOL)
                .with("toolVersion", "1")
                .with("xsi:schemaLocation", schemaLocation());
        if (!draft.source().isEmpty()) {
            remarks.lossy("Where it was taken from is not written.");
        }
        if (!draft.properties().isEmpty()) {
            remarks.lossy("Its properties are not written.");
        }
        if (!draft.topics().isEmpty()) {
            remarks.lossy("Its topics are not written.");
        }
        if (draft.origin() != null && !draft.origin().document().isEmpty()) {
            remarks.lossy("What the file it was imported from says beyond it is not written.");
        }
        if (draft.textFormat() == TextFormat.MARKDOWN) {
            remarks.normalised("Its texts are Markdown and are written as HTML.");
        }
        fill(item, draft);
        if (!Xml.holds(item)) {
            remarks.lossy("Characters that XML cannot hold are not written.");
        }
        return Xml.document(item, namespaces(), version >= THIRD);
    }

    /** A name that may begin with a digit as an identifier that may not. */
    static String identifier(String name) {
        return !name.isEmpty() && Character.isLetter(name.charAt(0)) ? name : "_" + name;
    }

    /** The name that {@link #identifier} was made of. */
    static String name(String identifier) {
        return identifier.startsWith("_") ? identifier.substring(1) : identifier;
    }

    private String namespace() {
        return switch (version) {
            case 21 -> "http://www.imsglobal.org/xsd/imsqti_v2p1";
            case 22 -> "http://www.imsglobal.org/xsd/imsqti_v2p2";
            default -> "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";
        };
    }

    private Map<String, String> namespaces() {
        var namespaces = new LinkedHashMap<String, String>();
        namespaces.put("", namespace());
        namespaces.put("xsi", SCHEMA);
        if (version == 22) {
            namespaces.put("qh5", "http://www.imsglobal.org/xsd/imsqtiv2p2_html5_v1p0");
        }
        return namespaces;
    }

    /** Where programs that check what they read find the schema. */
    private String schemaLocation() {
        return namespace()
                + " "
                + switch (version) {
                    case 21 -> "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd";
                    case 22 -> "http://www.imsglobal.org/xsd/qti/qtiv2p2/imsqti_v2p2.xsd";
                    default ->
                            "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd";
                };
    }

    private InteractionWriter writer(QuestionDraft draft, String suffix, BigDecimal scale) {
        var xhtml = new Xhtml(version, draft.textFormat(), this::path, remarks);
        return new InteractionWriter(version, xhtml, media, remarks, suffix, scale);
    }

    private String path(String hash) throws IOException {
        var file = media.file(hash);
        if (file.isEmpty()) {
            remarks.lossy("An asset is missing: %s.".formatted(hash));
            return "asset:" + hash;
        }
        return "../" + file.get().path();
    }

    private void fill(Element item, QuestionDraft draft) throws IOException, CannotSay {
        var parts = new ArrayList<InteractionWriter>();
        var body = Element.of("itemBody");
        var whole = writer(draft, "", draft.points());
        if (draft.content() instanceof QuestionContent.Composite composite
                && draft.key() instanceof AnswerKey.Composite key) {
            composite(draft, composite, key, whole, parts, body);
        } else {
            whole.write(draft.content(), draft.key());
            if (draft.content() instanceof QuestionContent.Description) {
                whole.tell(draft.key(), "", "");
            }
            body.addAll(whole.rubrics());
            body.addAll(whole.body());
        }
        parts.add(whole);
        parts.forEach(part -> item.addAll(part.responses()));
        var points = Values.plain(draft.points()).toPlainString();
        item.add(outcome("SCORE", "float", "0").with("normalMaximum", points));
        item.add(outcome("MAXSCORE", "float", points));
        parts.forEach(part -> item.addAll(part.outcomes()));
        parts.forEach(part -> item.addAll(part.templates()));
        var drawn = Element.of("templateProcessing");
        parts.forEach(part -> drawn.addAll(part.templateRules()));
        if (!drawn.children().isEmpty()) {
            item.add(drawn);
        }
        item.add(body);
        var rules = Element.of("responseProcessing");
        parts.forEach(part -> rules.addAll(part.rules()));
        if (!rules.children().isEmpty()) {
            item.add(
                    Templates.named(rules.elements())
                            .map(template ->
                                    Element.of("responseProcessing")
                                            .with("template", address(template)))
                            .orElse(rules));
        }
        parts.forEach(part -> item.addAll(part.feedback()));
    }

    /** Of a standard template; programs that run no rules know it by that. */
    private String address(String template) {
        return switch (version) {
            case 21 -> "http://www.imsglobal.org/question/qti_v2p1/rptemplates/" + template;
            case 22 -> "http://www.imsglobal.org/question/qti_v2p2/rptemplates/" + template;
            default ->
                    "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/%s.xml"
                            .formatted(template);
        };
    }

    private void composite(
            QuestionDraft draft,
            QuestionContent.Composite composite,
            AnswerKey.Composite key,
            InteractionWriter whole,
            List<InteractionWriter> parts,
            Element body)
            throws IOException, CannotSay {
        var keys = new HashMap<String, AnswerKey>();
        key.parts().forEach(part -> keys.put(part.part(), part.key()));
        whole.write(new QuestionContent.Description(composite.stem()), key);
        var rubrics = new ArrayList<Element>();
        body.addAll(whole.body());
        var sum = Element.of("sum");
        var total = BigDecimal.ZERO;
        for (var part : composite.parts()) {
            var partKey = keys.get(part.id());
            if (partKey == null) {
                throw new CannotSay("A part has no key.");
            }
            var writer = writer(draft, "_" + part.id(), part.weight());
            writer.write(part.content(), partKey);
            parts.add(writer);
            writer.rubrics()
                    .forEach(rubric ->
                            rubrics.add(rubric.with("class", ItemReader.notesClass(part.id()))));
            body.add(Element.html("div").with("class", "assay-part").addAll(writer.body()));
            sum.add(variable("SCORE_" + part.id()));
            total = total.add(part.weight());
        }
        body.children().addAll(0, rubrics);
        whole.rules().add(set("SCORE", scaled(sum, draft.points(), total)));
        whole.tell(key, "", "");
    }
}
