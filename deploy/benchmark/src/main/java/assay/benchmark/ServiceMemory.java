package assay.benchmark;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What the process of a service holds in memory, in bytes. */
final class ServiceMemory implements AutoCloseable {
    private final long pid;
    private final JMXConnector connector;
    private final MemoryMXBean heap;

    private ServiceMemory(long pid, JMXConnector connector, MemoryMXBean heap) {
        this.pid = pid;
        this.connector = connector;
        this.heap = heap;
    }

    @SuppressWarnings("BanJNDI") // the address is what the process itself just told
    static ServiceMemory of(ProcessHandle process) throws IOException {
        try {
            var machine = VirtualMachine.attach(Long.toString(process.pid()));
            try {
                var address = new JMXServiceURL(machine.startLocalManagementAgent());
                var connector = JMXConnectorFactory.connect(address);
                return new ServiceMemory(
                        process.pid(),
                        connector,
                        ManagementFactory.getPlatformMXBean(
                                connector.getMBeanServerConnection(), MemoryMXBean.class));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException(e);
        }
    }

    /** How large the heap may be. */
    long heapMax() {
        return heap.getHeapMemoryUsage().getMax();
    }

    /** The heap as it is, what nobody refers to any more included. */
    long heapUsed() {
        return heap.getHeapMemoryUsage().getUsed();
    }

    /** What is left after a full collection. */
    long heapLive() {
        heap.gc();
        return heapUsed();
    }

    /**
     * Memory that the process has of the machine; empty where the system does not tell (Linux
     * does).
     */
    OptionalLong resident() throws IOException {
        var status = Path.of("/proc/%d/status".formatted(pid));
        if (!Files.exists(status)) return OptionalLong.empty();
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1_024)
                    .findFirst();
        }
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
