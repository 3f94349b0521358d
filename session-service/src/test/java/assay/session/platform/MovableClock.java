package assay.session.platform;

import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The service's clock in tests: real time plus whatever a test moved it on, unless it is held. */
@Mock
@ApplicationScoped
public class MovableClock implements InstantSource {
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    private final AtomicReference<@Nullable Instant> held = new AtomicReference<>();

    @Override
    public Instant instant() {
        var now = held.get();
        return now != null ? now : running();
    }

    private Instant running() {
        return Instant.now().plus(ahead.get()).truncatedTo(ChronoUnit.MICROS);
    }

    /** Stands still, so that a slow machine changes nothing, until {@link #release}. */
    public void hold() {
        held.set(running());
    }

    public void release() {
        held.set(null);
    }

    public void advance(Duration by) {
        held.updateAndGet(now -> now == null ? null : now.plus(by));
        ahead.updateAndGet(before -> before.plus(by));
    }

    /** Moves on so that it is this time now. */
    public void moveTo(Instant time) {
        advance(Duration.between(instant(), time));
    }
}
