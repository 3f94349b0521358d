package assay.session.exam;

import assay.session.pool.FrozenPool;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a pool holds enough for an exam that does not want its candidates to meet the same
 * questions again and again: for each section that draws at random, some times as many questions as
 * it draws. Each section is seen for itself, as in question-service's coverage report.
 */
public final class Coverage {
    private Coverage() {}

    /**
     * A section whose pool is too small.
     *
     * @param index place of the section in its blueprint, from 0
     * @param have how many questions the section may draw from
     * @param need how many there should be
     */
    public record Gap(int index, String section, int have, int need) {
        public int missing() {
            return need - have;
        }
    }

    /**
     * The sections that the pool holds too little for, in their order.
     *
     * @param factor how many questions there should be for each one drawn, from 1
     */
    static List<Gap> gaps(Blueprint blueprint, FrozenPool pool, int factor) {
        var gaps = new ArrayList<Gap>();
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
                    gaps.add(new Gap(i, section.name(), have, need));
                }
            }
        }
        return gaps;
    }
}
