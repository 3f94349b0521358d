package assay.question.content.rest;

import assay.question.asset.Asset;
import assay.question.asset.AssetId;
import assay.question.asset.Assets;
import assay.question.bank.Banks;
import assay.question.content.AnswerKey;
import assay.question.content.Finding;
import assay.question.content.Picture;
import assay.question.content.Question;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionDraft;
import assay.question.content.QuestionRules;
import assay.question.content.QuestionVersion;
import assay.question.content.json.KeyJson;
import assay.question.content.json.QuestionDraftJson;
import assay.question.content.text.DraftTexts;
import assay.question.content.text.DraftTexts.Drawn;
import assay.question.content.text.DraftTexts.Reference;
import assay.question.platform.Fault;
import assay.question.platform.Refused;
import assay.question.platform.Validation;
import assay.question.topic.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks what an author sends against the rules and against what the organisation has; names every
 * fault at once.
 */
@ApplicationScoped
class DraftChecks {
    private final Validation validation;
    private final Banks banks;
    private final Topics topics;
    private final Assets assets;

    DraftChecks(Validation validation, Banks banks, Topics topics, Assets assets) {
        this.validation = validation;
        this.banks = banks;
        this.topics = topics;
        this.assets = assets;
    }

    QuestionDraftJson forNew(@Nullable QuestionDraftJson body) {
        var draft = validation.present(body);
        var faults = faults(draft, List.of());
        if (Validation.isPresent(draft.bank()) && banks.named(draft.bank()).isEmpty()) {
            faults.add(Fault.inBody("/bank", "there is no bank \"%s\"".formatted(draft.bank())));
        }
        validation.check(draft, faults);
        requireKept(draft);
        return draft;
    }

    QuestionDraft forRevisionOf(Question question, QuestionDraftJson draft) {
        var faults =
                faults(
                        draft,
                        DraftTexts.pictures(question.latest().draft().content()).stream()
                                .map(Drawn::picture)
                                .toList());
        if (Validation.isPresent(draft.bank()) && !draft.bank().equals(question.bank())) {
            faults.add(
                    Fault.inBody(
                            "/bank",
                            "the question stays in its bank, \"%s\"".formatted(question.bank())));
        }
        if (Validation.isPresent(draft.name()) && !draft.name().equals(question.name())) {
            faults.add(
                    Fault.inBody(
                            "/name",
                            "the question keeps its name, \"%s\"".formatted(question.name())));
        }
        validation.check(draft, faults);
        requireKept(draft);
        return draft.toDraft();
    }

    AnswerKey forKeyOf(QuestionVersion version, KeyRevisionDraftJson draft) {
        var faults =
                Validation.isPresent(draft.key())
                        ? ofKey(version.draft().content(), draft.key().toKey())
                        : List.<Finding>of();
        var key = validation.check(draft, asFaults(faults)).key().toKey();
        var kept =
                new KeyRevisionDraftJson(
                        draft.reason(),
                        KeyJson.of(DraftTexts.clean(key, version.draft().textFormat())));
        requireNone(validation.faults(kept));
        return key;
    }

    /** What is published stays as it is, whatever rules for contents came later. */
    private static List<Finding> ofKey(QuestionContent content, AnswerKey key) {
        return QuestionRules.findings(content, key).stream()
                .filter(finding -> finding.pointer().startsWith("/key"))
                .toList();
    }

    /**
     * What is kept of a draft without faults must have none either: a text may be gone, and a gap
     * with it, once the markup that could do harm is taken out.
     *
     * @throws Refused 422 naming each place
     */
    private void requireKept(QuestionDraftJson draft) {
        var written = draft.toDraft();
        var clean = DraftTexts.clean(written).draft();
        if (clean.equals(written)) {
            return;
        }
        var kept = QuestionDraftJson.of(draft.bank(), draft.name(), clean);
        var faults = new ArrayList<>(validation.faults(kept));
        faults.addAll(asFaults(kept.findings()));
        requireNone(faults);
    }

    private static boolean isSameSize(Picture one, Picture other) {
        return one.asset().equals(other.asset())
                && one.width() == other.width()
                && one.height() == other.height();
    }

    private static void requireNone(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw Refused.invalid(
                    faults.stream()
                            .map(fault ->
                                    new Fault(
                                            fault.pointer(),
                                            null,
                                            null,
                                            fault.detail()
                                                    + ", once its markup is tidied and what could do harm taken out"))
                            .distinct()
                            .toList());
        }
    }

    /**
     * The body, if there is one.
     *
     * @throws Refused 400 if there is no body
     */
    <T> T present(@Nullable T body) {
        return validation.present(body);
    }

    /**
     * Faults.
     *
     * @param seen pictures that the question has already, of whatever size; what those who do not
     *     see one are told may change
     */
    private List<Fault> faults(QuestionDraftJson draft, List<Picture> seen) {
        var faults = new ArrayList<>(asFaults(draft.findings()));
        faults.addAll(asFaults(unknownAssets(draft)));
        if (Validation.isPresent(draft.content())) {
            for (var drawn : DraftTexts.pictures(draft.content().toContent())) {
                if (seen.stream().noneMatch(known -> isSameSize(known, drawn.picture()))) {
                    AssetId.parse(drawn.picture().asset())
                            .flatMap(assets::find)
                            .ifPresent(asset -> faults.addAll(asFaults(unfit(drawn, asset))));
                }
            }
        }
        var references = draft.topicReferences();
        var known = topics.known(references);
        for (var i = 0; i < references.size(); i++) {
            if (!known.contains(references.get(i))) {
                faults.add(
                        Fault.inBody(
                                "/topics/" + i,
                                "there is no topic \"%s\"".formatted(references.get(i))));
            }
        }
        return faults;
    }

    /** What is there is held, so that it is there still when the draft is saved. */
    private List<Finding> unknownAssets(QuestionDraftJson draft) {
        var format = draft.format();
        var references = new ArrayList<Reference>();
        if (Validation.isPresent(draft.content())) {
            references.addAll(DraftTexts.references(draft.content().toContent(), format));
        }
        if (Validation.isPresent(draft.key())) {
            references.addAll(DraftTexts.references(draft.key().toKey(), format));
        }
        return DraftTexts.unknown(references, assets.hold(DraftTexts.assets(references)));
    }

    /**
     * Regions are drawn on a picture at any scale, and never on something else or out of its
     * proportions.
     */
    private static List<Finding> unfit(Drawn drawn, Asset asset) {
        var findings = new ArrayList<Finding>();
        drawn.noPicture(asset).ifPresent(findings::add);
        drawn.distorted(asset)
                .ifPresent(size -> {
                    var detail =
                            "the picture is %d x %d, and cannot be shown as %d x %d"
                                    .formatted(
                                            size.width(),
                                            size.height(),
                                            drawn.picture().width(),
                                            drawn.picture().height());
                    findings.add(new Finding(drawn.pointer() + "/width", detail));
                    findings.add(new Finding(drawn.pointer() + "/height", detail));
                });
        return findings;
    }

    private static List<Fault> asFaults(List<Finding> findings) {
        return findings.stream()
                .map(finding -> Fault.inBody(finding.pointer(), finding.detail()))
                .toList();
    }
}
