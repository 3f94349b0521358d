package assay.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Finds ports of 127.0.0.1 that are free, below those that the system hands out to clients. */
final class Ports {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 30_000;
    private static final int ATTEMPTS_MAX = 1_000;

    private final Set<Integer> given = new HashSet<>();
    private final RandomGenerator random = RandomGenerator.getDefault();

    /**
     * The wanted port, or a free one that was not given before.
     *
     * @param wanted 0 for any
     * @param user what needs it, for people
     * @param option the option by which another can be chosen
     * @throws CannotRun if the wanted port is taken
     */
    int choose(int wanted, String user, String option) {
        if (wanted != 0) {
            if (!isFree(wanted) || !given.add(wanted)) {
                throw new CannotRun(
                        "Port %d, wanted for %s, is taken. Choose another with %s (0: any free one)."
                                .formatted(wanted, user, option));
            }
            return wanted;
        }
        for (var attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            var port = random.nextInt(LOWEST, HIGHEST);
            if (isFree(port) && given.add(port)) {
                return port;
            }
        }
        throw new CannotRun(
                "No port between %d and %d is free for %s.".formatted(LOWEST, HIGHEST, user));
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
