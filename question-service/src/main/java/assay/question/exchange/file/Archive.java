package assay.question.exchange.file;

import assay.question.exchange.Place;
import assay.question.exchange.UnreadableFile;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip file that has been looked over: no more entries and bytes than {@link Limits} allow, no
 * path that leaves the archive, none twice. An entry that is too large for itself costs the archive
 * nothing: it is there, and cannot be opened. Archives within it are entries like others; nobody
 * opens them.
 */
public final class Archive implements AutoCloseable {
    private static final Charset OLD_NAMES = Charset.forName("IBM437");
    private static final byte[] MAGIC = {'P', 'K', 3, 4};

    private final ZipFile zip;
    private final Limits limits;
    private final Map<String, ZipEntry> entries;

    private Archive(ZipFile zip, Limits limits, Map<String, ZipEntry> entries) {
        this.zip = zip;
        this.limits = limits;
        this.entries = entries;
    }

    /**
     * How much an archive may hold.
     *
     * @param entriesMax files and folders
     * @param entryBytesMax of one file, inflated
     * @param bytesMax of all files, inflated
     * @param ratioMax inflated by deflated bytes of one file that is larger than a megabyte
     */
    public record Limits(int entriesMax, long entryBytesMax, long bytesMax, int ratioMax) {
        public static final Limits USUAL = new Limits(20_000, 256L << 20, 1L << 30, 200);
    }

    /** An entry that holds more than an entry may; what is opened instead of it. */
    public static final class TooLarge extends IOException {
        private TooLarge(String reason) {
            super(reason);
        }

        /** For people. */
        public String reason() {
            return String.valueOf(getMessage());
        }
    }

    private static final long RATIO_BYTES_MIN = 1L << 20;

    /** Whether the file begins as a zip file does. */
    public static boolean is(Path file) throws IOException {
        try (var in = ByteSource.of(file).open()) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        }
    }

    public static Archive open(Path file) throws UnreadableFile {
        return open(file, Limits.USUAL);
    }

    /**
     * Opens it.
     *
     * @throws UnreadableFile if it is no whole zip file, encrypted, or breaks a limit of the whole
     */
    public static Archive open(Path file, Limits limits) throws UnreadableFile {
        ZipFile zip;
        try {
            zip = zip(file);
        } catch (IOException e) {
            throw unreadable("", "The file is no readable zip archive: " + e.getMessage());
        }
        try {
            return new Archive(zip, limits, Collections.unmodifiableMap(entries(zip, limits)));
        } catch (UnreadableFile e) {
            try {
                zip.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    /** Paths of its files, with {@code /} between names, in the order of the archive. */
    public List<String> paths() {
        return List.copyOf(entries.keySet());
    }

    /**
     * Its file of this path. {@code ./}, {@code a/../} and backslashes within the path are
     * resolved; when no file has exactly this path, one that differs in case alone is taken.
     * Opening one that is too large ends in a {@link TooLarge}.
     */
    public Optional<ByteSource> entry(String path) {
        return resolved(path)
                .flatMap(this::named)
                .map(entries::get)
                .map(entry -> () -> bounded(entry));
    }

    /** The path of the entry that {@link #entry} opens for this path. */
    public Optional<String> named(String path) {
        if (entries.containsKey(path)) {
            return Optional.of(path);
        }
        return entries.keySet().stream().filter(path::equalsIgnoreCase).findFirst();
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The path without {@code .}, {@code ..} and backslashes; nothing if it leads out of the
     * archive or starts at a root.
     */
    public static Optional<String> resolved(String path) {
        var slashed = path.replace('\\', '/');
        if (slashed.startsWith("/") || slashed.matches("[A-Za-z]:.*") || slashed.indexOf(0) >= 0) {
            return Optional.empty();
        }
        var names = new ArrayDeque<String>();
        for (var name : slashed.split("/", -1)) {
            if (name.equals("..")) {
                if (names.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join("/", names));
    }

    private static ZipFile zip(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            if (e.getMessage() != null && e.getMessage().contains("bad entry name")) {
                return new ZipFile(file.toFile(), OLD_NAMES);
            }
            throw e;
        }
    }

    private static Map<String, ZipEntry> entries(ZipFile zip, Limits limits) throws UnreadableFile {
        if (zip.size() > limits.entriesMax) {
            throw unreadable(
                    "", "The archive has more than %d entries.".formatted(limits.entriesMax));
        }
        var entries = new LinkedHashMap<String, ZipEntry>();
        long bytes = 0;
        for (var entry : Collections.list(zip.entries())) {
            var path =
                    resolved(entry.getName())
                            .orElseThrow(() ->
                                    unreadable(
                                            entry.getName(),
                                            "The path of an entry leads out of the archive."));
            if (entry.isDirectory()) {
                continue;
            }
            requireSize(entry, path);
            bytes += entry.getSize();
            if (bytes > limits.bytesMax) {
                throw unreadable(
                        "",
                        "The archive inflates to more than %d bytes.".formatted(limits.bytesMax));
            }
            if (entries.put(path, entry) != null) {
                throw unreadable(path, "The archive has two entries of the same path.");
            }
        }
        return entries;
    }

    private static void requireSize(ZipEntry entry, String path) throws UnreadableFile {
        if (entry.getSize() < 0 || entry.getCompressedSize() < 0) {
            throw unreadable(path, "The archive does not tell the size of an entry.");
        }
    }

    private void requireWithinLimits(ZipEntry entry) throws TooLarge {
        var size = entry.getSize();
        if (size > limits.entryBytesMax) {
            throw new TooLarge("it inflates to more than %d bytes".formatted(limits.entryBytesMax));
        }
        if (size > RATIO_BYTES_MIN
                && size / limits.ratioMax > Math.max(1, entry.getCompressedSize())) {
            throw new TooLarge(
                    "it inflates to more than %d times its size".formatted(limits.ratioMax));
        }
    }

    /** What the entry claims to hold and not a byte more. */
    private InputStream bounded(ZipEntry entry) throws IOException {
        requireWithinLimits(entry);
        return new Bounded(zip.getInputStream(entry), entry);
    }

    private static UnreadableFile unreadable(String path, String reason) {
        return new UnreadableFile(new Place(path, 0, ""), reason);
    }

    /** Whether the path ends so, whatever the case of its letters. */
    public static boolean ends(String path, String ending) {
        return path.toLowerCase(Locale.ROOT).endsWith(ending);
    }

    private static final class Bounded extends FilterInputStream {
        private final String path;
        private long left;

        Bounded(InputStream in, ZipEntry entry) {
            super(in);
            this.path = entry.getName();
            this.left = entry.getSize();
        }

        @Override
        public int read() throws IOException {
            var read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var read = super.read(into, offset, length);
            count(Math.max(0, read));
            return read;
        }

        @Override
        public long skip(long bytes) throws IOException {
            var skipped = super.skip(bytes);
            count(skipped);
            return skipped;
        }

        private void count(long bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new ZipException(path + " inflates to more than it says");
            }
        }
    }
}
