package assay.question.asset.media;

import static assay.question.asset.AssetSamples.mp3;
import static assay.question.asset.AssetSamples.mp4;
import static assay.question.asset.AssetSamples.ogg;
import static assay.question.asset.AssetSamples.pdf;
import static assay.question.asset.AssetSamples.picture;
import static assay.question.asset.AssetSamples.svg;
import static assay.question.asset.AssetSamples.text;
import static assay.question.asset.AssetSamples.wav;
import static assay.question.asset.AssetSamples.webm;
import static assay.question.asset.AssetSamples.webp;
import static org.assertj.core.api.Assertions.assertThat;

import assay.question.asset.MediaType;
import assay.question.asset.PictureSize;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RecognitionTest {
    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of(MediaType.PNG, picture("png", 3, 2, 1)),
                Arguments.of(MediaType.JPEG, picture("jpg", 3, 2, 1)),
                Arguments.of(MediaType.GIF, picture("gif", 3, 2, 1)),
                Arguments.of(MediaType.WEBP, webp(3, 2)),
                Arguments.of(MediaType.SVG, svg("<g/>")),
                Arguments.of(
                        MediaType.SVG,
                        text("<?xml version=\"1.0\"?>\n<!-- x -->\n<svg><g/></svg>")),
                Arguments.of(MediaType.MP3, mp3()),
                Arguments.of(MediaType.OGG, ogg()),
                Arguments.of(MediaType.WAV, wav()),
                Arguments.of(MediaType.M4A, mp4("M4A ")),
                Arguments.of(MediaType.MP4, mp4("isom")),
                Arguments.of(MediaType.MP4, mp4("mp42")),
                Arguments.of(MediaType.WEBM, webm()),
                Arguments.of(MediaType.PDF, pdf()),
                Arguments.of(MediaType.TEXT, text("Plain words, no more.\n")));
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_file_is_known_by_its_bytes(MediaType type, byte[] file) {
        assertThat(Recognition.recognise(file)).as(Recognition.typeOf(file)).contains(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body><script>alert(1)</script></body></html>",
                "<!DOCTYPE html><p>x</p>",
                "PK\u0003\u0004 a zip",
                "MZ an executable",
                "#!/bin/sh\necho x\n"
            })
    void what_an_asset_may_not_be_is_not_taken_for_something_else(String file) {
        assertThat(Recognition.recognise(text(file))).as(Recognition.typeOf(text(file))).isEmpty();
    }

    @Test
    void a_film_of_another_kind_in_the_same_boxes_is_none_of_ours() {
        assertThat(Recognition.recognise(mp4("qt  "))).isEmpty();
        assertThat(Recognition.recognise(replaced(webm(), "webm", "mkva"))).isEmpty();
    }

    private static byte[] replaced(byte[] file, String from, String to) {
        return new String(file, StandardCharsets.ISO_8859_1)
                .replace(from, to)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void a_pictures_size_is_read_from_its_header() {
        assertThat(PictureSizes.of(MediaType.PNG, picture("png", 640, 480, 1)))
                .contains(new PictureSize(640, 480));
        assertThat(PictureSizes.of(MediaType.JPEG, picture("jpg", 641, 479, 1)))
                .contains(new PictureSize(641, 479));
        assertThat(PictureSizes.of(MediaType.GIF, picture("gif", 300, 7, 1)))
                .contains(new PictureSize(300, 7));
        assertThat(PictureSizes.of(MediaType.WEBP, webp(16_000, 9)))
                .contains(new PictureSize(16_000, 9));
    }

    @Test
    void a_picture_that_is_cut_off_has_no_size() {
        for (var type : new MediaType[] {MediaType.PNG, MediaType.JPEG, MediaType.GIF}) {
            var picture = picture(type.extension(), 5, 5, 1);
            for (var length = 0; length < 16; length++) {
                PictureSizes.of(type, Arrays.copyOf(picture, length));
            }
            assertThat(PictureSizes.of(type, Arrays.copyOf(picture, 6))).as(type.name()).isEmpty();
        }
    }
}
