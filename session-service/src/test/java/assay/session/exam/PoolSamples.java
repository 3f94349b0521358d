package assay.session.exam;

import assay.session.pool.Choice;
import assay.session.pool.FrozenPool;
import assay.session.pool.PoolQuestion;
import assay.session.pool.QuestionContent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Blueprints and pools to draw from. Questions are numbers; the id of question 7 ends in 7. */
public final class PoolSamples {
    private PoolSamples() {}

    public static UUID id(int number) {
        return new UUID(1, number);
    }

    public static PoolQuestion question(int number) {
        return new PoolQuestion(
                id(number),
                id(number),
                1,
                new QuestionContent.SingleChoice(
                        "Question " + number,
                        List.of(
                                new Choice("a", "A"),
                                new Choice("b", "B"),
                                new Choice("c", "C"),
                                new Choice("d", "D")),
                        true),
                BigDecimal.ONE,
                List.of(),
                "en");
    }

    /** Each selection is the numbers of its questions. */
    public static FrozenPool pool(Map<String, List<Integer>> selections) {
        var versions = new LinkedHashMap<String, List<UUID>>();
        selections.forEach((name, numbers) ->
                versions.put(name, numbers.stream().map(PoolSamples::id).toList()));
        return new FrozenPool(
                id(0),
                Instant.EPOCH,
                selections.values().stream()
                        .flatMap(List::stream)
                        .distinct()
                        .sorted()
                        .map(PoolSamples::question)
                        .toList(),
                versions,
                List.of(),
                List.of());
    }

    public static List<Integer> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().toList();
    }

    public static Section section(String name, int count) {
        return new Section(
                name, name, true, new Draw.Random(count, null, List.of(), List.of(), List.of()));
    }

    public static Blueprint blueprint(Section... sections) {
        return new Blueprint(true, List.of(sections));
    }
}
