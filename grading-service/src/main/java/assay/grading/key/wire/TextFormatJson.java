package assay.grading.key.wire;

import assay.grading.key.TextFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the texts of a question are marked up, on the wire. */
@Schema(name = "TextFormat", description = "How the texts of a question are marked up.")
public enum TextFormatJson {
    @JsonProperty("markdown")
    MARKDOWN,
    @JsonProperty("html")
    HTML;

    public static TextFormatJson of(TextFormat format) {
        return valueOf(format.name());
    }
}
