package assay.session.platform;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * People work in the organisation of their token. A service names the organisation in its call, and
 * only a token without an organisation of its own is taken for a service's.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
public class CallerFilter implements ContainerRequestFilter {
    /**
     * Attribute of an identity that this service itself has signed for: the organisation it works
     * in.
     */
    public static final String ORGANISATION_ATTRIBUTE = "assay.organisation";

    private final Caller caller;
    private final SecurityIdentity identity;

    CallerFilter(Caller caller, SecurityIdentity identity) {
        this.caller = caller;
        this.identity = identity;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (identity.getAttribute(ORGANISATION_ATTRIBUTE) instanceof String organisation) {
            caller.actFor(organisation);
            return;
        }
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return;
        }
        var claim = token.<Object>getClaim("org");
        if (isInternal(request)) {
            if (claim != null) {
                throw Refused.because(
                        CommonProblem.FORBIDDEN,
                        "Only a service's own token opens internal operations.");
            }
        } else if (!Caller.isSubject(token.getSubject())) {
            throw Refused.because(
                            CommonProblem.UNAUTHENTICATED,
                            "The token's claim \"sub\" must have 1 to 255 characters.")
                    .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        } else if (claim instanceof String name && Caller.isOrganisation(name)) {
            caller.actFor(name);
        } else {
            throw Refused.because(
                    CommonProblem.ORGANISATION_MISSING, "The token has no usable claim \"org\".");
        }
    }

    private static boolean isInternal(ContainerRequestContext request) {
        var path = request.getUriInfo().getPath();
        return path.startsWith("/internal/") || path.startsWith("internal/");
    }
}
