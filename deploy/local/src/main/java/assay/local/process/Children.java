package assay.local.process;

import assay.local.CannotRun;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * The processes of one run. After {@link #stopAll} none can be started any more, so that none is
 * forgotten.
 */
public final class Children {

    private final Path pidFolder;
    private final Deque<Child> started = new ArrayDeque<>();
    private boolean stopping;

    /**
     * @param pidFolder gets a file {@code NAME.pid} for each process that runs
     */
    public Children(Path pidFolder) {
        this.pidFolder = pidFolder;
    }

    /**
     * Starts a process.
     *
     * @throws CannotRun if the process can't be started, or the run is stopping
     */
    public synchronized Child start(Child.Spec spec) {
        if (stopping) {
            throw new CannotRun(
                    "%s was not started, since the run is stopping.".formatted(spec.name()));
        }
        started.removeIf(Predicate.not(Child::isAlive));
        var child = Child.start(spec, pidFolder.resolve(spec.name() + ".pid"));
        started.push(child);
        return child;
    }

    public synchronized boolean stopping() {
        return stopping;
    }

    /**
     * Stops every process and waits for it: the given one last, since the others use it.
     *
     * @param last name of the process that goes last
     */
    public void stopAll(String last) {
        List<Child> all;
        synchronized (this) {
            stopping = true;
            all = new ArrayList<>(started);
        }
        stop(all.stream().filter(child -> !child.name().equals(last)).toList());
        stop(all.stream().filter(child -> child.name().equals(last)).toList());
    }

    private static void stop(List<Child> children) {
        children.forEach(Child::stop);
        children.forEach(Child::awaitStopped);
    }
}
