package assay.session.exam.rest;

import assay.session.exam.Draw;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "Draw",
        description = "How a section draws its questions.",
        oneOf = {DrawJson.Fixed.class, DrawJson.Random.class},
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "fixed", schema = DrawJson.Fixed.class),
            @DiscriminatorMapping(value = "random", schema = DrawJson.Random.class)
        })
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DrawJson.Fixed.class, name = "fixed"),
    @JsonSubTypes.Type(value = DrawJson.Random.class, name = "random")
})
sealed interface DrawJson {
    Draw draw();

    static DrawJson of(Draw draw) {
        return switch (draw) {
            case Draw.Fixed(var questionIds) -> new Fixed(questionIds);
            case Draw.Random(
                            var count,
                            var bank,
                            var topics,
                            var difficulties,
                            var tags,
                            var interactions) ->
                    new Random(
                            count,
                            bank,
                            topics,
                            difficulties,
                            tags,
                            interactions.stream().map(InteractionJson::of).toList());
        };
    }

    @Schema(
            name = "FixedDraw",
            description = "Exactly these questions, on every paper.",
            requiredProperties = {"type", "questionIds"},
            properties =
                    @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "fixed"))
    record Fixed(@NotEmpty @Size(max = 500) List<@NotNull UUID> questionIds) implements DrawJson {
        @Override
        public Draw draw() {
            return new Draw.Fixed(questionIds);
        }
    }

    @Schema(
            name = "RandomDraw",
            description =
                    "A number of questions at random among all published ones that fit every restriction. An absent or empty list restricts nothing; a topic stands for its whole subtree.",
            requiredProperties = {"type", "count"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "random"))
    record Random(
            @NotNull @Min(1) @Max(500) @Schema(examples = "16") Integer count,
            @Size(max = 100)
                    @Schema(
                            nullable = true,
                            description = "A bank's name; null or absent: every bank.",
                            examples = "\"aws-developer-associate\"")
                    @Nullable String bank,
            @Size(max = 100) @Schema(examples = "[\"dva-c02/development\"]")
                    @Nullable
                            List<
                                    @NotNull
                                    @Pattern(
                                            regexp = "^[^/\\s]+/[^/\\s]+$",
                                            message = "must be scheme/name")
                                    String>
                            topics,
            @Size(max = 20) @Schema(examples = "[\"easy\"]")
                    @Nullable
                            List<
                                    @NotNull
                                    @Pattern(
                                            regexp = "^(easy|medium|hard)$",
                                            message = "must be easy, medium or hard")
                                    String>
                            difficulties,
            @Size(max = 100) @Schema(examples = "[]")
                    @Nullable List<@NotNull @Size(min = 1, max = 100) String> tags,
            @Size(max = 20) @Schema(examples = "[\"single_choice\"]")
                    @Nullable List<@NotNull InteractionJson> interactions)
            implements DrawJson {
        @Override
        public Draw draw() {
            return new Draw.Random(
                    count,
                    bank,
                    orNone(topics),
                    orNone(difficulties),
                    orNone(tags),
                    orNone(interactions).stream().map(InteractionJson::interaction).toList());
        }

        private static <T> List<T> orNone(@Nullable List<T> list) {
            return list == null ? List.of() : list;
        }
    }
}
