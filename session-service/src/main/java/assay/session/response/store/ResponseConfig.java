package assay.session.response.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How responses are written. */
@ConfigMapping(prefix = "assay.response")
public interface ResponseConfig {
    /** Entries that one transaction writes at most, 1..1000. */
    @WithDefault("256")
    int batchEntriesMax();

    /**
     * Bytes of JSON that one transaction writes at most, unless a single call brings more; in
     * memory they are some three times as many.
     */
    @WithDefault("4194304")
    long batchBytesMax();

    /**
     * Transactions under way at once, from this replica: while one is flushed, the next is filled.
     * 1..8.
     */
    @WithDefault("2")
    int batchesInFlightMax();

    /** Entries that wait at most; a save beyond that is answered 503 at once. */
    @WithDefault("10000")
    int waitingEntriesMax();

    /**
     * Bytes of JSON that wait at most, in memory some three times as many; a save beyond that is
     * answered 503 at once.
     */
    @WithDefault("33554432")
    long waitingBytesMax();

    /** How long a save waits for its commit before it is answered 503. */
    @WithDefault("PT5S")
    Duration timeout();

    /**
     * How long the database may take over one transaction, getting a connection included, before
     * the line to it is cut. Longer than the limits that the transaction sets for its statements.
     */
    @WithDefault("PT5S")
    Duration transactionTimeout();

    /** Entries that the log of one session holds at most. */
    @WithDefault("5000")
    int logEntriesMax();

    /**
     * Bytes of JSON that the log of one session holds at most; a call that brings several entries
     * may go beyond by what it brings.
     */
    @WithDefault("67108864")
    long logBytesMax();

    /**
     * Bytes of JSON that the responses of one session that count have at most, all together. What
     * they are handed over with (the paper, the policy) fits into the rest of the 4 MiB that
     * grading-service takes of a submission; raise both or neither.
     */
    @WithDefault("3145728")
    long responseBytesMax();

    /** How many sessions' papers the save path remembers. */
    @WithDefault("100000")
    int papersRemembered();
}
