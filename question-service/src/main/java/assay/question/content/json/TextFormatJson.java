package assay.question.content.json;

import assay.question.content.TextFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "TextFormat",
        description =
                "How the texts of a question are marked up. Formulas stay as TeX; `asset:` and a hash name an asset.")
public enum TextFormatJson {
    @JsonProperty("markdown")
    MARKDOWN,
    @JsonProperty("html")
    HTML;

    public static TextFormatJson of(TextFormat format) {
        return valueOf(format.name());
    }

    static TextFormat format(@Nullable TextFormatJson given) {
        return given == null ? TextFormat.MARKDOWN : TextFormat.valueOf(given.name());
    }
}
