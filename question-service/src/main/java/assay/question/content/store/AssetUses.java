package assay.question.content.store;

import assay.question.asset.AssetId;
import assay.question.asset.Assets;
import assay.question.asset.Assets.Part;
import assay.question.content.AnswerKey;
import assay.question.content.Finding;
import assay.question.content.QuestionDraft;
import assay.question.content.TextFormat;
import assay.question.content.text.DraftTexts;
import assay.question.content.text.DraftTexts.Reference;
import assay.question.content.text.TextProblem;
import assay.question.platform.Fault;
import assay.question.platform.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Registers which assets a version refers to, whoever saves it: what is in use stays. */
@ApplicationScoped
class AssetUses {
    private final Assets assets;

    AssetUses(Assets assets) {
        this.assets = assets;
    }

    /**
     * What this draft refers to is used by a version that used nothing before.
     *
     * @throws Refused 422 if it refers to an asset that is not there
     */
    void registerNew(UUID versionId, QuestionDraft draft, Instant now) {
        register(draft, (part, used) -> assets.useAlso(versionId, part, used, now));
    }

    /**
     * What this draft refers to, and nothing else, is used by the version.
     *
     * @throws Refused 422 if it refers to an asset that is not there
     */
    void register(UUID versionId, QuestionDraft draft, Instant now) {
        register(draft, (part, used) -> assets.use(versionId, part, used, now));
    }

    private void register(QuestionDraft draft, BiConsumer<Part, Set<AssetId>> use) {
        var format = draft.textFormat();
        var inContent = DraftTexts.references(draft.content(), format);
        var inKey = DraftTexts.references(draft.key(), format);
        requireKnown(inContent);
        requireKnown(inKey);
        use.accept(Part.CONTENT, DraftTexts.assets(inContent));
        use.accept(Part.KEY, DraftTexts.assets(inKey));
    }

    /**
     * What this key refers to is used as well: earlier keys of the version stay.
     *
     * @throws Refused 422 if it refers to an asset that is not there
     */
    void registerAlso(UUID versionId, AnswerKey key, TextFormat format, Instant now) {
        var references = DraftTexts.references(key, format);
        requireKnown(references);
        assets.useAlso(versionId, Part.KEY, DraftTexts.assets(references), now);
    }

    private void requireKnown(List<Reference> references) {
        var unknown = DraftTexts.unknown(references, assets.hold(DraftTexts.assets(references)));
        if (!unknown.isEmpty()) {
            throw Refused.invalid(faults(unknown));
        }
    }

    /**
     * Lets only those pass whose pictures say what they show.
     *
     * @throws Refused 422 naming each place
     */
    static void requireAlternatives(QuestionDraft draft) {
        requireNone(DraftTexts.withoutAlternative(draft));
    }

    /**
     * Lets only those keys pass whose pictures say what they show.
     *
     * @throws Refused 422 naming each place
     */
    static void requireAlternatives(AnswerKey key, TextFormat format) {
        requireNone(DraftTexts.withoutAlternative(key, format));
    }

    private static void requireNone(List<Finding> missing) {
        if (!missing.isEmpty()) {
            throw Refused.because(
                    TextProblem.PICTURE_WITHOUT_ALTERNATIVE,
                    missing.size() == 1
                            ? "1 picture says nothing to those who do not see it; give it an alternative text."
                            : "%d pictures say nothing to those who do not see them; give each an alternative text."
                                    .formatted(missing.size()),
                    faults(missing));
        }
    }

    /**
     * Lets only those pass whose pictures are kept here: what a candidate sees changes under
     * nobody's hands, and no other server learns who sees it.
     *
     * @param elsewhere the pictures that are not
     * @throws Refused 422 naming each place
     */
    static void requireOwn(List<Finding> elsewhere) {
        if (!elsewhere.isEmpty()) {
            throw Refused.because(
                    TextProblem.PICTURE_FROM_ELSEWHERE,
                    elsewhere.size() == 1
                            ? "1 picture is on another server; upload it and refer to the asset."
                            : "%d pictures are on other servers; upload them and refer to the assets."
                                    .formatted(elsewhere.size()),
                    faults(elsewhere));
        }
    }

    private static List<Fault> faults(List<Finding> findings) {
        return findings.stream()
                .map(finding -> Fault.inBody(finding.pointer(), finding.detail()))
                .toList();
    }
}
