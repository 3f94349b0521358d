package assay.session.exam;

import assay.session.exam.Drawing.Shortfall;
import assay.session.pool.FrozenPool;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a pool holds enough for an exam that does not want its candidates to meet the same
 * questions again and again: for each section that draws at random, some times as many questions as
 * it draws. Each section is seen for itself, as in question-service's coverage report.
 */
final class Coverage {
    private Coverage() {}

    /**
     * The sections that the pool holds too little for, in their order; each with what it may draw
     * from, whatever the others draw.
     *
     * @param factor how many questions there should be for each one drawn, from 1
     */
    static List<Shortfall> gaps(Blueprint blueprint, FrozenPool pool, int factor) {
        var gaps = new ArrayList<Shortfall>();
        for (int i = 0; i < blueprint.sections().size(); i++) {
            var section = blueprint.sections().get(i);
            if (section.draw() instanceof Draw.Random random) {
                var have =
                        (int)
                                pool.selections().getOrDefault(section.name(), List.of()).stream()
                                        .distinct()
                                        .count();
                var need = Math.multiplyExact(random.count(), factor);
                if (have < need) {
                    gaps.add(new Shortfall(i, section.name(), have, need));
                }
            }
        }
        return gaps;
    }
}
