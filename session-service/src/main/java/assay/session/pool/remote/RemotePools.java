package assay.session.pool.remote;

import assay.session.Fault;
import assay.session.pool.FrozenPool;
import assay.session.pool.PoolAsset;
import assay.session.pool.PoolQuestion;
import assay.session.pool.PoolTopic;
import assay.session.pool.Pools;
import assay.session.pool.Selection;
import assay.session.pool.TextFormat;
import assay.session.pool.remote.generated.model.Difficulty;
import assay.session.pool.remote.generated.model.Interaction;
import assay.session.pool.remote.generated.model.PoolRequest;
import assay.session.pool.remote.generated.model.PoolSelection;
import assay.session.pool.remote.generated.model.PooledQuestion;
import assay.session.pool.remote.generated.model.PooledSelection;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

@ApplicationScoped
class RemotePools implements Pools {
    private static final Logger LOG = Logger.getLogger(RemotePools.class);
    private static final int CONFLICT = 409;

    private final PoolCall call;

    RemotePools(PoolCall call) {
        this.call = call;
    }

    @Override
    public Freezing freeze(
            UUID poolId, String organisation, UUID examId, List<Selection> selections) {
        var request =
                new PoolRequest()
                        .organisation(organisation)
                        .examId(examId)
                        .selections(selections.stream().map(RemotePools::wire).toList());
        try {
            return switch (call.freeze(poolId, request)) {
                case PoolCall.Reply.Frozen(var pool) -> new Freezing.Frozen(pool(pool));
                case PoolCall.Reply.Refused(var status, var faults) when status == CONFLICT -> {
                    LOG.errorf("Pool %s was frozen from another request: %s", poolId, faults);
                    yield new Freezing.Refused(
                            List.of(new Fault("", "the exam was changed while it was published")));
                }
                case PoolCall.Reply.Refused(_, var faults) ->
                        new Freezing.Refused(
                                faults.stream()
                                        .map(fault ->
                                                new Fault(
                                                        fault.pointer() == null
                                                                ? ""
                                                                : fault.pointer(),
                                                        fault.detail()))
                                        .toList());
            };
        } catch (RuntimeException e) {
            LOG.warnf("question-service cannot freeze pool %s now: %s", poolId, e);
            return new Freezing.Unavailable("the question bank does not answer");
        }
    }

    @Override
    public Optional<byte[]> load(UUID poolId, String organisation, PoolAsset asset) {
        try {
            var bytes = call.load(poolId, organisation, asset.hash());
            if (hashOf(bytes).equals(asset.hash())) {
                return Optional.of(bytes);
            }
            LOG.errorf("Asset %s of pool %s is not what its hash names", asset.hash(), poolId);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "question-service does not give asset %s of pool %s now: %s",
                    asset.hash(), poolId, e);
        }
        return Optional.empty();
    }

    @Override
    public boolean release(UUID poolId, String organisation) {
        try {
            call.release(poolId, organisation);
            return true;
        } catch (RuntimeException e) {
            LOG.warnf("question-service cannot forget pool %s now: %s", poolId, e);
            return false;
        }
    }

    private static String hashOf(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PoolSelection wire(Selection selection) {
        var wire =
                new PoolSelection()
                        .name(selection.name())
                        .topics(selection.topics())
                        .difficulties(
                                selection.difficulties().stream()
                                        .map(Difficulty::fromString)
                                        .toList())
                        .tags(selection.tags())
                        .interactions(
                                selection.interactions().stream()
                                        .map(one -> Interaction.valueOf(one.name()))
                                        .toList())
                        .questionIds(selection.questionIds());
        return selection.bank() == null ? wire : wire.bank(selection.bank());
    }

    private static FrozenPool pool(assay.session.pool.remote.generated.model.FrozenPool wire) {
        return new FrozenPool(
                wire.getPoolId(),
                wire.getFrozenAt().toInstant(),
                wire.getQuestions().stream().map(RemotePools::question).toList(),
                wire.getSelections().stream()
                        .collect(
                                Collectors.toMap(
                                        PooledSelection::getName,
                                        PooledSelection::getQuestionVersionIds)),
                wire.getTopics().stream()
                        .map(topic ->
                                new PoolTopic(
                                        topic.getTopic(), topic.getTitle(), topic.getParent()))
                        .toList(),
                wire.getAssets().stream()
                        .map(asset ->
                                new PoolAsset(
                                        asset.getHash(), asset.getMediaType(), asset.getBytes()))
                        .toList());
    }

    private static PoolQuestion question(PooledQuestion wire) {
        return new PoolQuestion(
                wire.getQuestionId(),
                wire.getQuestionVersionId(),
                wire.getVersion(),
                wire.getContent().content(),
                wire.getPoints(),
                wire.getTopics(),
                wire.getLanguage(),
                TextFormat.valueOf(wire.getTextFormat().name()));
    }
}
