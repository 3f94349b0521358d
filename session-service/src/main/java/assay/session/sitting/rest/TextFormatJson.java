package assay.session.sitting.rest;

import assay.session.pool.TextFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "TextFormat",
        description =
                "How texts are marked up. In both, formulas are TeX between `\\( \\)`, `\\[ \\]` or `$$ $$`.")
enum TextFormatJson {
    @JsonProperty("markdown")
    MARKDOWN,
    @JsonProperty("html")
    HTML;

    static TextFormatJson of(TextFormat format) {
        return valueOf(format.name());
    }
}
