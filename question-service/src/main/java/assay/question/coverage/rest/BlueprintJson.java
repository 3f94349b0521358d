package assay.question.coverage.rest;

import assay.question.content.json.DifficultyJson;
import assay.question.content.json.InteractionJson;
import assay.question.coverage.Blueprint;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "CoverageBlueprint",
        description = "What a bank is to be held against.",
        examples =
                """
                {"sections": [{"name": "development", "count": 16, "topics": ["dva-c02/development"],
                  "difficulties": [], "tags": [], "interactions": []}],
                 "factor": 5, "poolsMax": 20}\
                """)
record BlueprintJson(
        @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid SectionJson> sections,
        @Min(1)
                @Max(100)
                @Schema(
                        description =
                                "How many questions the bank should hold for each one that is drawn.",
                        defaultValue = "1")
                @Nullable Integer factor,
        @Min(0)
                @Max(1_000_000)
                @Schema(
                        description = "A question in more frozen pools than this is over-exposed.",
                        defaultValue = "20")
                @Nullable Integer poolsMax) {
    private static final int FACTOR = 1;
    private static final int POOLS_MAX = 20;

    @Schema(
            name = "CoverageSection",
            description =
                    "One section of an exam and what it draws at random. A list that is empty or left out restricts"
                            + " nothing.")
    record SectionJson(
            @NotBlank @Size(max = 100) @Schema(description = "Unique within the blueprint.")
                    String name,
            @NotNull @Min(1) @Max(500) @Schema(description = "How many questions it draws.")
                    Integer count,
            @Schema(
                            description =
                                    "Name of the bank that it draws from: none but the one reported on. May be left out.",
                            nullable = true)
                    @Nullable String bank,
            @Size(max = 100) @Schema(description = "References, each with its subtree.")
                    @Nullable List<@NotNull String> topics,
            @Size(max = 3) @Nullable List<@NotNull DifficultyJson> difficulties,
            @Size(max = 100) @Nullable List<@NotNull String> tags,
            @Size(max = 20) @Nullable List<@NotNull InteractionJson> interactions) {
        List<String> topicReferences() {
            return orEmpty(topics);
        }

        Blueprint.Section toSection() {
            return new Blueprint.Section(
                    name,
                    count,
                    orEmpty(topics),
                    orEmpty(difficulties).stream().map(DifficultyJson::toDifficulty).toList(),
                    orEmpty(tags),
                    orEmpty(interactions).stream().map(InteractionJson::toInteraction).toList());
        }

        private static <T> List<T> orEmpty(@Nullable List<T> list) {
            return list == null ? List.of() : list;
        }
    }

    /** The sections as they came: not yet checked, so the list and each of them may be missing. */
    List<SectionJson> sectionsOrNone() {
        return sections == null ? List.of() : sections;
    }

    List<String> topicReferences() {
        return sectionsOrNone().stream()
                .filter(Objects::nonNull)
                .flatMap(section -> section.topicReferences().stream())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    Blueprint toBlueprint() {
        return new Blueprint(
                sections.stream().map(SectionJson::toSection).toList(),
                factor == null ? FACTOR : factor,
                poolsMax == null ? POOLS_MAX : poolsMax);
    }
}
