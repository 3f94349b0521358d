package assay.session.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;

/** The only place that knows the system clock; everything else is handed the time. */
class Time {
    /**
     * Ticks in microseconds, as PostgreSQL stores them: what is read again equals what was written.
     */
    @Produces
    @ApplicationScoped
    InstantSource systemTime() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}
