package assay.session.exam;

import assay.session.pool.FrozenPool;
import assay.session.pool.PoolQuestion;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Draws the questions of a paper from a pool: each section its number, no question twice.
 *
 * <p>The pools of sections may overlap, so that picking section by section can paint itself into a
 * corner. Drawing therefore builds a bipartite matching: a slot that finds no free question takes
 * one from another section that can find itself a replacement (an augmenting path). So it succeeds
 * whenever any draw exists.
 */
public final class Drawing {
    private static final int NOBODY = -1;

    private final Blueprint blueprint;
    private final List<PoolQuestion> questions;
    private final RandomGenerator random;

    /** For each section the indices of the questions it may draw, in drawn order. */
    private final int[][] candidates;

    /** For each question the section that has it, or {@link #NOBODY}. */
    private final int[] owner;

    private final int[] drawn;

    private Drawing(Blueprint blueprint, FrozenPool pool, RandomGenerator random) {
        this.blueprint = blueprint;
        this.questions = pool.questions();
        this.random = random;
        this.owner = new int[questions.size()];
        Arrays.fill(owner, NOBODY);
        this.drawn = new int[blueprint.sections().size()];
        this.candidates = new int[blueprint.sections().size()][];
        var indexOf = new HashMap<UUID, Integer>();
        for (int i = 0; i < questions.size(); i++) {
            indexOf.put(questions.get(i).questionVersionId(), i);
        }
        for (int s = 0; s < candidates.length; s++) {
            var selected =
                    pool.selections().getOrDefault(blueprint.sections().get(s).name(), List.of());
            candidates[s] =
                    selected.stream()
                            .distinct()
                            .map(indexOf::get)
                            .filter(index -> index != null)
                            .mapToInt(Integer::intValue)
                            .toArray();
        }
    }

    /** How a draw ends. */
    public sealed interface Outcome {
        /**
         * Every section has its number.
         *
         * @param questions in the order of the paper
         */
        record Filled(List<Drawn> questions) implements Outcome {}

        /**
         * Not every section has its number.
         *
         * @param sections that have not, each with what it can get beside the other sections
         */
        record Insufficient(List<Shortfall> sections) implements Outcome {}
    }

    public record Drawn(Section section, PoolQuestion question) {}

    /**
     * A section that has too few questions.
     *
     * @param index its place in the blueprint, from 0
     * @param have how many questions there are for it
     * @param need how many there must be
     */
    public record Shortfall(int index, String section, int have, int need) {}

    /**
     * Draws a paper. The same random numbers give the same paper.
     *
     * @return {@link Outcome.Insufficient} only if no draw exists at all
     */
    public static Outcome draw(Blueprint blueprint, FrozenPool pool, RandomGenerator random) {
        return new Drawing(blueprint, pool, random).run();
    }

    private Outcome run() {
        for (int[] list : candidates) {
            shuffle(list);
        }
        // Those with the least to spare first: the others then have the whole rest to choose from,
        // which keeps draws even.
        var order =
                IntStream.range(0, candidates.length)
                        .boxed()
                        .sorted(Comparator.comparingInt(s -> candidates[s].length - need(s)))
                        .toList();
        for (int section : order) {
            while (drawn[section] < need(section) && augment(section)) {
                drawn[section]++;
            }
        }
        var shortfalls = shortfalls();
        return shortfalls.isEmpty()
                ? new Outcome.Filled(paper())
                : new Outcome.Insufficient(shortfalls);
    }

    private int need(int section) {
        return blueprint.sections().get(section).draw().count();
    }

    /**
     * Gives {@code start} one question more, moving others between sections where that is needed;
     * false when none is to be had.
     */
    private boolean augment(int start) {
        int[] reachedFrom = new int[questions.size()];
        Arrays.fill(reachedFrom, NOBODY);
        int[] givesUp = new int[candidates.length];
        Arrays.fill(givesUp, NOBODY);
        var waiting = new ArrayDeque<Integer>();
        waiting.add(start);
        while (!waiting.isEmpty()) {
            int section = waiting.remove();
            for (int question : candidates[section]) {
                if (reachedFrom[question] != NOBODY) {
                    continue;
                }
                reachedFrom[question] = section;
                int other = owner[question];
                if (other == NOBODY) {
                    handOver(start, question, reachedFrom, givesUp);
                    return true;
                }
                if (other != start && givesUp[other] == NOBODY) {
                    givesUp[other] = question;
                    waiting.add(other);
                }
            }
        }
        return false;
    }

    private void handOver(int start, int free, int[] reachedFrom, int[] givesUp) {
        int question = free;
        int section = reachedFrom[question];
        owner[question] = section;
        while (section != start) {
            question = givesUp[section];
            section = reachedFrom[question];
            owner[question] = section;
        }
    }

    private List<Shortfall> shortfalls() {
        var shortfalls = new ArrayList<Shortfall>();
        for (int s = 0; s < candidates.length; s++) {
            if (drawn[s] < need(s)) {
                shortfalls.add(
                        new Shortfall(s, blueprint.sections().get(s).name(), drawn[s], need(s)));
            }
        }
        return shortfalls;
    }

    private List<Drawn> paper() {
        var paper = new ArrayList<Drawn>();
        for (int s = 0; s < candidates.length; s++) {
            var section = blueprint.sections().get(s);
            var own = new ArrayList<PoolQuestion>();
            for (int question : candidates[s]) {
                if (owner[question] == s) {
                    own.add(questions.get(question));
                }
            }
            if (section.draw() instanceof Draw.Fixed(var questionIds)) {
                own.sort(Comparator.comparingInt(q -> questionIds.indexOf(q.questionId())));
            }
            own.forEach(question -> paper.add(new Drawn(section, question)));
        }
        if (blueprint.shuffleQuestions()) {
            Collections.shuffle(paper, java.util.Random.from(random));
        }
        return paper;
    }

    private void shuffle(int[] list) {
        for (int i = list.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = list[i];
            list[i] = list[j];
            list[j] = swapped;
        }
    }
}
