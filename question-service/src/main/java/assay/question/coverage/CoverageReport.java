package assay.question.coverage;

import assay.question.content.Difficulty;
import assay.question.content.Interaction;
import assay.question.coverage.Blueprint.Section;
import assay.question.topic.Scheme;
import assay.question.topic.Topic;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A blueprint against the published questions of a bank.
 *
 * <p>A need is told for a topic, a difficulty or an interaction only as far as sections ask for it
 * alone: a section that allows several can be filled from any of them.
 *
 * @param published how many published questions the bank holds
 * @param schemes those that the bank's questions or the blueprint use, by name
 * @param stale their review was due before today, the longest due first
 * @param overExposed in more frozen pools than the blueprint wants, the most exposed first
 * @param neverUsed in no frozen pool
 */
public record CoverageReport(
        int published,
        List<SectionCoverage> sections,
        List<SchemeCoverage> schemes,
        Map<Difficulty, Tally> difficulties,
        Map<Interaction, Tally> interactions,
        Listed<HeldQuestion> stale,
        Listed<HeldQuestion> overExposed,
        Listed<HeldQuestion> neverUsed,
        NearDuplicates nearDuplicates) {
    /** Ceiling of each list of questions, and of pairs. */
    public static final int LISTED_MAX = 200;

    /** Ceiling of the topics that are listed of one scheme. */
    public static final int TOPICS_MAX = 1_000;

    /**
     * What the bank holds for one section.
     *
     * @param need how many it should hold: the section's count times the factor
     */
    public record SectionCoverage(String name, int count, int need, int have) {
        public int gap() {
            return Math.max(0, need - have);
        }
    }

    /**
     * What the bank holds by one scheme's topics.
     *
     * @param withoutTopic how many questions have no topic of this scheme
     * @param topics each before those below it
     */
    public record SchemeCoverage(Scheme scheme, int withoutTopic, Listed<TopicCoverage> topics) {}

    /**
     * What the bank holds of one topic.
     *
     * @param tally of the topic with everything below it
     */
    public record TopicCoverage(Topic topic, Tally tally) {}

    /** Whether no section has a gap, each seen for itself. */
    public boolean isComplete() {
        return sections.stream().allMatch(section -> section.gap() == 0);
    }

    /**
     * The report.
     *
     * @param schemes those that the questions or the blueprint use
     * @param topics all topics of these schemes
     */
    public static CoverageReport of(
            Blueprint blueprint,
            List<HeldQuestion> questions,
            Collection<Scheme> schemes,
            Collection<Topic> topics,
            LocalDate today) {
        var tree = new TopicTree(topics);
        var haveBySection = new int[blueprint.sections().size()];
        var haveByTopic = new HashMap<String, Integer>();
        var haveByScheme = new HashMap<String, Integer>();
        var haveByDifficulty = new EnumMap<Difficulty, Integer>(Difficulty.class);
        var haveByInteraction = new EnumMap<Interaction, Integer>(Interaction.class);
        for (var question : questions) {
            var under = tree.withAncestors(question.topics());
            for (var i = 0; i < haveBySection.length; i++) {
                if (blueprint.sections().get(i).allows(question, under)) {
                    haveBySection[i]++;
                }
            }
            under.forEach(topic -> haveByTopic.merge(topic, 1, Integer::sum));
            schemesOf(question.topics())
                    .forEach(scheme -> haveByScheme.merge(scheme, 1, Integer::sum));
            haveByDifficulty.merge(question.difficulty(), 1, Integer::sum);
            haveByInteraction.merge(question.interaction(), 1, Integer::sum);
        }
        var needByTopic = needs(blueprint, Section::topics);
        return new CoverageReport(
                questions.size(),
                sections(blueprint, haveBySection),
                schemes.stream()
                        .sorted(Comparator.comparing(Scheme::name))
                        .map(scheme ->
                                new SchemeCoverage(
                                        scheme,
                                        questions.size()
                                                - haveByScheme.getOrDefault(scheme.name(), 0),
                                        Listed.first(
                                                TOPICS_MAX,
                                                topics(
                                                        tree.inOrder(scheme.name()),
                                                        haveByTopic,
                                                        needByTopic))))
                        .toList(),
                tallies(
                        Difficulty.class,
                        Difficulty.values(),
                        haveByDifficulty,
                        needs(blueprint, Section::difficulties)),
                tallies(
                        Interaction.class,
                        Interaction.values(),
                        haveByInteraction,
                        needs(blueprint, Section::interactions)),
                stale(questions, today),
                overExposed(questions, blueprint.poolsMax()),
                Listed.first(
                        LISTED_MAX,
                        questions.stream().filter(question -> question.pools() == 0).toList()),
                NearDuplicates.among(questions, LISTED_MAX));
    }

    /** Names of the schemes that these references of topics name. */
    public static Collection<String> schemesOf(Collection<String> references) {
        var schemes = new HashSet<String>();
        for (var reference : references) {
            var slash = reference.indexOf('/');
            if (slash > 0) {
                schemes.add(reference.substring(0, slash));
            }
        }
        return schemes;
    }

    private static List<SectionCoverage> sections(Blueprint blueprint, int[] have) {
        var covered = new ArrayList<SectionCoverage>();
        for (var section : blueprint.sections()) {
            covered.add(
                    new SectionCoverage(
                            section.name(),
                            section.count(),
                            blueprint.need(section),
                            have[covered.size()]));
        }
        return covered;
    }

    private static <T> Map<T, Integer> needs(
            Blueprint blueprint, Function<Section, List<T>> restriction) {
        var needs = new HashMap<T, Integer>();
        for (var section : blueprint.sections()) {
            var allowed = restriction.apply(section).stream().distinct().toList();
            if (allowed.size() == 1) {
                needs.merge(allowed.getFirst(), blueprint.need(section), Integer::sum);
            }
        }
        return needs;
    }

    private static List<TopicCoverage> topics(
            List<Topic> topics, Map<String, Integer> have, Map<String, Integer> need) {
        return topics.stream()
                .map(topic ->
                        new TopicCoverage(
                                topic,
                                new Tally(
                                        have.getOrDefault(topic.reference(), 0),
                                        need.get(topic.reference()))))
                .toList();
    }

    private static <E extends Enum<E>> Map<E, Tally> tallies(
            Class<E> type, E[] values, Map<E, Integer> have, Map<E, Integer> need) {
        var tallies = new EnumMap<E, Tally>(type);
        for (var value : values) {
            tallies.put(value, new Tally(have.getOrDefault(value, 0), need.get(value)));
        }
        return tallies;
    }

    private static Listed<HeldQuestion> stale(List<HeldQuestion> questions, LocalDate today) {
        return Listed.first(
                LISTED_MAX,
                questions.stream()
                        .filter(question -> isBefore(question.reviewBy(), today))
                        .sorted(
                                Comparator.comparing(
                                        HeldQuestion::reviewBy,
                                        Comparator.nullsLast(Comparator.naturalOrder())))
                        .toList());
    }

    private static boolean isBefore(@Nullable LocalDate date, LocalDate today) {
        return date != null && date.isBefore(today);
    }

    private static Listed<HeldQuestion> overExposed(List<HeldQuestion> questions, int poolsMax) {
        return Listed.first(
                LISTED_MAX,
                questions.stream()
                        .filter(question -> question.pools() > poolsMax)
                        .sorted(Comparator.comparingInt(HeldQuestion::pools).reversed())
                        .toList());
    }
}
