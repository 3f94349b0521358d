package assay.question.content.json;

import assay.question.content.AnswerKey.Reference;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Reference", description = "A source that proves the key.")
public record ReferenceJson(
        @NotBlank @Size(max = 300) String title,
        @NotNull
                @Size(max = 2_000)
                @Pattern(
                        regexp = "^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[!#-;=?-\\[\\]_a-z~]*)?$",
                        message = "must be a web address")
                @Schema(
                        examples =
                                "\"https://docs.aws.amazon.com/IAM/latest/UserGuide/introduction.html\"")
                String url) {
    static ReferenceJson of(Reference reference) {
        return new ReferenceJson(reference.title(), reference.url().toString());
    }

    Reference toReference() {
        return new Reference(Absent.text(title), address());
    }

    /** An address that is none is a fault already; the rules do not look at it. */
    private URI address() {
        try {
            return URI.create(Absent.text(url));
        } catch (IllegalArgumentException _) {
            return URI.create("");
        }
    }
}
