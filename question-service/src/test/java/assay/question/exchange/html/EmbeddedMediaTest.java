package assay.question.exchange.html;

import static org.assertj.core.api.Assertions.assertThat;

import assay.question.exchange.InMemoryMedia;
import assay.question.exchange.Remark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbeddedMediaTest {
    private static final byte[] PICTURE = InMemoryMedia.picture(1);
    private static final String ASSET = "asset:" + InMemoryMedia.hash(PICTURE);
    private static final String ENCODED = Base64.getEncoder().encodeToString(PICTURE);

    private final ArrayList<Remark> remarks = new ArrayList<>();
    private final EmbeddedMedia media = new EmbeddedMedia(new InMemoryMedia(), remarks::add);

    /** As Python's {@code base64.encodebytes} breaks them. */
    @Test
    void base64_in_quotes_may_be_broken_into_lines() throws IOException {
        var lines = ENCODED.replaceAll(".{8}", "$0\n  ") + "\n";

        assertThat(
                        media.withoutDataUris(
                                "<img src=\"data:image/png;base64,%s\" alt='a'>".formatted(lines)))
                .isEqualTo("<img src=\"%s\" alt='a'>".formatted(ASSET));
        assertThat(remarks).isEmpty();
    }

    @Test
    void words_after_base64_without_quotes_are_words() throws IOException {
        assertThat(
                        media.withoutDataUris(
                                "![a](data:image/png;base64,%1$s \"t\") data:image/png;base64,%1$s is it"
                                        .formatted(ENCODED)))
                .isEqualTo("![a](%1$s \"t\") %1$s is it".formatted(ASSET));
    }

    @Test
    void a_quote_that_nothing_closes_takes_no_words_with_it() throws IOException {
        assertThat(
                        media.withoutDataUris(
                                "\"data:image/png;base64,%s is a picture.".formatted(ENCODED)))
                .isEqualTo("\"%s is a picture.".formatted(ASSET));
    }
}
