package assay.question.content.rest;

import assay.question.platform.Caller;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "AnswerKeyLookup",
        description = "The versions whose keys are wanted.",
        examples =
                """
                {"organisation": "demo", "questionVersionIds": ["0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a04"]}\
                """)
record KeyLookupJson(
        @NotNull
                @Pattern(
                        regexp = "^" + Caller.ORGANISATION_PATTERN + "$",
                        message = "must be an organisation's name")
                String organisation,
        @NotNull @Size(min = 1, max = 500) List<@NotNull UUID> questionVersionIds) {}
