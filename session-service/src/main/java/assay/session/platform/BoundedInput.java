package assay.session.platform;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body of which no more is read than is allowed. */
public final class BoundedInput extends FilterInputStream {
    private final long bytesMax;
    private final String detail;
    private long bytesRead;

    /**
     * The body up to its limit.
     *
     * @param detail tells a client that sends more what is allowed; reading on then throws {@link
     *     Refused} 413
     */
    public BoundedInput(InputStream body, long bytesMax, String detail) {
        super(body);
        this.bytesMax = bytesMax;
        this.detail = detail;
    }

    @Override
    public int read() throws IOException {
        var next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        var read = super.read(target, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int read) {
        bytesRead += read;
        if (bytesRead > bytesMax) {
            throw Refused.because(CommonProblem.BODY_TOO_LARGE, detail);
        }
    }
}
