package assay.question.asset.media;

import assay.question.asset.MediaType;
import assay.question.asset.PictureSize;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How large a picture is, read from its header. Nothing is decoded: a small file may be a picture
 * that fills the memory.
 */
final class PictureSizes {
    private static final int JPEG_START_OF_SCAN = 0xDA;

    private PictureSizes() {}

    /** Empty if it is no picture of dots, or its header is cut off. */
    static Optional<PictureSize> of(MediaType type, byte[] bytes) {
        var picture = ByteBuffer.wrap(bytes);
        try {
            return switch (type) {
                case PNG -> size(picture.getInt(16), picture.getInt(20));
                case GIF -> {
                    picture.order(ByteOrder.LITTLE_ENDIAN);
                    yield size(unsigned(picture.getShort(6)), unsigned(picture.getShort(8)));
                }
                case JPEG -> jpeg(picture);
                case WEBP -> webp(picture.order(ByteOrder.LITTLE_ENDIAN));
                default -> Optional.empty();
            };
        } catch (IndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    private static Optional<PictureSize> size(int width, int height) {
        return width < 1 || height < 1
                ? Optional.empty()
                : Optional.of(new PictureSize(width, height));
    }

    /** Segment by segment to the first that starts a frame. */
    private static Optional<PictureSize> jpeg(ByteBuffer picture) {
        var place = 2;
        while (true) {
            if (unsigned(picture.get(place)) != 0xFF) {
                return Optional.empty();
            }
            var marker = unsigned(picture.get(place + 1));
            if (marker == 0xFF) {
                place++;
                continue;
            }
            if (isStartOfFrame(marker)) {
                return size(
                        unsigned(picture.getShort(place + 7)),
                        unsigned(picture.getShort(place + 5)));
            }
            if (marker == JPEG_START_OF_SCAN) {
                return Optional.empty();
            }
            place += 2 + Math.max(2, unsigned(picture.getShort(place + 2)));
        }
    }

    /** 0xC4, 0xC8 and 0xCC in their midst are tables. */
    private static boolean isStartOfFrame(int marker) {
        return marker >= 0xC0
                && marker <= 0xCF
                && marker != 0xC4
                && marker != 0xC8
                && marker != 0xCC;
    }

    /**
     * @see <a href="https://developers.google.com/speed/webp/docs/riff_container">WebP
     *     container</a>
     */
    private static Optional<PictureSize> webp(ByteBuffer picture) {
        var chunk = new byte[4];
        picture.get(12, chunk);
        return switch (new String(chunk, StandardCharsets.US_ASCII)) {
            case "VP8 " ->
                    size(
                            unsigned(picture.getShort(26)) & 0x3FFF,
                            unsigned(picture.getShort(28)) & 0x3FFF);
            case "VP8L" -> {
                var bits = picture.getInt(21);
                yield size((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1);
            }
            case "VP8X" ->
                    size(
                            (picture.getInt(24) & 0xFFFFFF) + 1,
                            ((picture.getShort(27) & 0xFFFF) | (unsigned(picture.get(29)) << 16))
                                    + 1);
            default -> Optional.empty();
        };
    }

    private static int unsigned(byte value) {
        return Byte.toUnsignedInt(value);
    }

    private static int unsigned(short value) {
        return Short.toUnsignedInt(value);
    }
}
