package assay.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Questions as a large organisation has them, the same in every run: four languages, words as often
 * as Zipf's law has them, two hundred topics in a tree. Written as files that {@code copy} reads.
 */
final class GeneratedQuestions {
    static final String ORGANISATION = "demo";
    static final String BANK = "benchmark";
    static final int TOPICS = 200;

    private static final int VOCABULARY = 20_000;
    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");
    private static final Duration APART = Duration.ofMinutes(5);

    private enum Language {
        EN(
                60,
                "th re con ta ment ing er sta pro li ca tion ser ver cloud ac cess po cy fun lamb que mes sage bal an key ro te crypt bu ck et",
                "the of to a in is and for that which with an following should company"),
        DE(
                15,
                "ver ge lich keit ung be auf schl dat en bank ser vi ce zu griff recht schnitt stel le ant wort üb er grö ße fäh ig",
                "der die das und ist zu mit ein von den welche folgende"),
        FR(
                15,
                "ré seau ser veur don née ac cès sé cu ri té mé moi fonc tion clé chif fre ment ges uti li sa teur pla ce",
                "le la les de et un une est que pour suivantes"),
        ES(
                10,
                "ser vi dor da tos ac ce so se gu ri dad fun ción cla ve cif ra do red cuen ta per mi al ma na miento",
                "el la los de y que un una es para siguientes");

        final int share;
        private final String syllables;
        private final String fillers;

        Language(int share, String syllables, String fillers) {
            this.share = share;
            this.syllables = syllables;
            this.fillers = fillers;
        }

        List<String> syllables() {
            return List.of(syllables.split(" ", -1));
        }

        List<String> fillers() {
            return List.of(fillers.split(" ", -1));
        }

        String tag() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final Random random = new Random(7);
    private final EnumMap<Language, List<String>> vocabularies = new EnumMap<>(Language.class);
    private final double[] cumulated = new double[VOCABULARY];

    GeneratedQuestions() {
        for (var language : Language.values()) {
            var words = new LinkedHashSet<String>();
            var syllables = language.syllables();
            while (words.size() < VOCABULARY) {
                var word = new StringBuilder();
                for (var i = 1 + random.nextInt(4); i > 0; i--) {
                    word.append(any(syllables));
                }
                words.add(word.toString());
            }
            vocabularies.put(language, List.copyOf(words));
        }
        var sum = 0.0;
        for (var rank = 0; rank < VOCABULARY; rank++) {
            sum += 1.0 / (rank + 3);
            cumulated[rank] = sum;
        }
    }

    /** The English word of this rank, 0 being the most frequent. */
    String englishWord(int rank) {
        return vocabulary(Language.EN).get(rank);
    }

    /**
     * A question with one right choice; its texts are words alone.
     *
     * @param choices the first is right
     */
    record SingleChoice(String title, String stem, List<String> choices) {}

    SingleChoice singleChoice() {
        var language = language();
        return new SingleChoice(
                text(language, 4, 8),
                text(language, 20, 60) + "?",
                List.of(
                        text(language, 4, 14),
                        text(language, 4, 14),
                        text(language, 4, 14),
                        text(language, 4, 14)));
    }

    /** Writes {@code question.tsv}, {@code version.tsv} and {@code key.tsv}. */
    void write(int count, Path folder) throws IOException {
        try (var questions = Files.newBufferedWriter(folder.resolve("question.tsv"));
                var versions = Files.newBufferedWriter(folder.resolve("version.tsv"));
                var keys = Files.newBufferedWriter(folder.resolve("key.tsv"))) {
            for (var i = 0; i < count; i++) {
                write(i, questions, versions, keys);
            }
        }
    }

    private void write(
            int number, BufferedWriter questions, BufferedWriter versions, BufferedWriter keys)
            throws IOException {
        var created = FIRST.plus(APART.multipliedBy(number));
        var updated = created.plusSeconds(random.nextInt(30_000_000));
        var question = id(created);
        var version = id(created.plusMillis(1));
        var isDraft = random.nextInt(5) == 0;
        var language = language();
        var stem = text(language, 20, 60) + "?";
        var choices =
                List.of("a", "b", "c", "d").stream()
                        .map(choice ->
                                "{\"id\": \"%s\", \"text\": \"%s\"}"
                                        .formatted(choice, text(language, 4, 14)))
                        .collect(Collectors.joining(", "));
        line(
                questions,
                question,
                ORGANISATION,
                BANK,
                "question-" + number,
                isDraft ? "DRAFT" : random.nextInt(9) == 0 ? "RETIRED" : "PUBLISHED",
                "1",
                isDraft ? "\\N" : "1",
                "0",
                created,
                updated);
        line(
                versions,
                version,
                ORGANISATION,
                question,
                "1",
                text(language, 4, 8),
                any(List.of("EASY", "MEDIUM", "HARD")),
                "SINGLE_CHOICE",
                language.tag(),
                "1",
                "{%s}".formatted(some(2, "benchmark/t", TOPICS)),
                "{%s}".formatted(some(3, "tag-", 300)),
                "{\"type\": \"single_choice\", \"stem\": \"%s\", \"choices\": [%s], \"shuffle\": true}"
                        .formatted(stem, choices),
                created,
                "author-" + random.nextInt(20),
                isDraft ? "\\N" : created);
        line(
                keys,
                id(created.plusMillis(2)),
                ORGANISATION,
                version,
                "1",
                "{\"type\": \"single_choice\", \"correct\": \"a\", \"rationale\": \"%s\", \"feedback\": [], \"references\": []}"
                        .formatted(text(language, 15, 40)),
                "",
                created,
                "author-1");
    }

    private static void line(BufferedWriter file, Object... fields) throws IOException {
        file.write(Arrays.stream(fields).map(Object::toString).collect(Collectors.joining("\t")));
        file.write('\n');
    }

    private Language language() {
        var place = random.nextInt(100);
        for (var language : Language.values()) {
            place -= language.share;
            if (place < 0) return language;
        }
        return Language.EN;
    }

    private String text(Language language, int wordsMin, int wordsMax) {
        var words = new ArrayList<String>();
        for (var i = wordsMin + random.nextInt(wordsMax - wordsMin + 1); i > 0; i--) {
            words.add(
                    random.nextInt(100) < 35
                            ? any(language.fillers())
                            : vocabulary(language).get(rank()));
        }
        return String.join(" ", words);
    }

    private List<String> vocabulary(Language language) {
        return Objects.requireNonNull(vocabularies.get(language));
    }

    private int rank() {
        var place = Arrays.binarySearch(cumulated, random.nextDouble() * cumulated[VOCABULARY - 1]);
        return Math.min(VOCABULARY - 1, place < 0 ? -place - 1 : place);
    }

    private String some(int count, String prefix, int kinds) {
        var values = new LinkedHashSet<String>();
        for (var i = 0; i < count; i++) {
            // the first kinds are the most frequent
            values.add(prefix + (int) (kinds * Math.pow(random.nextDouble(), 2)));
        }
        return String.join(",", values);
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** A UUIDv7 of this moment. */
    private UUID id(Instant moment) {
        return new UUID(
                moment.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000),
                0x8000_0000_0000_0000L | random.nextLong() >>> 2);
    }
}
