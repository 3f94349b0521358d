package assay.question.transfer.rest;

import assay.question.exchange.Remark;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "Remark",
        description = "Something that a conversion changed or lost.",
        requiredProperties = {"fidelity", "text"})
record RemarkJson(FidelityJson fidelity, String text) {
    static RemarkJson of(Remark remark) {
        return new RemarkJson(FidelityJson.of(remark.fidelity()), remark.text());
    }
}
