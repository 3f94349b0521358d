package assay.grading.marking;

import assay.grading.key.KeyRevision;
import assay.grading.key.TextFormat;
import assay.grading.result.GradingRevision;
import assay.grading.result.ItemScore;
import assay.grading.result.Result;
import assay.grading.scoring.AnswerKey;
import assay.grading.scoring.Credit;
import assay.grading.scoring.Mark;
import assay.grading.scoring.Marking;
import assay.grading.scoring.Marks;
import assay.grading.scoring.Points;
import assay.grading.scoring.Response;
import assay.grading.scoring.Verdict;
import assay.grading.submission.HandedInFile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a marker needs to know to mark a response.
 *
 * @param version of the question's content, 1 is the first
 * @param files those that the response names, in its order, as far as they are known
 * @param full what the response can earn
 * @param marking how to mark it, from the key revision that the result rests on
 * @param undecidedBecause why the key could not measure it; null for what people mark anyway, and
 *     for what has its mark
 * @param mark null: it waits
 */
public record Work(
        MarkingTask task,
        int version,
        Response response,
        List<HandedInFile> files,
        Points full,
        Marking marking,
        TextFormat format,
        @Nullable String undecidedBecause,
        @Nullable Mark mark) {

    /**
     * Empty if the result no longer has anything to mark at the task's place.
     *
     * @param key that the result rests on; empty when there was none to go by
     */
    public static Optional<Work> of(
            MarkingTask task, Result.Known result, Optional<KeyRevision> key) {
        var submission = result.submission();
        var responses = submission.responsesByQuestion();
        return find(task, result.revision())
                .flatMap(score -> {
                    var given = responses.get(score.item().question());
                    var response = given == null ? null : given.response();
                    return score.marks().stream()
                            .filter(marked -> Objects.equals(marked.part(), task.part()))
                            .findFirst()
                            .flatMap(marked ->
                                    of(
                                            task,
                                            score,
                                            partOf(response, task.part()),
                                            submission.files(),
                                            key,
                                            marked));
                });
    }

    private static Optional<Work> of(
            MarkingTask task,
            ItemScore score,
            @Nullable Response response,
            List<HandedInFile> files,
            Optional<KeyRevision> key,
            Marks.Marked marked) {
        return response == null
                ? Optional.empty()
                : Optional.of(
                        new Work(
                                task,
                                score.item().version(),
                                response,
                                named(response, files),
                                marked.full(),
                                key.map(one -> markingOf(one.key(), task.part()))
                                        .orElse(NO_MARKING),
                                key.map(one -> one.teaching().format()).orElse(TextFormat.MARKDOWN),
                                score.verdict() instanceof Verdict.Unscorable(var reason)
                                        ? reason
                                        : null,
                                marked.mark()));
    }

    private static List<HandedInFile> named(Response response, List<HandedInFile> files) {
        return switch (response) {
            case Response.FileUpload(var ids) ->
                    ids.stream()
                            .flatMap(id -> files.stream().filter(file -> file.id().equals(id)))
                            .toList();
            case Response.Composite(var parts) ->
                    parts.stream().flatMap(part -> named(part.response(), files).stream()).toList();
            case Response.SingleChoice _,
                    Response.Choosing _,
                    Response.TrueFalse _,
                    Response.ShortAnswer _,
                    Response.Measuring _,
                    Response.Pairing _,
                    Response.Ordering _,
                    Response.Cloze _,
                    Response.SelectPoint _,
                    Response.Essay _ ->
                    List.of();
        };
    }

    private static Optional<ItemScore> find(MarkingTask task, GradingRevision revision) {
        return revision.items().stream()
                .filter(score -> score.item().position() == task.position())
                .findFirst();
    }

    private static @Nullable Response partOf(@Nullable Response response, @Nullable String part) {
        if (part == null) {
            return response;
        }
        return response instanceof Response.Composite(var parts)
                ? parts.stream()
                        .filter(one -> one.part().equals(part))
                        .map(Response.ToPart::response)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static Marking markingOf(AnswerKey key, @Nullable String part) {
        return switch (key) {
            case AnswerKey.Essay(var marking) -> marking;
            case AnswerKey.FileUpload(var marking) -> marking;
            case AnswerKey.Composite(var parts) when part != null ->
                    parts.stream()
                            .filter(one -> one.part().equals(part))
                            .map(one -> markingOf(one.key(), null))
                            .findFirst()
                            .orElse(NO_MARKING);
            case AnswerKey.SingleChoice _,
                    AnswerKey.MultipleChoice _,
                    AnswerKey.TrueFalse _,
                    AnswerKey.ShortAnswer _,
                    AnswerKey.Numerical _,
                    AnswerKey.Matching _,
                    AnswerKey.Ordering _,
                    AnswerKey.Categorise _,
                    AnswerKey.Cloze _,
                    AnswerKey.GapMatch _,
                    AnswerKey.Hotspot _,
                    AnswerKey.SelectPoint _,
                    AnswerKey.LabelImage _,
                    AnswerKey.Hottext _,
                    AnswerKey.Slider _,
                    AnswerKey.Calculated _,
                    AnswerKey.Composite _,
                    AnswerKey.Description _ ->
                    NO_MARKING;
        };
    }

    private static final Marking NO_MARKING = new Marking("", List.of());

    /**
     * A fault of a mark.
     *
     * @param pointer JSON Pointer of its place in what was given, {@code /levels/argument}
     */
    public record MarkFault(String pointer, String detail) {}

    /** What is wrong with a mark for this response; nothing if it can be given. */
    public List<MarkFault> faultsOf(GivenMark given) {
        return switch (given) {
            case GivenMark.Freely(var points, _) ->
                    points.compareTo(full) > 0
                            ? List.of(
                                    new MarkFault("/points", "must be %s at most".formatted(full)))
                            : List.of();
            case GivenMark.ByRubric(var levels, _) -> faultsOf(levels);
        };
    }

    private List<MarkFault> faultsOf(Map<String, Integer> levels) {
        if (marking.rubric().isEmpty()) {
            return List.of(new MarkFault("/levels", "must not be given: there is no rubric"));
        }
        var faults = new ArrayList<MarkFault>();
        var criteria = marking.rubric().stream().map(Marking.Criterion::id).toList();
        levels.keySet().stream()
                .filter(criterion -> !criteria.contains(criterion))
                .sorted()
                .forEach(criterion ->
                        faults.add(
                                new MarkFault(
                                        "/levels/" + criterion, "is no criterion of the rubric")));
        for (var criterion : marking.rubric()) {
            var level = levels.get(criterion.id());
            if (level == null) {
                faults.add(
                        new MarkFault(
                                "/levels",
                                "must have a level of the criterion %s".formatted(criterion.id())));
            } else if (level < 0 || level >= criterion.levels().size()) {
                faults.add(
                        new MarkFault(
                                "/levels/" + criterion.id(),
                                "must be within 0 and %d"
                                        .formatted(criterion.levels().size() - 1)));
            }
        }
        return faults;
    }

    /** The mark, of which {@link #faultsOf} found no fault. */
    public Mark mark(GivenMark given, String marker, Instant now) {
        return switch (given) {
            case GivenMark.Freely(var points, var comment) ->
                    new Mark(share(points), Map.of(), comment, marker, now);
            case GivenMark.ByRubric(var levels, var comment) ->
                    new Mark(share(levels), levels, comment, marker, now);
        };
    }

    private Credit share(Points points) {
        return full.isZero() ? Credit.NONE : new Credit(points.value(), full.value());
    }

    private Credit share(Map<String, Integer> levels) {
        var share = BigDecimal.ZERO;
        for (var criterion : marking.rubric()) {
            share =
                    share.add(
                            criterion.levels().get(levels.getOrDefault(criterion.id(), 0)).share());
        }
        return new Credit(share.min(BigDecimal.ONE), BigDecimal.ONE);
    }
}
