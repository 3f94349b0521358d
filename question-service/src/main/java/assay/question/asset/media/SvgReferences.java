package assay.question.asset.media;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Counts what a browser draws when each reference within a drawing is followed: ten elements that
 * each show the one before ten times are ten thousand million.
 */
final class SvgReferences {
    static final long ELEMENTS_MAX = 200_000;

    /**
     * A part of the drawing: an element with an id, without the parts within it.
     *
     * @param shown ids of the parts within it and of those that it refers to, once for each time
     */
    private record Part(List<String> shown, AtomicLong elements) {
        Part() {
            this(new ArrayList<>(), new AtomicLong());
        }
    }

    private final Map<String, Part> parts = new HashMap<>();
    private final Part whole = new Part();

    /** For each open element the part that it belongs to, the innermost first. */
    private final Deque<Part> open = new ArrayDeque<>();

    void enter(@Nullable String id) {
        var around = around();
        if (id != null) {
            around.shown().add(id);
        }
        var part = id == null ? around : parts.computeIfAbsent(id, _ -> new Part());
        part.elements().incrementAndGet();
        open.push(part);
    }

    void leave() {
        open.pop();
    }

    /** The element that was entered last refers to this one. */
    void refer(String id) {
        around().shown().add(id);
    }

    private Part around() {
        return open.isEmpty() ? whole : open.getFirst();
    }

    /**
     * Refuses what multiplies itself.
     *
     * @throws UnreadableFile if following the references draws too much, or never ends
     */
    void check() throws UnreadableFile {
        if (drawn(whole, new HashMap<>(), new HashSet<>()) > ELEMENTS_MAX) {
            throw new UnreadableFile(
                    "The drawing shows itself within itself, or has more than %d elements once every reference is followed."
                            .formatted(ELEMENTS_MAX));
        }
    }

    private long drawn(Part part, Map<String, Long> known, Set<String> path) {
        var sum = part.elements().get();
        for (var id : part.shown()) {
            sum += drawn(id, known, path);
            if (sum > ELEMENTS_MAX) {
                return sum;
            }
        }
        return sum;
    }

    private long drawn(String id, Map<String, Long> known, Set<String> path) {
        var before = known.get(id);
        if (before != null) {
            return before;
        }
        var part = parts.get(id);
        if (part == null) {
            return 0;
        }
        if (path.size() >= Svg.DEPTH_MAX || !path.add(id)) {
            return ELEMENTS_MAX + 1;
        }
        var sum = drawn(part, known, path);
        path.remove(id);
        known.put(id, sum);
        return sum;
    }
}
