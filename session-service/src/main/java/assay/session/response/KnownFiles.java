package assay.session.response;

import java.util.UUID;

/** Which files a candidate has handed in for a question. */
@FunctionalInterface
public interface KnownFiles {
    /** For responses that name no file. */
    KnownFiles NONE = (_, _) -> false;

    /**
     * Whether the file is there, for this part of the question.
     *
     * @param part id of the part of a composite question; empty for the question itself
     */
    boolean has(String part, UUID file);
}
