package assay.session.access;

import java.util.UUID;

/** Identity of a session; UUIDv7. */
public record SessionId(UUID value) {}
