package assay.question.exchange.qti;

import assay.question.exchange.QuestionWriter.Asset;
import assay.question.exchange.QuestionWriter.Assets;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The media of a package that is being written, each once. */
final class MediaFiles {
    private static final String FOLDER = "media/";

    private static final Map<String, String> ENDINGS =
            Map.ofEntries(
                    Map.entry("image/png", "png"),
                    Map.entry("image/jpeg", "jpg"),
                    Map.entry("image/gif", "gif"),
                    Map.entry("image/svg+xml", "svg"),
                    Map.entry("image/webp", "webp"),
                    Map.entry("audio/mpeg", "mp3"),
                    Map.entry("audio/ogg", "ogg"),
                    Map.entry("audio/wav", "wav"),
                    Map.entry("video/mp4", "mp4"),
                    Map.entry("video/webm", "webm"),
                    Map.entry("application/pdf", "pdf"));

    private final Assets assets;
    private final ZipOutputStream zip;
    private final Map<String, File> written = new HashMap<>();
    private final Set<String> used = new LinkedHashSet<>();

    /** A file of the package. */
    record File(String path, String mediaType) {}

    MediaFiles(Assets assets, ZipOutputStream zip) {
        this.assets = assets;
        this.zip = zip;
    }

    /**
     * The file of an asset; it is written into the package if it is not there yet. Nothing if there
     * is no such asset.
     */
    Optional<File> file(String hash) throws IOException {
        var known = written.get(hash);
        if (known == null) {
            Asset asset;
            try {
                asset = assets.open(hash);
            } catch (IOException e) {
                return Optional.empty();
            }
            known = written(asset, hash);
            written.put(hash, known);
        }
        used.add(known.path());
        return Optional.of(known);
    }

    private File written(Asset asset, String hash) throws IOException {
        try (var bytes = asset.bytes()) {
            var ending = ENDINGS.getOrDefault(asset.mediaType(), "bin");
            var file = new File(FOLDER + hash + "." + ending, asset.mediaType());
            zip.putNextEntry(new ZipEntry(file.path()));
            bytes.transferTo(zip);
            zip.closeEntry();
            return file;
        }
    }

    /** Paths of the files that were asked for since this was last called. */
    Set<String> takeUsed() {
        var taken = new LinkedHashSet<>(used);
        used.clear();
        return taken;
    }

    /** The second half of the media type that the ending of a path stands for. */
    static String subtype(String path) {
        return ENDINGS.entrySet().stream()
                .filter(entry -> path.endsWith("." + entry.getValue()))
                .map(entry -> entry.getKey().substring(entry.getKey().indexOf('/') + 1))
                .findFirst()
                .orElse("octet-stream");
    }
}
