package assay.acceptance;

import java.util.List;
import java.util.Map;

/**
 * A session of one minute, begun when a story first asks for it. It runs out by itself while other
 * stories kill services, so that the story about its end waits little.
 */
final class Expiring {
    static final String QUESTION = Exams.question(Exams.bank(), "Short and quick?", "quick");

    private static final Sitting SITTING = begin();

    private Expiring() {}

    static Sitting sitting() {
        return SITTING;
    }

    private static Sitting begin() {
        var sitting = Sitting.begin(Person.CARL, Exams.exam("PT1M", List.of(QUESTION)));
        sitting.save(QUESTION, Map.of("type", "single_choice", "choice", "b"));
        return sitting;
    }
}
