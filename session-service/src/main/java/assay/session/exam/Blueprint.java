package assay.session.exam;

import assay.session.Fault;
import assay.session.pool.Selection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/**
 * The sections of an exam and how each draws its questions.
 *
 * @param shuffleQuestions whether the questions of all sections are mixed; otherwise they come
 *     section by section
 */
public record Blueprint(boolean shuffleQuestions, List<Section> sections) {
    /**
     * More than any exam has been seen to ask; keeps a paper, its submission and one grading run
     * small.
     */
    public static final int QUESTIONS_MAX = 500;

    public Blueprint {
        sections = List.copyOf(sections);
    }

    public int questionCount() {
        return sections.stream().mapToInt(section -> section.draw().count()).sum();
    }

    public List<Selection> selections() {
        return sections.stream().map(section -> section.draw().selection(section.name())).toList();
    }

    /**
     * What is wrong with it beyond the shape of its parts, with pointers from the blueprint: {@code
     * /sections/1/name}.
     */
    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        var names = new HashSet<String>();
        var fixed = new HashMap<UUID, String>();
        for (int i = 0; i < sections.size(); i++) {
            var section = sections.get(i);
            var at = "/sections/" + i;
            if (!names.add(section.name())) {
                faults.add(new Fault(at + "/name", "another section is named " + section.name()));
            }
            if (section.draw() instanceof Draw.Fixed(var questionIds)) {
                for (int j = 0; j < questionIds.size(); j++) {
                    var earlier = fixed.putIfAbsent(questionIds.get(j), section.name());
                    if (earlier != null) {
                        faults.add(
                                new Fault(
                                        at + "/draw/questionIds/" + j,
                                        "section " + earlier + " already has this question"));
                    }
                }
            }
        }
        if (questionCount() > QUESTIONS_MAX) {
            faults.add(
                    new Fault(
                            "/sections",
                            "the sections ask for %d questions together, more than %d"
                                    .formatted(questionCount(), QUESTIONS_MAX)));
        }
        if (!shuffleQuestions && sections.stream().anyMatch(section -> !section.scored())) {
            faults.add(
                    new Fault(
                            "/shuffleQuestions",
                            "must be true when a section is not scored, or its place would tell candidates which questions do not count"));
        }
        return faults;
    }
}
