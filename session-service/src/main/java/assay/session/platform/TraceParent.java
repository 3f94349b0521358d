package assay.session.platform;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries a trace over work that waits in a table: its W3C {@code traceparent} is kept with the
 * work.
 */
public final class TraceParent {
    private static final String NAME = "traceparent";

    private TraceParent() {}

    /** Of the work under way; null outside any trace. */
    public static @Nullable String current() {
        var carrier = new HashMap<String, String>();
        W3CTraceContextPropagator.getInstance()
                .inject(Context.current(), carrier, (map, name, value) -> put(map, name, value));
        return carrier.get(NAME);
    }

    /** Does {@code work} as a part of that trace, or of none. */
    public static <T> T within(@Nullable String traceParent, Supplier<T> work) {
        var carrier = traceParent == null ? Map.<String, String>of() : Map.of(NAME, traceParent);
        var context =
                W3CTraceContextPropagator.getInstance()
                        .extract(Context.root(), carrier, new Getter());
        try (var _ = context.makeCurrent()) {
            return work.get();
        }
    }

    private static void put(@Nullable Map<String, String> carrier, String name, String value) {
        if (carrier != null) {
            carrier.put(name, value);
        }
    }

    private static final class Getter implements TextMapGetter<Map<String, String>> {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return carrier.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> carrier, String name) {
            return carrier == null ? null : carrier.get(name);
        }
    }
}
