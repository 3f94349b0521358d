package assay.session.sitting.rest;

import assay.session.platform.Cursor;
import assay.session.platform.Page;
import assay.session.response.LogRow;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Gathers one page of a log while all of it goes by. */
final class LogPage {
    /** JSON of the responses; a page ends before it has more, but never without an entry. */
    static final int CHARACTERS_MAX = 2 * 1024 * 1024;

    private final long after;
    private final int limit;
    private final List<LogRow> rows = new ArrayList<>();
    private long characters;
    private boolean over;

    /**
     * Starts a page.
     *
     * @param after the last entry of the page before, 0 for the first page
     * @param limit entries that it holds at most
     */
    LogPage(long after, int limit) {
        this.after = after;
        this.limit = limit;
    }

    void offer(LogRow row) {
        if (row.entry() <= after || over) {
            return;
        }
        var response = row.response();
        int more = response == null ? 0 : response.length();
        if (rows.size() == limit || (!rows.isEmpty() && characters + more > CHARACTERS_MAX)) {
            over = true;
            return;
        }
        rows.add(row);
        characters += more;
    }

    Page<LogRow> page() {
        return new Page<>(rows, over ? new Cursor(new UUID(0, rows.getLast().entry())) : null);
    }
}
