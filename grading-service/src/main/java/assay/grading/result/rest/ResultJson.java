package assay.grading.result.rest;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A result as its reader may see it. Two records, so that the one for candidates has no field for
 * what is none of theirs.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "view")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CandidateResultJson.class, name = "candidate"),
    @JsonSubTypes.Type(value = InstructorResultJson.class, name = "instructor")
})
@Schema(
        name = "Result",
        examples = ResultExamples.RESULT,
        description = "A result as its reader may see it.",
        oneOf = {CandidateResultJson.class, InstructorResultJson.class},
        discriminatorProperty = "view",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "candidate", schema = CandidateResultJson.class),
            @DiscriminatorMapping(value = "instructor", schema = InstructorResultJson.class)
        })
public sealed interface ResultJson permits CandidateResultJson, InstructorResultJson {}
