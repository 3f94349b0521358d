package assay.question.content;

import assay.question.content.AnswerKey.Pair;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The pairs that are worth most together, where each source and each target may be used so often
 * only: a flow of most gain from the sources to the targets, found by successive longest paths
 * (Ahuja, Magnanti, Orlin: Network Flows, chapter 9). What a pair is worth is never negative here,
 * since nobody has to give a pair.
 */
final class BestPairs {
    private static final int START = 0;
    private static final int END = 1;

    /** Each stands next to the way back over it: that of {@code i} is {@code i ^ 1}. */
    private final List<Way> ways = new ArrayList<>();

    /** By node, the places of the ways that leave it. */
    private final List<List<Integer>> leaving = new ArrayList<>();

    private record Way(int to, BigDecimal gain) {}

    /** By way, how often it can still be gone. */
    private final List<Integer> left = new ArrayList<>();

    private BigDecimal worth = BigDecimal.ZERO;
    private int size;

    private BestPairs() {
        node();
        node();
    }

    /**
     * The best pairs.
     *
     * @param values what each pair is worth; those that are not named are worth nothing
     * @param sourceUsesMax how many pairs of a source there may be; 0: any number
     * @param targetUsesMax how many pairs of a target there may be; 0: any number
     */
    static BestPairs of(
            Map<Pair, BigDecimal> values,
            ToIntFunction<String> sourceUsesMax,
            ToIntFunction<String> targetUsesMax) {
        var best = new BestPairs();
        best.lay(values, sourceUsesMax, targetUsesMax);
        while (best.extend()) {
            best.size++;
        }
        return best;
    }

    /** What they are worth together. */
    BigDecimal worth() {
        return worth;
    }

    /** How many there are. */
    int size() {
        return size;
    }

    private void lay(
            Map<Pair, BigDecimal> values,
            ToIntFunction<String> sourceUsesMax,
            ToIntFunction<String> targetUsesMax) {
        var worthy =
                values.entrySet().stream()
                        .filter(pair -> pair.getValue().signum() > 0)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var sources = new HashMap<String, Integer>();
        var targets = new HashMap<String, Integer>();
        worthy.forEach((pair, value) -> {
            var source =
                    sources.computeIfAbsent(
                            pair.source(),
                            id -> {
                                var node = node();
                                way(
                                        START,
                                        node,
                                        uses(sourceUsesMax, id, worthy.size()),
                                        BigDecimal.ZERO);
                                return node;
                            });
            var target =
                    targets.computeIfAbsent(
                            pair.target(),
                            id -> {
                                var node = node();
                                way(
                                        node,
                                        END,
                                        uses(targetUsesMax, id, worthy.size()),
                                        BigDecimal.ZERO);
                                return node;
                            });
            way(source, target, 1, value);
        });
    }

    private static int uses(ToIntFunction<String> usesMax, String id, int all) {
        var most = usesMax.applyAsInt(id);
        return most == 0 ? all : most;
    }

    private int node() {
        leaving.add(new ArrayList<>());
        return leaving.size() - 1;
    }

    private void way(int from, int to, int uses, BigDecimal gain) {
        leaving.get(from).add(ways.size());
        ways.add(new Way(to, gain));
        left.add(uses);
        leaving.get(to).add(ways.size());
        ways.add(new Way(from, gain.negate()));
        left.add(0);
    }

    /** One pair more, and perhaps others than before, if that is worth more. */
    private boolean extend() {
        var gains = new ArrayList<@Nullable BigDecimal>();
        var last = new int[leaving.size()];
        for (var i = 0; i < leaving.size(); i++) {
            gains.add(null);
        }
        gains.set(START, BigDecimal.ZERO);
        var queue = new ArrayDeque<Integer>(List.of(START));
        while (!queue.isEmpty()) {
            var from = queue.remove();
            var gain = gains.get(from);
            for (var i : leaving.get(from)) {
                var way = ways.get(i);
                if (gain == null || left.get(i) == 0) {
                    continue;
                }
                var through = gain.add(way.gain());
                var known = gains.get(way.to());
                if (known == null || through.compareTo(known) > 0) {
                    gains.set(way.to(), through);
                    last[way.to()] = i;
                    if (!queue.contains(way.to())) {
                        queue.add(way.to());
                    }
                }
            }
        }
        var gain = gains.get(END);
        if (gain == null || gain.signum() <= 0) {
            return false;
        }
        for (var node = END; node != START; node = ways.get(last[node] ^ 1).to()) {
            left.set(last[node], left.get(last[node]) - 1);
            left.set(last[node] ^ 1, left.get(last[node] ^ 1) + 1);
        }
        worth = worth.add(gain);
        return true;
    }
}
