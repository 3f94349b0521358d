package assay.question.platform;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who calls, and the organisation that the call works in. */
@RequestScoped
public class Caller {
    /** What an organisation's name looks like. */
    public static final String ORGANISATION_PATTERN = "[a-z0-9][a-z0-9._-]{0,63}";

    private static final Pattern ORGANISATION = Pattern.compile(ORGANISATION_PATTERN);

    private final SecurityIdentity identity;
    private @Nullable String organisation;
    private @Nullable String subject;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Subject of the token, or who asked for the job under way. */
    public String subject() {
        if (subject != null) {
            return subject;
        }
        return identity.getPrincipal() instanceof org.eclipse.microprofile.jwt.JsonWebToken token
                ? token.getSubject()
                : identity.getPrincipal().getName();
    }

    public boolean hasAnyRole(String... roles) {
        for (var role : roles) {
            if (identity.hasRole(role)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The organisation this call works in.
     *
     * @throws IllegalStateException if nothing has named the organisation yet: a hole in the
     *     filters
     */
    public String organisation() {
        if (organisation == null) {
            throw new IllegalStateException("no organisation is named for this call");
        }
        return organisation;
    }

    /**
     * Works in this organisation from now on; for internal operations, whose body names it. Call it
     * before any query.
     */
    public void actFor(String organisation) {
        if (!ORGANISATION.matcher(organisation).matches()) {
            throw new IllegalArgumentException("not an organisation: " + organisation);
        }
        this.organisation = organisation;
    }

    /**
     * Works in the organisation that the parameter of this name gives; for internal operations
     * without a body.
     *
     * @throws Refused 400 if there is none, or it names no organisation
     */
    public void actForParameter(String parameter, @Nullable String value) {
        if (value == null || !isOrganisation(value)) {
            throw Refused.malformed(
                    Fault.inParameter(parameter, parameter + " must name an organisation"));
        }
        actFor(value);
    }

    /**
     * Works in the name of this person from now on; for jobs, which go on after the call that asked
     * for them. Such a caller has no roles: whether the person may do it was decided then.
     */
    public void actAs(String subject, String organisation) {
        actFor(organisation);
        this.subject = subject;
    }

    boolean isNamed() {
        return organisation != null;
    }

    static boolean isOrganisation(@Nullable Object claim) {
        return claim instanceof String name && ORGANISATION.matcher(name).matches();
    }
}
