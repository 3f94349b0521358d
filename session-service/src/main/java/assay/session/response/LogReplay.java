package assay.session.response;

import assay.session.access.SessionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Plays a session's log again, row after row from its first, and compares what comes out with what
 * is stored. Remembers one response of each question, however long the log is.
 */
public final class LogReplay {
    private final List<String> faults = new ArrayList<>();
    private final Map<UUID, Counting> counting = new HashMap<>();
    private LogDigest previous;
    private int expected = 1;
    private int rows;

    public LogReplay(SessionId session) {
        previous = LogDigest.first(session.value());
    }

    /** What the rows so far make the response that counts. */
    private record Counting(long sequence, @Nullable String response) {}

    /** Plays the next row. */
    public void play(LogRow row) {
        rows++;
        if (row.entry() != expected) {
            faults.add("entry %d stands where entry %d belongs".formatted(row.entry(), expected));
        }
        var digest =
                previous.next(
                        row.entry(),
                        row.sequence(),
                        row.questionId(),
                        row.receivedAt(),
                        row.late(),
                        row.response());
        if (!digest.equals(row.digest())) {
            faults.add("entry %d does not match its digest".formatted(row.entry()));
        }
        previous = row.digest();
        expected = row.entry() + 1;
        if (!row.late()) {
            counting.merge(
                    row.questionId(),
                    new Counting(row.sequence(), row.response()),
                    (one, other) -> one.sequence() > other.sequence() ? one : other);
        }
    }

    /**
     * Every sign that the log, or the responses made of it, were tampered with; empty when there is
     * none. Asked after the last row.
     *
     * @param entries how many rows the session says its log has
     * @param end the digest that the session says its log ends with
     * @param current the responses stored as those that count
     */
    public List<String> faults(int entries, LogDigest end, List<StoredResponse> current) {
        var all = new ArrayList<>(faults);
        if (rows != entries) {
            all.add("the log has %d entries, the session counted %d".formatted(rows, entries));
        }
        if (!previous.equals(end)) {
            all.add("the log does not end with the digest that the session keeps");
        }
        all.addAll(differences(current));
        return all;
    }

    private List<String> differences(List<StoredResponse> current) {
        var differences = new ArrayList<String>();
        var missing = new HashMap<>(counting);
        for (var stored : current) {
            var played = missing.remove(stored.questionId());
            if (played == null
                    || played.sequence() != stored.sequence()
                    || !Objects.equals(played.response(), stored.response())) {
                differences.add(
                        "the response to question %s is not the one that the log gives"
                                .formatted(stored.questionId()));
            }
        }
        missing.keySet()
                .forEach(question ->
                        differences.add(
                                "the response to question %s is missing".formatted(question)));
        return differences;
    }
}
