package assay.question.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.InstantSource;

/** The only place that knows the system clock; everything else is handed the time. */
class Time {
    @Produces
    @ApplicationScoped
    InstantSource systemTime() {
        return InstantSource.system();
    }
}
