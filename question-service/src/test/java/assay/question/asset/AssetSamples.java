package assay.question.asset;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/** Files of every kind to test with. */
public final class AssetSamples {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private AssetSamples() {}

    /** A picture that no other test has. */
    public static byte[] newPicture() {
        return picture("png", 3, 2, COUNT.incrementAndGet());
    }

    /**
     * A picture.
     *
     * @param format png, jpg or gif
     */
    public static byte[] picture(String format, int width, int height, int colour) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, colour);
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, format, bytes)) {
                throw new IllegalArgumentException(format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The header of a lossless WebP, without its dots. */
    public static byte[] webp(int width, int height) {
        return ByteBuffer.allocate(40)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(32)
                .put(ascii("WEBPVP8L"))
                .putInt(20)
                .put((byte) 0x2F)
                .putInt((width - 1) | ((height - 1) << 14))
                .array();
    }

    public static byte[] svg(String content) {
        return text(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30\">%s</svg>"
                        .formatted(content));
    }

    public static byte[] mp3() {
        return start(64, ascii("ID3"), new byte[] {3, 0, 0, 0, 0, 0, 10});
    }

    public static byte[] ogg() {
        return start(
                64,
                ascii("OggS"),
                new byte[] {0, 2},
                new byte[22],
                new byte[] {1},
                ascii("vorbis"));
    }

    public static byte[] wav() {
        return start(64, ascii("RIFF"), new byte[] {56, 0, 0, 0}, ascii("WAVEfmt "));
    }

    /**
     * The header of an ISO base media file.
     *
     * @param brand four letters: {@code M4A } or {@code isom}
     */
    public static byte[] mp4(String brand) {
        return start(
                64,
                new byte[] {0, 0, 0, 24},
                ascii("ftyp" + brand),
                new byte[4],
                ascii(brand + "mp42"));
    }

    public static byte[] webm() {
        return start(
                64,
                HexFormat.of()
                        .parseHex("1a45dfa39f4286810142f7810142f2810442f381084282847765626d"));
    }

    public static byte[] pdf() {
        return text("%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n");
    }

    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static String hashOf(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] start(int length, byte[]... parts) {
        var bytes = new ByteArrayOutputStream();
        for (var part : parts) {
            bytes.writeBytes(part);
        }
        return Arrays.copyOf(bytes.toByteArray(), length);
    }
}
