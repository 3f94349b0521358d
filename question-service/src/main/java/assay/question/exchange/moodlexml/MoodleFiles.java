package assay.question.exchange.moodlexml;

import assay.question.exchange.QuestionWriter.Asset;
import assay.question.exchange.QuestionWriter.Assets;
import assay.question.exchange.Remark;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts the assets that a text names beside it, as Moodle wants its files. */
final class MoodleFiles {
    private static final Pattern ASSET = Pattern.compile("asset:([0-9a-f]{64})");
    private static final Map<String, String> ENDINGS =
            Map.of(
                    "image/png", ".png",
                    "image/jpeg", ".jpg",
                    "image/gif", ".gif",
                    "image/webp", ".webp",
                    "image/svg+xml", ".svg",
                    "audio/mpeg", ".mp3",
                    "audio/ogg", ".ogg",
                    "video/mp4", ".mp4",
                    "video/webm", ".webm",
                    "application/pdf", ".pdf");

    private final Assets assets;
    private final Consumer<Remark> losses;

    MoodleFiles(Assets assets, Consumer<Remark> losses) {
        this.assets = assets;
        this.losses = losses;
    }

    private record Bytes(String name, String base64) {}

    /** The text and the files that it names. */
    void write(MoodleMarkup xml, String text) throws IOException {
        var files = new LinkedHashMap<String, Bytes>();
        var matcher = ASSET.matcher(text);
        var linked = new StringBuilder();
        while (matcher.find()) {
            var hash = matcher.group(1);
            if (!files.containsKey(hash)) {
                var bytes = bytes(hash);
                if (bytes != null) {
                    files.put(hash, bytes);
                }
            }
            var file = files.get(hash);
            matcher.appendReplacement(
                    linked,
                    Matcher.quoteReplacement(
                            file == null ? matcher.group() : "@@PLUGINFILE@@/" + file.name));
        }
        xml.element("text", matcher.appendTail(linked).toString());
        files.values().forEach(file -> xml.file(file.name, file.base64));
    }

    /** A file alone. */
    void file(MoodleMarkup xml, String hash) throws IOException {
        var bytes = bytes(hash);
        if (bytes != null) {
            xml.file(bytes.name, bytes.base64);
        }
    }

    private @Nullable Bytes bytes(String hash) throws IOException {
        var asset = opened(hash);
        if (asset == null) {
            return null;
        }
        try (var in = asset.bytes()) {
            var name = hash + ENDINGS.getOrDefault(asset.mediaType(), "");
            return new Bytes(name, Base64.getEncoder().encodeToString(in.readAllBytes()));
        }
    }

    private @Nullable Asset opened(String hash) {
        try {
            return assets.open(hash);
        } catch (IOException e) {
            losses.accept(Remark.lossy("An asset is missing: %s".formatted(e.getMessage())));
            return null;
        }
    }
}
