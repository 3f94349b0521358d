package assay.session.platform;

import io.quarkus.oidc.client.runtime.AbstractTokensProducer;
import io.quarkus.oidc.common.runtime.OidcConstants;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Puts the service's token on each call. Waits for it on the calling thread: the filter that comes
 * with the OpenID client fetches tokens on another, where the trace of the call is lost.
 */
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class ServiceToken extends AbstractTokensProducer implements ClientRequestFilter {
    @Override
    public void filter(ClientRequestContext call) {
        call.getHeaders()
                .putSingle(
                        HttpHeaders.AUTHORIZATION,
                        OidcConstants.BEARER_SCHEME + " " + awaitTokens().getAccessToken());
    }
}
