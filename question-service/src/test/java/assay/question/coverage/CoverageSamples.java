package assay.question.coverage;

import assay.question.content.Difficulty;
import assay.question.content.Interaction;
import assay.question.topic.Scheme;
import assay.question.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Held questions to test with; each is easy, single choice, without a topic, and unlike others. */
record CoverageSamples(HeldQuestion question) {
    private static final UUID ID = new UUID(0, 1);

    static CoverageSamples held(String name) {
        return of(name, Difficulty.EASY, List.of(), List.of(), name, null, 0);
    }

    CoverageSamples difficulty(Difficulty difficulty) {
        return of(
                question.name(),
                difficulty,
                question.topics(),
                question.tags(),
                question.stem(),
                question.reviewBy(),
                question.pools());
    }

    CoverageSamples topics(String... topics) {
        return of(
                question.name(),
                question.difficulty(),
                List.of(topics),
                question.tags(),
                question.stem(),
                question.reviewBy(),
                question.pools());
    }

    CoverageSamples tags(String... tags) {
        return of(
                question.name(),
                question.difficulty(),
                question.topics(),
                List.of(tags),
                question.stem(),
                question.reviewBy(),
                question.pools());
    }

    CoverageSamples stem(String stem) {
        return of(
                question.name(),
                question.difficulty(),
                question.topics(),
                question.tags(),
                stem,
                question.reviewBy(),
                question.pools());
    }

    CoverageSamples reviewBy(String date) {
        return of(
                question.name(),
                question.difficulty(),
                question.topics(),
                question.tags(),
                question.stem(),
                LocalDate.parse(date),
                question.pools());
    }

    CoverageSamples pools(int pools) {
        return of(
                question.name(),
                question.difficulty(),
                question.topics(),
                question.tags(),
                question.stem(),
                question.reviewBy(),
                pools);
    }

    private static CoverageSamples of(
            String name,
            Difficulty difficulty,
            List<String> topics,
            List<String> tags,
            String stem,
            @Nullable LocalDate reviewBy,
            int pools) {
        return new CoverageSamples(
                new HeldQuestion(
                        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                        name,
                        "Title of " + name,
                        difficulty,
                        Interaction.SINGLE_CHOICE,
                        topics,
                        tags,
                        stem,
                        reviewBy,
                        pools));
    }

    static Scheme scheme(String name) {
        return new Scheme(ID, name, name, "", 0, Instant.EPOCH, Instant.EPOCH);
    }

    static Topic topic(String reference, @Nullable String parent) {
        return new Topic(
                ID,
                reference,
                reference.substring(0, reference.indexOf('/')),
                reference,
                "",
                parent,
                0,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
