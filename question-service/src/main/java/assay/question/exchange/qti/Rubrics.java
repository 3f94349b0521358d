package assay.question.exchange.qti;

import java.util.List;

/** For whom a {@code rubricBlock} is. */
final class Rubrics {
    private Rubrics() {}

    static boolean isForCandidates(Element rubric) {
        return views(rubric).contains("candidate");
    }

    static boolean isForMarkers(Element rubric) {
        return !isForCandidates(rubric)
                && views(rubric).stream().anyMatch(List.of("scorer", "tutor")::contains);
    }

    private static List<String> views(Element rubric) {
        return List.of(rubric.get("view", "candidate").split("\\s+"));
    }
}
