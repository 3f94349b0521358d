package assay.grading.scoring;

import assay.grading.scoring.AnswerKey.Area;
import assay.grading.scoring.Explanation.Contribution;
import assay.grading.scoring.Explanation.Kind;
import assay.grading.scoring.Explanation.Rule;
import assay.grading.scoring.Shape.Point;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Scores points on a picture, in the way of QTI's {@code mapResponsePoint}. */
final class Areas {
    private Areas() {}

    static Verdict score(AnswerKey.SelectPoint key, List<Point> points, Points full) {
        var contributions = new ArrayList<Contribution>();
        var counted = new HashSet<Integer>();
        var sum = BigDecimal.ZERO;
        for (var point : points) {
            var place = placeOf(point, key.areas());
            // A second point in an area adds nothing: it is not outside, and the area has counted.
            var adds =
                    place == 0
                            ? key.otherwise()
                            : counted.add(place)
                                    ? key.areas().get(place - 1).credit()
                                    : BigDecimal.ZERO;
            sum = sum.add(adds);
            contributions.add(
                    new Contribution(Integer.toString(place), adds.signum() > 0, adds, Kind.AREA));
        }
        return Verdict.Scored.of(
                Credit.clamped(sum, BigDecimal.ONE),
                full,
                Explanation.of(
                        Rule.AREAS,
                        contributions,
                        "%d points; what the areas they are in add is held within 0 and 1."
                                .formatted(points.size())));
    }

    /** 1 is the first area; 0: the point is in none. */
    private static int placeOf(Point point, List<Area> areas) {
        for (var i = 0; i < areas.size(); i++) {
            if (areas.get(i).shape().contains(point)) {
                return i + 1;
            }
        }
        return 0;
    }
}
