package assay.question.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Pairs of questions whose stems share most of their trigrams, the likest first.
 *
 * <p>Similarity is that of PostgreSQL's {@code pg_trgm}: each word is lower-cased and padded with
 * two blanks before and one behind, and a pair's similarity is the number of trigrams that both
 * stems have by the number that either has. It is counted here since the database compares one pair
 * at a time: seconds for a bank of five hundred questions that takes milliseconds this way.
 *
 * @param compared how many questions were compared with each other
 * @param pairs those of at least {@link #SIMILARITY_MIN}
 */
public record NearDuplicates(int compared, Listed<Pair> pairs) {
    public static final double SIMILARITY_MIN = 0.6;

    /** Work grows with the square of the number of questions, so a larger bank is cut here. */
    public static final int COMPARED_MAX = 5_000;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Comparator<Pair> LIKEST_FIRST =
            Comparator.comparingDouble(Pair::similarity)
                    .reversed()
                    .thenComparing(pair -> pair.one().name())
                    .thenComparing(pair -> pair.other().name());

    /**
     * Two questions that may be one.
     *
     * @param similarity from {@link #SIMILARITY_MIN} to 1
     */
    public record Pair(HeldQuestion one, HeldQuestion other, double similarity) {}

    static NearDuplicates among(List<HeldQuestion> questions, int pairsMax) {
        var compared = questions.subList(0, Math.min(COMPARED_MAX, questions.size()));
        var numbers = new HashMap<String, Integer>();
        var holders = new ArrayList<Holders>();
        var sizes = new int[compared.size()];
        var likest = new PriorityQueue<Pair>(LIKEST_FIRST.reversed());
        var total = 0;
        for (var i = 0; i < compared.size(); i++) {
            var trigrams = trigrams(compared.get(i).stem(), numbers, holders);
            sizes[i] = trigrams.length;
            var shared = new int[i];
            for (var trigram : trigrams) {
                holders.get(trigram).count(shared);
                holders.get(trigram).add(i);
            }
            for (var j = 0; j < i; j++) {
                if (shared[j] == 0) {
                    continue;
                }
                var similarity = (double) shared[j] / (sizes[i] + sizes[j] - shared[j]);
                if (similarity >= SIMILARITY_MIN) {
                    total++;
                    likest.add(new Pair(compared.get(j), compared.get(i), similarity));
                    if (likest.size() > pairsMax) {
                        likest.remove();
                    }
                }
            }
        }
        var pairs = likest.stream().sorted(LIKEST_FIRST).toList();
        return new NearDuplicates(compared.size(), new Listed<>(total, pairs));
    }

    /** How alike two texts are, from 0 to 1. */
    static double similarity(String one, String other) {
        var first = trigrams(one);
        var second = trigrams(other);
        var shared = first.stream().filter(second::contains).count();
        var either = first.size() + second.size() - shared;
        return either == 0 ? 0 : (double) shared / either;
    }

    private static int[] trigrams(
            String text, Map<String, Integer> numbers, List<Holders> holders) {
        return trigrams(text).stream()
                .mapToInt(trigram ->
                        numbers.computeIfAbsent(
                                trigram,
                                _ -> {
                                    holders.add(new Holders());
                                    return holders.size() - 1;
                                }))
                .toArray();
    }

    private static TreeSet<String> trigrams(String text) {
        var trigrams = new TreeSet<String>();
        var words = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (words.find()) {
            var padded = "  " + words.group() + " ";
            for (var start = 0; start + 3 <= padded.length(); start++) {
                trigrams.add(padded.substring(start, start + 3));
            }
        }
        return trigrams;
    }

    /** The questions that have one trigram, by place, ascending. */
    private static final class Holders {
        private int[] places = new int[4];
        private int size;

        void add(int place) {
            if (size == places.length) {
                places = Arrays.copyOf(places, 2 * size);
            }
            places[size++] = place;
        }

        void count(int[] shared) {
            for (var i = 0; i < size; i++) {
                shared[places[i]]++;
            }
        }
    }
}
