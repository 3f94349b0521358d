package assay.question.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps every medium in memory and gives it back; whatever is no picture has no size. */
public final class InMemoryMedia implements Media, QuestionWriter.Assets {
    public static final int WIDTH = 640;
    public static final int HEIGHT = 480;

    private final Map<String, byte[]> kept = new LinkedHashMap<>();

    @Override
    public Kept keep(String name, InputStream bytes) throws IOException {
        var content = bytes.readAllBytes();
        if (content.length == 0) {
            return new Kept.Refused("it is empty");
        }
        var hash = hash(content);
        kept.put(hash, content);
        var type = type(content);
        var picture = type.startsWith("image/");
        return new Kept.Asset(hash, type, picture ? WIDTH : 0, picture ? HEIGHT : 0);
    }

    @Override
    public QuestionWriter.Asset open(String hash) throws IOException {
        var content = kept.get(hash);
        if (content == null) {
            throw new IOException("there is no asset " + hash);
        }
        return new QuestionWriter.Asset(hash, type(content), new ByteArrayInputStream(content));
    }

    public int count() {
        return kept.size();
    }

    /** Bytes that look like a picture, others for each number. */
    public static byte[] picture(int number) {
        return new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, (byte) number};
    }

    public static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String type(byte[] content) {
        if (content.length > 3 && content[1] == 'P' && content[2] == 'N' && content[3] == 'G') {
            return "image/png";
        }
        if (content.length > 2 && (content[0] & 0xFF) == 0xFF && (content[1] & 0xFF) == 0xD8) {
            return "image/jpeg";
        }
        return "application/octet-stream";
    }
}
