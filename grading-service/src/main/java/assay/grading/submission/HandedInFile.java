package assay.grading.submission;

import java.time.Instant;

/**
 * What a file is that a response names. session-service has its bytes.
 *
 * @param id as responses name it
 * @param part of a composite question; empty for the question itself
 * @param name as the candidate's device calls it
 * @param mediaType as its bytes say
 * @param bytes its length
 * @param sha256 of its bytes, 64 lower-case hexadecimal digits
 */
public record HandedInFile(
        String id,
        QuestionId question,
        String part,
        String name,
        String mediaType,
        long bytes,
        String sha256,
        Instant uploadedAt) {}
