package assay.session.sitting.rest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypes;

/** What a file is, and whether a question takes it. */
final class MediaTypes {
    private static final MimeTypes KNOWN = MimeTypes.getDefaultMimeTypes();

    private MediaTypes() {}

    /**
     * The media type that the bytes say. The name only decides between the kinds of what the bytes
     * say: a ZIP file may be a document, a text a table, but never a picture.
     */
    static String of(Path file, String name) throws IOException {
        var metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            return KNOWN.detect(bytes, metadata).getBaseType().toString();
        }
    }

    /**
     * Whether the type is asked for.
     *
     * @param asked such as {@code application/pdf} or {@code image/*}; empty: any
     */
    static boolean isAmong(List<String> asked, String type) {
        return asked.isEmpty()
                || asked.stream()
                        .anyMatch(one ->
                                one.endsWith("/*")
                                        ? type.startsWith(one.substring(0, one.length() - 1))
                                        : one.equals(type));
    }
}
