package assay.grading.submission;

/**
 * What session-service's log of responses amounted to at submit.
 *
 * @param entries how many saves it holds
 * @param lateEntries how many of them came too late to be graded
 * @param digest the end of its hash chain, SHA-256 in lower-case hexadecimal
 */
public record ResponseLog(long entries, long lateEntries, String digest) {}
