package assay.session.exam;

import java.util.UUID;

/** Identity of an exam; UUIDv7. */
public record ExamId(UUID value) {}
