package assay.question.exchange.qti;

import assay.question.exchange.Media;
import assay.question.exchange.Media.Kept;
import assay.question.exchange.UnreadableFile;
import assay.question.exchange.file.Archive;
import assay.question.exchange.file.ByteSource;
import assay.question.exchange.file.TextFile;
import assay.question.exchange.xml.SecureXml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The files that an item may refer to: those of its package. */
final class Neighbours {
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");
    private static final Pattern DATA =
            Pattern.compile("data:[^,;]*(;(?!base64,)[^,;]*)*+;base64,(.*)", Pattern.DOTALL);
    private static final int REMEMBERED_MAX = 500;

    private final Function<String, Optional<ByteSource>> files;
    private final Media media;
    private final Map<String, Kept> kept =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
                    return size() > REMEMBERED_MAX;
                }
            };

    /**
     * The files of a package.
     *
     * @param files by path from the root
     */
    Neighbours(Function<String, Optional<ByteSource>> files, Media media) {
        this.files = files;
        this.media = media;
    }

    /** Whether the address leads to another server. */
    static boolean isRemote(String address) {
        return (SCHEME.matcher(address).matches() && !address.startsWith("data:"))
                || address.startsWith("//");
    }

    /**
     * The medium at an address within the file at {@code from}.
     *
     * @throws UnreadableFile if the package itself cannot be read any more
     */
    Kept medium(String from, String address) throws UnreadableFile {
        if (address.startsWith("data:")) {
            return data(address);
        }
        var path = path(from, address);
        if (path.isEmpty()) {
            return new Kept.Refused("its address leads out of the package");
        }
        var known = kept.get(path.get());
        if (known != null) {
            return known;
        }
        var source = files.apply(path.get()).or(() -> fromRoot(address));
        if (source.isEmpty()) {
            return new Kept.Refused("it is not in the file");
        }
        try (var bytes = source.get().open()) {
            var asset = media.keep(path.get(), bytes);
            kept.put(path.get(), asset);
            return asset;
        } catch (Archive.TooLarge e) {
            return new Kept.Refused(e.reason());
        } catch (IOException e) {
            return new Kept.Refused("it cannot be read");
        }
    }

    /** Some programs write addresses as if all files lay at the root. */
    private Optional<ByteSource> fromRoot(String address) {
        return path("", address).flatMap(files);
    }

    private Kept data(String address) {
        var matcher = DATA.matcher(address);
        if (!matcher.matches()) {
            return new Kept.Refused("its data are not in Base64");
        }
        try {
            var bytes = Base64.getMimeDecoder().decode(matcher.group(2));
            return media.keep("data", new ByteArrayInputStream(bytes));
        } catch (IllegalArgumentException | IOException e) {
            return new Kept.Refused("its data cannot be read");
        }
    }

    /** A document of the package; nothing if there is none that can be read. */
    Optional<Element> document(String from, String address) {
        var path = path(from, address);
        var source = path.flatMap(files);
        if (source.isEmpty()) {
            return Optional.empty();
        }
        try {
            var text = TextFile.of(source.get());
            return Optional.of(Documents.tree(SecureXml.document(text, path.get())));
        } catch (IOException | UnreadableFile e) {
            return Optional.empty();
        }
    }

    /** The path that an address within the file at {@code from} leads to. */
    static Optional<String> path(String from, String address) {
        var plain = address.replaceFirst("[?#].*$", "");
        if (isRemote(plain) || plain.isEmpty()) {
            return Optional.empty();
        }
        String decoded;
        try {
            decoded = URLDecoder.decode(plain.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            decoded = plain;
        }
        return Archive.resolved(
                decoded.startsWith("/")
                        ? decoded.substring(1)
                        : from.substring(0, from.lastIndexOf('/') + 1) + decoded);
    }
}
