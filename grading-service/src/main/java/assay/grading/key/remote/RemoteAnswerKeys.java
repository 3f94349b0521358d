package assay.grading.key.remote;

import assay.grading.key.AnswerKeys;
import assay.grading.key.CurrentKeys;
import assay.grading.key.KeyRevision;
import assay.grading.key.KeysUnavailable;
import assay.grading.key.TextFormat;
import assay.grading.key.remote.generated.model.AnswerKeyLookup;
import assay.grading.key.remote.generated.model.VersionKey;
import assay.grading.submission.QuestionVersionId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** Keys asked of question-service, as many at a time as its contract allows. */
@ApplicationScoped
class RemoteAnswerKeys implements AnswerKeys {
    private static final Logger LOG = Logger.getLogger(RemoteAnswerKeys.class);

    /** As the contract has it. */
    private static final int VERSIONS_PER_LOOKUP_MAX = 500;

    private final KeyLookups lookups;

    RemoteAnswerKeys(KeyLookups lookups) {
        this.lookups = lookups;
    }

    @Override
    public CurrentKeys current(String organisation, Set<QuestionVersionId> questionVersions) {
        var found = new HashMap<QuestionVersionId, KeyRevision>();
        var unusable = new HashMap<QuestionVersionId, String>();
        var all = List.copyOf(questionVersions);
        for (var from = 0; from < all.size(); from += VERSIONS_PER_LOOKUP_MAX) {
            var part = all.subList(from, Math.min(from + VERSIONS_PER_LOOKUP_MAX, all.size()));
            lookUp(organisation, part).forEach(key -> sort(key, found, unusable));
        }
        return new CurrentKeys(found, unusable);
    }

    private List<VersionKey> lookUp(String organisation, List<QuestionVersionId> versions) {
        var lookup =
                new AnswerKeyLookup()
                        .organisation(organisation)
                        .questionVersionIds(
                                new ArrayList<>(
                                        versions.stream().map(QuestionVersionId::value).toList()));
        try {
            return lookups.lookUp(lookup).getItems();
        } catch (RuntimeException e) {
            // Whatever it is: without keys nothing can be graded, and asking again later may help.
            throw new KeysUnavailable("question-service did not answer: " + e, e);
        }
    }

    private static void sort(
            VersionKey key,
            Map<QuestionVersionId, KeyRevision> found,
            Map<QuestionVersionId, String> unusable) {
        var version = new QuestionVersionId(key.getQuestionVersionId());
        try {
            found.put(
                    version,
                    KeyTranslation.translate(
                            version, key.getKeyRevision(), formatOf(key), key.getKey()));
        } catch (IllegalArgumentException e) {
            unusable.put(
                    version,
                    "Revision %d of the key cannot be used: %s."
                            .formatted(key.getKeyRevision(), e.getMessage()));
        } catch (NullPointerException e) {
            LOG.warnf(e, "A key of %s cannot be read", version);
            unusable.put(
                    version,
                    "Revision %d of the key cannot be used: a part of it is missing."
                            .formatted(key.getKeyRevision()));
        }
    }

    private static TextFormat formatOf(VersionKey key) {
        return key.getTextFormat() == null
                ? TextFormat.MARKDOWN
                : TextFormat.valueOf(key.getTextFormat().name());
    }
}
