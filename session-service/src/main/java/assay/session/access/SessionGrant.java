package assay.session.access;

import java.time.Instant;

/**
 * What a session token says once its signature is checked: its bearer may act as this candidate in
 * this session and nowhere else.
 *
 * @param expiresAt last instant at which the token opens anything, exclusive; never after the
 *     deadline plus grace
 */
public record SessionGrant(
        SessionId session, String organisation, String candidateId, Instant expiresAt) {}
