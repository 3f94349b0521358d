package assay.question.content.text;

import assay.question.asset.Asset;
import assay.question.asset.AssetId;
import assay.question.asset.PictureSize;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is in the texts and pictures of a question. Pointers begin with /content or /key. */
public final class DraftTexts {
    private DraftTexts() {}

    /** A place that refers to an asset. */
    public record Reference(String pointer, AssetId asset) {}

    /** A picture that regions are drawn on, and its place. */
    public record Drawn(String pointer, Picture picture) {
        /** A finding if the asset, which it names, is something else. */
        public Optional<Finding> noPicture(Asset asset) {
            return asset.type().isPicture()
                    ? Optional.empty()
                    : Optional.of(
                            new Finding(
                                    pointer + "/asset",
                                    "the asset is %s and no picture"
                                            .formatted(asset.type().value())));
        }

        /** The size of the asset, which it names, if it is shown out of its proportions. */
        public Optional<PictureSize> distorted(Asset asset) {
            return Optional.ofNullable(asset.size())
                    .filter(size -> !size.hasProportions(picture.width(), picture.height()));
        }
    }

    /** The same with harmless texts. */
    public static CleanDraft clean(QuestionDraft draft) {
        return new CleanDraft(draft.with(cleaning(draft.textFormat())));
    }

    /** The same with harmless texts. */
    public static AnswerKey clean(AnswerKey key, TextFormat format) {
        return key.with(cleaning(format));
    }

    /** Places of the texts that are no longer as they were once the draft is clean. */
    public static List<String> uncleanIn(QuestionDraft draft) {
        var pointers = new ArrayList<String>();
        draft.with((pointer, text) -> {
            if (!syntax(draft.textFormat()).clean(text).equals(text)) {
                pointers.add(pointer);
            }
            return text;
        });
        return pointers;
    }

    /** What its texts show or play beside words and no longer do once the draft is clean. */
    public static List<String> mediaLostFrom(QuestionDraft draft) {
        var lost = new ArrayList<String>();
        draft.with((_, text) -> {
            lost.addAll(syntax(draft.textFormat()).mediaLostFrom(text));
            return text;
        });
        return lost;
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

    /** Every reference in a clean draft. */
    public static List<Reference> references(QuestionDraft draft) {
        var references = new ArrayList<>(references(draft.content(), draft.textFormat()));
        references.addAll(references(draft.key(), draft.textFormat()));
        return references;
    }

    /** Every reference in a clean content, its pictures included. */
    public static List<Reference> references(QuestionContent content, TextFormat format) {
        var references = new ArrayList<Reference>();
        content.with(reading("/content", format, references));
        for (var drawn : pictures(content)) {
            AssetId.parse(drawn.picture().asset())
                    .map(asset -> new Reference(drawn.pointer() + "/asset", asset))
                    .ifPresent(references::add);
        }
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

    /** The pictures that regions are drawn on. */
    public static List<Drawn> pictures(QuestionContent content) {
        var drawn = new ArrayList<Drawn>();
        pictures("/content", content, drawn);
        return drawn;
    }

    private static void pictures(String prefix, QuestionContent content, List<Drawn> drawn) {
        content.picture().ifPresent(picture -> drawn.add(new Drawn(prefix + "/image", picture)));
        if (content instanceof QuestionContent.Composite(_, var parts)) {
            for (var i = 0; i < parts.size(); i++) {
                pictures("%s/parts/%d/content".formatted(prefix, i), parts.get(i).content(), drawn);
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
        draft.with(missing("", draft.textFormat(), findings));
        for (var drawn : pictures(draft.content())) {
            if (Syntax.saysNothing(drawn.picture().alternativeText())) {
                findings.add(
                        withoutAlternative(
                                drawn.pointer() + "/alternativeText", drawn.picture().asset()));
            }
        }
        return findings;
    }

    /** A finding for each picture in the key that those who do not see it miss. */
    public static List<Finding> withoutAlternative(AnswerKey key, TextFormat format) {
        var findings = new ArrayList<Finding>();
        key.with(missing("/key", format, findings));
        return findings;
    }

    private static Markup missing(String prefix, TextFormat format, List<Finding> findings) {
        return (pointer, text) -> {
            syntax(format)
                    .picturesWithoutAlternative(text)
                    .forEach(
                            address -> findings.add(withoutAlternative(prefix + pointer, address)));
            return text;
        };
    }

    private static Finding withoutAlternative(String pointer, String address) {
        return new Finding(pointer, "the picture %s has no alternative text".formatted(address));
    }
}
