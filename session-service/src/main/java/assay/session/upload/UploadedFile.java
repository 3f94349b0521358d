package assay.session.upload;

import java.time.Instant;
import java.util.UUID;

/**
 * A file that a candidate handed in.
 *
 * @param part id of the part of a composite question; empty for the question itself
 * @param name as the candidate's device calls it, without a path
 * @param mediaType as its bytes say
 * @param bytes its length
 * @param sha256 of its bytes, 64 lower-case hexadecimal digits
 */
public record UploadedFile(
        UUID id,
        UUID questionId,
        String part,
        String name,
        String mediaType,
        long bytes,
        String sha256,
        Instant uploadedAt) {
    /** Whether it was handed in for this part of this question. */
    public boolean isFor(UUID question, String ofPart) {
        return questionId.equals(question) && part.equals(ofPart);
    }
}
