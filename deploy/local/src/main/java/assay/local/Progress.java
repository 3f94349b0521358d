package assay.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells the person at the terminal what is up, and how long it took. */
final class Progress {

    private final PrintStream out;
    private final long startedAt = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    /** A step that has begun. */
    final class Step {
        private final String name;
        private final long began = System.nanoTime();

        private Step(String name) {
            this.name = name;
        }

        void done(String remark) {
            say("  %-18s %6s  %s".formatted(name, seconds(System.nanoTime() - began), remark));
        }
    }

    Step begin(String name) {
        return new Step(name);
    }

    /** Writes the text, as one piece also when several threads speak. */
    void say(String text) {
        synchronized (out) {
            out.println(text.stripTrailing());
            out.flush();
        }
    }

    String sinceStart() {
        return seconds(System.nanoTime() - startedAt);
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f s", Duration.ofNanos(nanos).toMillis() / 1000.0);
    }
}
