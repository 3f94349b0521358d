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
            rows.add(
                    new LogRow(
                            entry,
                            entry,
                            QUESTION,
                            new Response.SingleChoice(choice),
                            text,
                            NINE,
                            false,
                            digest));
        }
        return rows;
    }

    private static List<String> faults(List<LogRow> stored, List<LogRow> honest) {
        var last = honest.getLast();
        return LogReplay.faults(
                SESSION,
                stored,
                honest.size(),
                last.digest(),
                List.of(new SavedResponse(QUESTION, last.sequence(), last.response(), NINE)));
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
        assertThat(
                        LogReplay.faults(
                                SESSION,
                                log,
                                2,
                                log.getLast().digest(),
                                List.of(
                                        new SavedResponse(
                                                QUESTION,
                                                2,
                                                new Response.SingleChoice("z"),
                                                NINE))))
                .hasSize(1);
        assertThat(LogReplay.faults(SESSION, log, 2, log.getLast().digest(), List.of())).hasSize(1);
    }
}
