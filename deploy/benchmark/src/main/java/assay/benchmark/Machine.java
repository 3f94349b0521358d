package assay.benchmark;

import java.lang.management.ManagementFactory;

/** What the figures were measured on. */
final class Machine {
    private Machine() {}

    static String describe() {
        var memory =
                ManagementFactory.getOperatingSystemMXBean()
                                instanceof com.sun.management.OperatingSystemMXBean system
                        ? "%d GiB"
                                .formatted(
                                        Math.round(
                                                system.getTotalMemorySize() / (double) (1L << 30)))
                        : "memory unknown";
        return "%d cores, %s, %s %s, JDK %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        memory,
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.version().feature());
    }
}
