package assay.acceptance;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;

/** Pictures that no organisation has yet, as an author brings them. */
final class Pictures {
    private Pictures() {}

    /** A PNG of this size in pixels that differs from all others. */
    static byte[] png(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, ThreadLocalRandom.current().nextInt());
        picture.setRGB(1, 1, ThreadLocalRandom.current().nextInt());
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The hash of a picture that ada has uploaded. */
    static String uploaded(byte[] png) {
        return Person.ADA
                .asks()
                .contentType("image/png")
                .body(png)
                .post("/v1/assets")
                .then()
                .statusCode(201)
                .extract()
                .path("hash");
    }
}
