package assay.session.response.store;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between service and database. When told to, it lets a commit through and cuts the line
 * before the answer comes back; or it swallows whatever comes on the lines there are, and closes
 * nothing.
 */
final class CuttingProxy implements AutoCloseable {
    private static final long ANSWER_AWAITED_MS = 300;

    private final Vertx vertx;
    private final NetServer server;
    private final AtomicInteger cutsLeft = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicInteger lines = new AtomicInteger();
    private volatile int silentLines;

    private CuttingProxy(Vertx vertx, NetServer server) {
        this.vertx = vertx;
        this.server = server;
    }

    static CuttingProxy to(Vertx vertx, String host, int port) throws Exception {
        var server = vertx.createNetServer();
        var proxy = new CuttingProxy(vertx, server);
        var client = vertx.createNetClient();
        server.connectHandler(near -> {
            near.pause();
            client.connect(port, host)
                    .onSuccess(far -> proxy.join(near, far))
                    .onFailure(_ -> near.close());
        });
        server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS);
        return proxy;
    }

    private void join(NetSocket near, NetSocket far) {
        var cut = new java.util.concurrent.atomic.AtomicBoolean();
        int line = lines.incrementAndGet();
        near.handler(bytes -> {
            if (line <= silentLines) {
                return;
            }
            if (holdsCommit(bytes) && cutsLeft.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                cut.set(true);
                cuts.incrementAndGet();
                vertx.setTimer(ANSWER_AWAITED_MS, _ -> near.close());
            }
            far.write(bytes);
        });
        far.handler(bytes -> {
            if (!cut.get() && line > silentLines) {
                near.write(bytes);
            }
        });
        near.closeHandler(_ -> far.close());
        far.closeHandler(_ -> near.close());
        near.resume();
    }

    private static boolean holdsCommit(Buffer bytes) {
        return bytes.toString(StandardCharsets.ISO_8859_1).contains("commit");
    }

    int port() {
        return server.actualPort();
    }

    void cutAtNextCommits(int times) {
        cutsLeft.set(times);
    }

    int cuts() {
        return cuts.get();
    }

    /** Lets nothing pass any more on the lines opened so far; later ones are as they should be. */
    void silenceLines() {
        silentLines = lines.get();
    }

    int lines() {
        return lines.get();
    }

    @Override
    public void close() {
        server.close();
    }
}
