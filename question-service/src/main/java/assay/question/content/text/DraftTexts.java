package assay.question.content.text;

import assay.question.asset.AssetId;
import assay.question.content.AnswerKey;
import assay.question.content.CleanDraft;
import assay.question.content.Finding;
import assay.question.content.Markup;
import assay.question.content.Picture;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionDraft;
import assay.question.content.TextFormat;
import assay.question.text.Syntax;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** What is in the texts and pictures of a question. Pointers begin with /content or /key. */
public final class DraftTexts {
    private DraftTexts() {}

    /** A place that refers to an asset. */
    public record Reference(String pointer, AssetId asset) {}

    /** The same with harmless texts. */
    public static CleanDraft clean(QuestionDraft draft) {
        return new CleanDraft(draft.with(cleaning(draft.textFormat())));
    }

    /** The same with harmless texts. */
    public static AnswerKey clean(AnswerKey key, TextFormat format) {
        return key.with(cleaning(format));
    }

    private static Markup cleaning(TextFormat format) {
        return (_, text) -> syntax(format).clean(text);
    }

    private static Syntax syntax(TextFormat format) {
        return switch (format) {
            case MARKDOWN -> Syntax.MARKDOWN;
            case HTML -> Syntax.HTML;
        };
    }

    /** Every reference in a clean content, its pictures included. */
    public static List<Reference> references(QuestionContent content, TextFormat format) {
        var references = new ArrayList<Reference>();
        content.with(reading("/content", format, references));
        pictures(
                "/content",
                content,
                (pointer, picture) ->
                        AssetId.parse(picture.asset())
                                .map(asset -> new Reference(pointer + "/asset", asset))
                                .ifPresent(references::add));
        return references;
    }

    /** Every reference in a clean key. */
    public static List<Reference> references(AnswerKey key, TextFormat format) {
        var references = new ArrayList<Reference>();
        key.with(reading("/key", format, references));
        return references;
    }

    private static Markup reading(String prefix, TextFormat format, List<Reference> references) {
        return (pointer, text) -> {
            syntax(format)
                    .assetsIn(text)
                    .forEach(asset -> references.add(new Reference(prefix + pointer, asset)));
            return text;
        };
    }

    private static void pictures(
            String prefix, QuestionContent content, BiConsumer<String, Picture> each) {
        content.picture().ifPresent(picture -> each.accept(prefix + "/image", picture));
        if (content instanceof QuestionContent.Composite(_, var parts)) {
            for (var i = 0; i < parts.size(); i++) {
                pictures("%s/parts/%d/content".formatted(prefix, i), parts.get(i).content(), each);
            }
        }
    }

    /** The assets that these references are to. */
    public static Set<AssetId> assets(Collection<Reference> references) {
        return references.stream().map(Reference::asset).collect(Collectors.toUnmodifiableSet());
    }

    /** A finding for each reference to an asset that is not one of {@code known}. */
    public static List<Finding> unknown(Collection<Reference> references, Set<AssetId> known) {
        return references.stream()
                .filter(reference -> !known.contains(reference.asset()))
                .map(reference ->
                        new Finding(
                                reference.pointer(),
                                "there is no asset %s".formatted(reference.asset())))
                .toList();
    }

    /** A finding for each picture, in content and key, that another server would have to show. */
    public static List<Finding> fromElsewhere(QuestionDraft draft) {
        var findings = new ArrayList<Finding>();
        draft.with(seeking("", draft.textFormat(), findings));
        return findings;
    }

    /** A finding for each picture in the key that another server would have to show. */
    public static List<Finding> fromElsewhere(AnswerKey key, TextFormat format) {
        var findings = new ArrayList<Finding>();
        key.with(seeking("/key", format, findings));
        return findings;
    }

    private static Markup seeking(String prefix, TextFormat format, List<Finding> findings) {
        return (pointer, text) -> {
            syntax(format)
                    .picturesFromElsewhere(text)
                    .forEach(address ->
                            findings.add(
                                    new Finding(
                                            prefix + pointer,
                                            "the picture %s is on another server; upload it and"
                                                            .formatted(address)
                                                    + " refer to the asset")));
            return text;
        };
    }

    /** A finding for each picture, in content and key, that those who do not see it miss. */
    public static List<Finding> withoutAlternative(QuestionDraft draft) {
        var findings = new ArrayList<Finding>();
        draft.with((pointer, text) -> {
            syntax(draft.textFormat())
                    .picturesWithoutAlternative(text)
                    .forEach(address ->
                            findings.add(
                                    new Finding(
                                            pointer,
                                            "the picture %s has no alternative text"
                                                    .formatted(address))));
            return text;
        });
        pictures(
                "/content",
                draft.content(),
                (pointer, picture) -> {
                    if (picture.alternativeText().isBlank()) {
                        findings.add(
                                new Finding(
                                        pointer + "/alternativeText",
                                        "the picture %s has no alternative text"
                                                .formatted(picture.asset())));
                    }
                });
        return findings;
    }
}
