package assay.session.exam;

import java.util.UUID;

/** Identity of an exam revision and of its frozen pool; UUIDv7. */
public record RevisionId(UUID value) {}
