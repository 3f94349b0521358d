package assay.question.exchange.moodlexml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code $course$/top/Physics/Forces//Motion}: names parted by a slash, a slash in a name doubled.
 */
final class MoodleCategory {
    private static final Set<String> CONTEXTS =
            Set.of("$course$", "$module$", "$system$", "$cat$", "$coursecat$");

    private MoodleCategory() {}

    /** The names without the context and the root, which Moodle calls top. */
    static List<String> path(String text) {
        var names = new ArrayList<String>();
        var name = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '/') {
                name.append(text.charAt(i));
            } else if (i + 1 < text.length() && text.charAt(i + 1) == '/') {
                name.append('/');
                i++;
            } else {
                names.add(name.toString());
                name.setLength(0);
            }
        }
        names.add(name.toString());
        var path = new ArrayList<>(names.stream().map(String::strip).toList());
        path.removeIf(String::isEmpty);
        if (!path.isEmpty() && CONTEXTS.contains(path.getFirst())) {
            path.removeFirst();
        }
        if (!path.isEmpty() && path.getFirst().equals("top")) {
            path.removeFirst();
        }
        return List.copyOf(path);
    }

    static String text(String name) {
        return "$course$/top/" + name.replace("/", "//");
    }
}
