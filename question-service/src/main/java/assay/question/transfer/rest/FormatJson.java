package assay.question.transfer.rest;

import assay.question.exchange.Format;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "Format",
        description =
                "A form in which question banks travel. `native` is this service's own, without loss; `qti_1_2`, which stands for"
                        + " Common Cartridge too, is only read.")
enum FormatJson {
    @JsonProperty("native")
    NATIVE,
    @JsonProperty("gift")
    GIFT,
    @JsonProperty("aiken")
    AIKEN,
    @JsonProperty("moodle_xml")
    MOODLE_XML,
    @JsonProperty("csv")
    CSV,
    @JsonProperty("qti_1_2")
    QTI_1_2,
    @JsonProperty("qti_2_1")
    QTI_2_1,
    @JsonProperty("qti_2_2")
    QTI_2_2,
    @JsonProperty("qti_3_0")
    QTI_3_0;

    static FormatJson of(Format format) {
        return valueOf(format.name());
    }

    Format toFormat() {
        return Format.valueOf(name());
    }
}
