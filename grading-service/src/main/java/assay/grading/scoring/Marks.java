package assay.grading.scoring;

import assay.grading.scoring.Explanation.Rule;
import assay.grading.scoring.Explanation.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people mark, and what their marks make of a verdict. They mark what the key leaves to them,
 * and as a whole what the key cannot measure.
 */
public final class Marks {
    private Marks() {}

    /**
     * Something that a person marks.
     *
     * @param part id of the part of a composite question; null: the question itself
     * @param full what it is worth
     * @param mark null: it waits
     */
    public record Marked(@Nullable String part, Points full, @Nullable Mark mark) {}

    /** Everything in a verdict that waits for a mark or has one. */
    public static List<Marked> in(Verdict verdict, Points full) {
        return switch (verdict) {
            case Verdict.AwaitingMarker(var explanation) when explanation.shares().isEmpty() ->
                    List.of(new Marked(null, full, null));
            case Verdict.Unscorable _ -> List.of(new Marked(null, full, null));
            case Verdict.AwaitingMarker(var explanation) -> in(explanation.shares(), full);
            case Verdict.Marked(_, var mark, _) -> List.of(new Marked(null, full, mark));
            case Verdict.Scored(_, _, var explanation) -> in(explanation.shares(), full);
            case Verdict.Unanswered _ -> List.of();
        };
    }

    private static List<Marked> in(List<Share> shares, Points full) {
        var marked = new ArrayList<Marked>();
        for (var share : shares) {
            var worth = Mean.points(shares, share, full);
            in(share.verdict(), worth)
                    .forEach(one -> marked.add(new Marked(share.name(), worth, one.mark())));
        }
        return marked;
    }

    /**
     * The verdict with a mark in the place of what waited for it, or of an earlier mark; the
     * verdict itself if nothing there is for people to mark.
     *
     * @param part null: the question itself
     * @param full what the question is worth
     */
    public static Verdict put(Verdict verdict, @Nullable String part, Mark mark, Points full) {
        return switch (verdict) {
            case Verdict.AwaitingMarker(var explanation)
                    when part == null && explanation.shares().isEmpty() ->
                    new Verdict.Marked(mark.credit().of(full), mark, explanation);
            case Verdict.Marked(_, _, var explanation) when part == null ->
                    new Verdict.Marked(mark.credit().of(full), mark, explanation);
            case Verdict.Unscorable(var reason) when part == null ->
                    new Verdict.Marked(
                            mark.credit().of(full),
                            mark,
                            Explanation.of(Rule.MARKER, List.of(), "A person decides: " + reason));
            case Verdict.AwaitingMarker(var explanation) when part != null ->
                    put(explanation.shares(), part, mark, full).orElse(verdict);
            case Verdict.Scored(_, _, var explanation) when part != null ->
                    put(explanation.shares(), part, mark, full).orElse(verdict);
            case Verdict.AwaitingMarker _,
                    Verdict.Marked _,
                    Verdict.Scored _,
                    Verdict.Unanswered _,
                    Verdict.Unscorable _ ->
                    verdict;
        };
    }

    private static Optional<Verdict> put(List<Share> shares, String part, Mark mark, Points full) {
        var found = false;
        var after = new ArrayList<Share>();
        for (var share : shares) {
            var here = share.name().equals(part);
            found |= here;
            after.add(
                    here
                            ? new Share(
                                    share.name(),
                                    share.weight(),
                                    put(
                                            share.verdict(),
                                            null,
                                            mark,
                                            Mean.points(shares, share, full)))
                            : share);
        }
        return found ? Optional.of(Mean.of(after, full)) : Optional.empty();
    }

    /** A fresh verdict with the marks of an earlier one on the same response. */
    public static Verdict carriedOver(Verdict earlier, Verdict fresh, Points full) {
        var carried = fresh;
        for (var one : in(earlier, full)) {
            if (one.mark() != null) {
                carried = put(carried, one.part(), one.mark(), full);
            }
        }
        return carried;
    }
}
