package assay.session.exam.rest;

import assay.session.pool.Interaction;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Interaction", description = "The kind of answer that a question asks for.")
enum InteractionJson {
    @JsonProperty("single_choice")
    SINGLE_CHOICE,
    @JsonProperty("multiple_choice")
    MULTIPLE_CHOICE,
    @JsonProperty("true_false")
    TRUE_FALSE,
    @JsonProperty("short_answer")
    SHORT_ANSWER,
    @JsonProperty("numerical")
    NUMERICAL,
    @JsonProperty("matching")
    MATCHING,
    @JsonProperty("ordering")
    ORDERING,
    @JsonProperty("categorise")
    CATEGORISE,
    @JsonProperty("cloze")
    CLOZE,
    @JsonProperty("gap_match")
    GAP_MATCH,
    @JsonProperty("hotspot")
    HOTSPOT,
    @JsonProperty("select_point")
    SELECT_POINT,
    @JsonProperty("label_image")
    LABEL_IMAGE,
    @JsonProperty("hottext")
    HOTTEXT,
    @JsonProperty("slider")
    SLIDER,
    @JsonProperty("essay")
    ESSAY,
    @JsonProperty("file_upload")
    FILE_UPLOAD,
    @JsonProperty("calculated")
    CALCULATED,
    @JsonProperty("composite")
    COMPOSITE,
    @JsonProperty("description")
    DESCRIPTION;

    static InteractionJson of(Interaction interaction) {
        return valueOf(interaction.name());
    }

    Interaction interaction() {
        return Interaction.valueOf(name());
    }
}
