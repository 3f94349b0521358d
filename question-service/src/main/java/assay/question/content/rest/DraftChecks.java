package assay.question.content.rest;

import assay.question.asset.Assets;
import assay.question.bank.Banks;
import assay.question.content.AnswerKey;
import assay.question.content.Finding;
import assay.question.content.Question;
import assay.question.content.QuestionDraft;
import assay.question.content.QuestionRules;
import assay.question.content.QuestionVersion;
import assay.question.content.json.QuestionDraftJson;
import assay.question.content.text.DraftTexts;
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
        var faults = faults(draft);
        if (Validation.isPresent(draft.bank()) && banks.named(draft.bank()).isEmpty()) {
            faults.add(Fault.inBody("/bank", "there is no bank \"%s\"".formatted(draft.bank())));
        }
        return validation.check(draft, faults);
    }

    QuestionDraft forRevisionOf(Question question, QuestionDraftJson draft) {
        var faults = faults(draft);
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
        return validation.check(draft, faults).toDraft();
    }

    AnswerKey forKeyOf(QuestionVersion version, KeyRevisionDraftJson draft) {
        var faults =
                Validation.isPresent(draft.key())
                        ? QuestionRules.findings(version.draft().content(), draft.key().toKey())
                        : List.<Finding>of();
        return validation.check(draft, asFaults(faults)).key().toKey();
    }

    /**
     * The body, if there is one.
     *
     * @throws Refused 400 if there is no body
     */
    <T> T present(@Nullable T body) {
        return validation.present(body);
    }

    private List<Fault> faults(QuestionDraftJson draft) {
        var faults = new ArrayList<>(asFaults(draft.findings()));
        faults.addAll(asFaults(unknownAssets(draft)));
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

    private static List<Fault> asFaults(List<Finding> findings) {
        return findings.stream()
                .map(finding -> Fault.inBody(finding.pointer(), finding.detail()))
                .toList();
    }
}
