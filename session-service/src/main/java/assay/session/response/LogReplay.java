package assay.session.response;

import assay.session.access.SessionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Plays a session's log again from its first row, and compares what comes out with what is stored.
 */
public final class LogReplay {
    private LogReplay() {}

    /**
     * Every sign that the log, or the responses made of it, were tampered with; empty when there is
     * none.
     *
     * @param entries how many rows the session says its log has
     * @param end the digest that the session says its log ends with
     * @param current the responses stored as those that count
     */
    public static List<String> faults(
            SessionId session,
            List<LogRow> log,
            int entries,
            LogDigest end,
            List<SavedResponse> current) {
        var faults = new ArrayList<String>();
        var previous = LogDigest.first(session.value());
        int expected = 1;
        for (var row : log) {
            if (row.entry() != expected) {
                faults.add(
                        "entry %d stands where entry %d belongs".formatted(row.entry(), expected));
            }
            var digest =
                    previous.next(
                            row.entry(),
                            row.sequence(),
                            row.questionId(),
                            row.receivedAt(),
                            row.late(),
                            row.responseText());
            if (!digest.equals(row.digest())) {
                faults.add("entry %d does not match its digest".formatted(row.entry()));
            }
            previous = row.digest();
            expected = row.entry() + 1;
        }
        if (log.size() != entries) {
            faults.add(
                    "the log has %d entries, the session counted %d"
                            .formatted(log.size(), entries));
        }
        if (!previous.equals(end)) {
            faults.add("the log does not end with the digest that the session keeps");
        }
        faults.addAll(differences(replayed(log), current));
        return faults;
    }

    /** For each question the row with the highest sequence that was not late. */
    public static Map<UUID, LogRow> replayed(List<LogRow> log) {
        var counted = new HashMap<UUID, LogRow>();
        for (var row : log) {
            if (!row.late()) {
                counted.merge(
                        row.questionId(),
                        row,
                        (one, other) -> one.sequence() > other.sequence() ? one : other);
            }
        }
        return counted;
    }

    private static List<String> differences(
            Map<UUID, LogRow> replayed, List<SavedResponse> current) {
        var faults = new ArrayList<String>();
        var missing = new HashMap<>(replayed);
        for (var saved : current) {
            var row = missing.remove(saved.questionId());
            if (row == null
                    || row.sequence() != saved.sequence()
                    || !Objects.equals(row.response(), saved.response())) {
                faults.add(
                        "the response to question %s is not the one that the log gives"
                                .formatted(saved.questionId()));
            }
        }
        missing.keySet()
                .forEach(question ->
                        faults.add("the response to question %s is missing".formatted(question)));
        return faults;
    }
}
