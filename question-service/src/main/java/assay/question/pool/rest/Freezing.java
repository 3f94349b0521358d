package assay.question.pool.rest;

import assay.question.asset.Assets;
import assay.question.bank.Banks;
import assay.question.platform.Caller;
import assay.question.platform.CommonProblem;
import assay.question.platform.Fault;
import assay.question.platform.Refused;
import assay.question.pool.PooledQuestion;
import assay.question.pool.Pools;
import assay.question.pool.Pools.Frozen;
import assay.question.topic.Topics;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Freezes a pool once; every later request with the same body gets what was frozen then. */
@ApplicationScoped
class Freezing {
    static final int QUESTIONS_MAX = 5_000;

    /** How often questions are selected anew because one of them changed meanwhile. */
    private static final int SELECTIONS_MAX = 5;

    private final Pools pools;
    private final Banks banks;
    private final Topics topics;
    private final Assets assets;
    private final Caller caller;
    private final ObjectMapper json;
    private final InstantSource clock;

    Freezing(
            Pools pools,
            Banks banks,
            Topics topics,
            Assets assets,
            Caller caller,
            ObjectMapper json,
            InstantSource clock) {
        this.pools = pools;
        this.banks = banks;
        this.topics = topics;
        this.assets = assets;
        this.caller = caller;
        this.json = json;
        this.clock = clock;
    }

    PoolJson freeze(UUID poolId, PoolRequestJson request) {
        var digest = digestOf(write(request));
        pools.hold(poolId);
        var before = pools.find(poolId);
        if (before.isPresent()) {
            return again(before.get(), digest);
        }
        var selected = select(request);
        var versions = versionsOf(selected);
        for (var tries = 1; !pools.hold(versions); tries++) {
            if (tries == SELECTIONS_MAX) {
                throw Refused.because(
                                CommonProblem.UNAVAILABLE,
                                "The questions change faster than they can be frozen; try again.")
                        .withHeader(HttpHeaders.RETRY_AFTER, "1");
            }
            selected = select(request);
            versions = versionsOf(selected);
        }
        var pool = pool(poolId, request, selected, pools.questions(versions));
        return pools.keep(
                        poolId,
                        request.examId(),
                        new Frozen(digest, write(pool)),
                        versions,
                        pool.frozenAt())
                ? pool
                : again(pools.find(poolId).orElseThrow(), digest);
    }

    private static List<UUID> versionsOf(List<List<UUID>> selected) {
        return selected.stream().flatMap(List::stream).distinct().toList();
    }

    private PoolJson again(Frozen frozen, String digest) {
        if (!frozen.requestDigest().equals(digest)) {
            throw Refused.because(
                    PoolProblem.CONFLICT_POOL_DIFFERS,
                    "This pool was frozen from another request.");
        }
        try {
            return json.readValue(frozen.frozen(), PoolJson.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a frozen pool cannot be read", e);
        }
    }

    private List<List<UUID>> select(PoolRequestJson request) {
        var faults = new ArrayList<Fault>();
        var names = new HashSet<String>();
        var selections = request.selections();
        for (var i = 0; i < selections.size(); i++) {
            var selection = selections.get(i);
            var pointer = "/selections/" + i;
            if (!names.add(selection.name())) {
                faults.add(Fault.inBody(pointer + "/name", "another selection has this name"));
            }
            if (!selection.questions().isEmpty() && selection.isRestrictedOtherwise()) {
                faults.add(Fault.inBody(pointer, "with questionIds nothing else is given"));
            }
            var bank = selection.bank();
            if (bank != null && banks.named(bank).isEmpty()) {
                faults.add(
                        Fault.inBody(pointer + "/bank", "there is no bank \"%s\"".formatted(bank)));
            }
            var references = selection.topicReferences();
            var known = topics.known(references);
            for (var j = 0; j < references.size(); j++) {
                if (!known.contains(references.get(j))) {
                    faults.add(
                            Fault.inBody(
                                    pointer + "/topics/" + j,
                                    "there is no topic \"%s\"".formatted(references.get(j))));
                }
            }
        }
        refuse(faults);
        var selected =
                pools.select(
                        selections.stream()
                                .map(PoolRequestJson.SelectionJson::toSelection)
                                .toList());
        refuse(missing(selections, selected));
        return selected;
    }

    /** Questions that are asked for by id and are not there, or not published. */
    private List<Fault> missing(
            List<PoolRequestJson.SelectionJson> selections, List<List<UUID>> selected) {
        var faults = new ArrayList<Fault>();
        for (var i = 0; i < selections.size(); i++) {
            var asked = selections.get(i).questions();
            if (asked.size() == selected.get(i).size()) {
                continue;
            }
            var found =
                    pools.questions(selected.get(i)).stream()
                            .map(PooledQuestion::questionId)
                            .collect(Collectors.toSet());
            for (var j = 0; j < asked.size(); j++) {
                if (!found.contains(asked.get(j))) {
                    faults.add(
                            Fault.inBody(
                                    "/selections/%d/questionIds/%d".formatted(i, j),
                                    "there is no published question %s".formatted(asked.get(j))));
                }
            }
        }
        var count = selected.stream().flatMap(List::stream).distinct().count();
        if (count > QUESTIONS_MAX) {
            faults.add(
                    Fault.inBody(
                            "/selections",
                            "%d questions are selected; a pool holds %d at most"
                                    .formatted(count, QUESTIONS_MAX)));
        }
        return faults;
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw Refused.invalid(faults);
        }
    }

    private PoolJson pool(
            UUID poolId,
            PoolRequestJson request,
            List<List<UUID>> selected,
            List<PooledQuestion> questions) {
        var used =
                questions.stream()
                        .flatMap(question -> question.topics().stream())
                        .distinct()
                        .toList();
        var selections = new ArrayList<PoolJson.SelectionJson>();
        for (var i = 0; i < selected.size(); i++) {
            selections.add(
                    new PoolJson.SelectionJson(
                            request.selections().get(i).name(), selected.get(i)));
        }
        return new PoolJson(
                poolId,
                caller.organisation(),
                clock.instant(),
                questions.stream().map(PoolJson.QuestionJson::of).toList(),
                selections,
                topics.withAncestors(used).stream().map(PoolJson.TopicJson::of).toList(),
                assets
                        .usedInContents(
                                questions.stream().map(PooledQuestion::questionVersionId).toList())
                        .stream()
                        .map(PoolJson.AssetJson::of)
                        .toList());
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String digestOf(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
