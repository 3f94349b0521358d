package assay.question.content.json;

import assay.question.content.Finding;
import assay.question.content.QuestionDraft;
import assay.question.content.QuestionRules;
import assay.question.content.TextFormat;
import assay.question.platform.LanguageTag;
import assay.question.platform.Validation;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A question as an author writes it; also the form of the questions of a shipped bank, but for
 * {@code bank}.
 */
@Schema(
        name = "QuestionDraft",
        description = "A question as an author writes it.",
        examples = QuestionExamples.DRAFT)
public record QuestionDraftJson(
        @NotNull @Schema(description = "Name of the bank. A question stays in its bank.")
                String bank,
        @NotNull
                @Pattern(
                        regexp = "^[a-z0-9]+(-[a-z0-9]+)*+$",
                        message = "must be kebab-case (a-z, 0-9, -)")
                @Size(min = 1, max = 100)
                @Schema(description = "Unique within the bank; never changes.")
                String name,
        @NotBlank @Size(max = 200) String title,
        @NotNull DifficultyJson difficulty,
        @Size(max = 20) @Schema(description = "References, `scheme/name`.")
                @Nullable List<@NotNull String> topics,
        @Size(max = 20)
                @Nullable
                        List<
                                @NotNull
                                @Pattern(
                                        regexp = "^[a-z0-9][a-z0-9.+-]{0,49}$",
                                        message = "must be 1 to 50 of a-z, 0-9, '.', '+' and '-'")
                                String>
                        tags,
        @NotNull
                @LanguageTag
                @Schema(
                        description = "BCP 47 language tag, 100 characters at most.",
                        pattern = LanguageTag.FORM)
                String language,
        @Schema(
                        description =
                                "How long a candidate is expected to need: whole seconds, PT1S to PT24H.",
                        nullable = true)
                @Nullable Duration estimatedTime,
        @NotNull
                @DecimalMin("0")
                @DecimalMax("1000")
                @Digits(integer = 4, fraction = 4)
                @Schema(
                        description =
                                "What the question is worth unless an exam says otherwise; 0 for a description alone.")
                BigDecimal points,
        @Schema(defaultValue = "markdown") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable TextFormatJson textFormat,
        @NotNull @Valid ContentJson content,
        @NotNull @Valid KeyJson key,
        @Size(max = 2_000)
                @Schema(
                        description = "Where the question was taken from, for authors; plain text.",
                        defaultValue = "")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String source,
        @Size(max = 50)
                @Schema(description = "Further facts for authors and their tools, by name.")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable
                        Map<
                                @Pattern(
                                        regexp = "^[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}$",
                                        message =
                                                "must be 1 to 100 of letters, digits, '_', '.', ':' and '-'")
                                String,
                                @NotNull @Size(max = 2_000) String>
                        properties,
        @Valid @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OriginJson origin) {

    private static final Duration TIME_MAX = Duration.ofHours(24);

    /** A draft as an author would write it. */
    public static QuestionDraftJson of(String bank, String name, QuestionDraft draft) {
        return new QuestionDraftJson(
                bank,
                name,
                draft.title(),
                DifficultyJson.of(draft.difficulty()),
                draft.topics(),
                draft.tags(),
                draft.language(),
                draft.estimatedTime(),
                draft.points(),
                TextFormatJson.of(draft.textFormat()),
                ContentJson.of(draft.content()),
                KeyJson.of(draft.key()),
                draft.source(),
                new TreeMap<>(draft.properties()),
                OriginJson.of(draft.origin()));
    }

    /** What is wrong between the parts; what is wrong with a part alone is declared on it. */
    public List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        unique("/topics", Absent.list(topics), findings);
        unique("/tags", Absent.list(tags), findings);
        timeFault(estimatedTime)
                .ifPresent(fault -> findings.add(new Finding("/estimatedTime", fault)));
        if (Validation.isPresent(content) && Validation.isPresent(key)) {
            findings.addAll(QuestionRules.findings(content.toContent(), key.toKey()));
            if (Validation.isPresent(points)) {
                findings.addAll(QuestionRules.findings(content.toContent(), points));
            }
        }
        return List.copyOf(findings);
    }

    /** What is wrong with an estimated time; null is none. */
    public static Optional<String> timeFault(@Nullable Duration time) {
        return time != null
                        && (time.toNanosPart() != 0
                                || time.compareTo(Duration.ofSeconds(1)) < 0
                                || time.compareTo(TIME_MAX) > 0)
                ? Optional.of("must be whole seconds from PT1S to PT24H")
                : Optional.empty();
    }

    private static void unique(String pointer, List<String> values, List<Finding> findings) {
        Set<String> seen = new HashSet<>();
        for (var i = 0; i < values.size(); i++) {
            if (!seen.add(values.get(i))) {
                findings.add(
                        new Finding(
                                pointer + "/" + i,
                                "\"%s\" is named twice".formatted(values.get(i))));
            }
        }
    }

    /** References of topics, in the order given. */
    public List<String> topicReferences() {
        return Absent.list(topics);
    }

    /** How the texts are marked up. */
    public TextFormat format() {
        return TextFormatJson.format(textFormat);
    }

    /** The draft, of a body without faults. */
    public QuestionDraft toDraft() {
        return new QuestionDraft(
                title,
                difficulty.toDifficulty(),
                topicReferences(),
                Absent.list(tags),
                language,
                estimatedTime,
                points,
                format(),
                content.toContent(),
                key.toKey(),
                Absent.text(source),
                Absent.texts(properties),
                OriginJson.origin(origin));
    }
}
