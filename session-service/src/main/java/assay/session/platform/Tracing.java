package assay.session.platform;

import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Spans are recorded only when there is somewhere to send them; trace ids are made, propagated and
 * logged all the same.
 */
class Tracing {
    @Produces
    @Singleton
    Sampler sampler(@ConfigProperty(name = "assay.otlp.endpoint") Optional<String> endpoint) {
        return endpoint.isPresent() ? Sampler.parentBased(Sampler.alwaysOn()) : Sampler.alwaysOff();
    }
}
