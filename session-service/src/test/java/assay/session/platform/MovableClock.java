package assay.session.platform;

import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The service's clock in tests: real time plus whatever a test moved it on. */
@Mock
@ApplicationScoped
public class MovableClock implements InstantSource {
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead.get()).truncatedTo(ChronoUnit.MICROS);
    }

    public void advance(Duration by) {
        ahead.updateAndGet(before -> before.plus(by));
    }

    /** Moves on so that it is this time now. */
    public void moveTo(Instant time) {
        advance(Duration.between(instant(), time));
    }
}
