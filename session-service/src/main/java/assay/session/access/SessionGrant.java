package assay.session.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a session token says once its signature is checked: its bearer may act as this candidate in
 * this session and nowhere else.
 *
 * @param deadlineAt the session's deadline, to be told; null in a token that was issued before
 *     tokens said it
 * @param expiresAt last instant at which the token opens anything, exclusive; never after the
 *     deadline plus grace
 */
public record SessionGrant(
        SessionId session,
        String organisation,
        String candidateId,
        @Nullable Instant deadlineAt,
        Instant expiresAt) {}
