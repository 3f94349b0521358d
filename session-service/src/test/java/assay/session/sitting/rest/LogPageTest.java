package assay.session.sitting.rest;

import static org.assertj.core.api.Assertions.assertThat;

import assay.session.platform.Cursor;
import assay.session.platform.Page;
import assay.session.response.LogDigest;
import assay.session.response.LogRow;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LogPageTest {
    private static final UUID ID = new UUID(1, 1);

    private static Page<LogRow> page(int after, int limit, int entries, int characters) {
        var page = new LogPage(after, limit);
        for (int entry = 1; entry <= entries; entry++) {
            page.offer(
                    new LogRow(
                            entry,
                            entry,
                            ID,
                            "x".repeat(characters),
                            Instant.EPOCH,
                            false,
                            LogDigest.first(ID)));
        }
        return page.page();
    }

    private static List<Integer> entries(Page<LogRow> page) {
        return page.items().stream().map(LogRow::entry).toList();
    }

    @Test
    void a_page_has_what_comes_after_the_one_before_and_says_whether_more_follows() {
        var middle = page(2, 2, 5, 10);
        assertThat(entries(middle)).containsExactly(3, 4);
        assertThat(middle.next()).isEqualTo(new Cursor(new UUID(0, 4)));
        var last = page(4, 2, 5, 10);
        assertThat(entries(last)).containsExactly(5);
        assertThat(last.next()).isNull();
        assertThat(page(3, 2, 5, 10).next()).isNull();
        assertThat(entries(page(5, 2, 5, 10))).isEmpty();
    }

    @Test
    void long_entries_make_a_page_short_and_none_is_left_out() {
        int third = LogPage.CHARACTERS_MAX / 3;
        var first = page(0, 1_000, 5, third);
        assertThat(entries(first)).containsExactly(1, 2, 3);
        assertThat(first.next()).isEqualTo(new Cursor(new UUID(0, 3)));
        assertThat(entries(page(3, 1_000, 5, third))).containsExactly(4, 5);
    }

    @Test
    void an_entry_longer_than_a_page_has_a_page_to_itself() {
        var page = page(1, 1_000, 3, LogPage.CHARACTERS_MAX + 1);
        assertThat(entries(page)).containsExactly(2);
        assertThat(page.next()).isEqualTo(new Cursor(new UUID(0, 2)));
    }
}
