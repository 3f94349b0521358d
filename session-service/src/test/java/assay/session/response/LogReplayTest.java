package assay.session.response;

import static org.assertj.core.api.Assertions.assertThat;

import assay.session.access.SessionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LogReplayTest {
    private static final SessionId SESSION = new SessionId(new UUID(1, 1));
    private static final UUID QUESTION = new UUID(2, 2);
    private static final Instant NINE = Instant.parse("2026-11-30T09:00:00Z");

    private static List<LogRow> log(String... choices) {
        var rows = new ArrayList<LogRow>();
        var digest = LogDigest.first(SESSION.value());
        for (var choice : choices) {
            int entry = rows.size() + 1;
            var text = "{\"type\": \"single_choice\", \"choice\": \"%s\"}".formatted(choice);
            digest = digest.next(entry, entry, QUESTION, NINE, false, text);
            rows.add(new LogRow(entry, entry, QUESTION, text, NINE, false, digest));
        }
        return rows;
    }

    private static List<String> faults(List<LogRow> stored, List<LogRow> honest) {
        var last = honest.getLast();
        return faults(
                stored,
                honest.size(),
                last.digest(),
                List.of(new StoredResponse(QUESTION, last.sequence(), last.response())));
    }

    private static List<String> faults(
            List<LogRow> stored, int entries, LogDigest end, List<StoredResponse> current) {
        var replay = new LogReplay(SESSION);
        stored.forEach(replay::play);
        return replay.faults(entries, end, current);
    }

    @Test
    void an_honest_log_has_no_faults() {
        var log = log("a", "b", "c");
        assertThat(faults(log, log)).isEmpty();
    }

    @Test
    void a_changed_row_shows() {
        var log = log("a", "b", "c");
        var changed = new ArrayList<>(log);
        changed.set(1, log("a", "d", "c").get(1));
        assertThat(faults(changed, log)).isNotEmpty();
    }

    @Test
    void a_removed_row_shows_wherever_it_was() {
        var log = log("a", "b", "c");
        for (int i = 0; i < log.size(); i++) {
            var shorter = new ArrayList<>(log);
            shorter.remove(i);
            assertThat(faults(shorter, log)).as("without entry %d", i + 1).isNotEmpty();
        }
    }

    @Test
    void swapped_rows_show() {
        var log = log("a", "b", "c");
        var swapped = List.of(log.get(1), log.get(0), log.get(2));
        assertThat(faults(swapped, log)).isNotEmpty();
    }

    @Test
    void a_current_response_that_the_log_does_not_give_shows() {
        var log = log("a", "b");
        var other = new StoredResponse(QUESTION, 2, log("z").getFirst().response());
        assertThat(faults(log, 2, log.getLast().digest(), List.of(other))).hasSize(1);
        assertThat(faults(log, 2, log.getLast().digest(), List.of())).hasSize(1);
    }

    @Test
    void of_a_question_the_response_with_the_highest_sequence_counts_wherever_it_stands() {
        var log = new ArrayList<LogRow>();
        var digest = LogDigest.first(SESSION.value());
        for (long sequence : new long[] {2, 3, 1}) {
            int entry = log.size() + 1;
            var text = "\"%d\"".formatted(sequence);
            digest = digest.next(entry, sequence, QUESTION, NINE, false, text);
            log.add(new LogRow(entry, sequence, QUESTION, text, NINE, false, digest));
        }
        assertThat(faults(log, 3, digest, List.of(new StoredResponse(QUESTION, 3, "\"3\""))))
                .isEmpty();
    }
}
