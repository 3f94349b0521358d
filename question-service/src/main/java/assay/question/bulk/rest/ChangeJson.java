package assay.question.bulk.rest;

import assay.question.bulk.Change;
import assay.question.content.json.DifficultyJson;
import assay.question.platform.LanguageTag;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to be done to each question. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ChangeJson.AddTags.class, name = "add_tags"),
    @JsonSubTypes.Type(value = ChangeJson.RemoveTags.class, name = "remove_tags"),
    @JsonSubTypes.Type(value = ChangeJson.AddTopics.class, name = "add_topics"),
    @JsonSubTypes.Type(value = ChangeJson.RemoveTopics.class, name = "remove_topics"),
    @JsonSubTypes.Type(value = ChangeJson.SetDifficulty.class, name = "set_difficulty"),
    @JsonSubTypes.Type(value = ChangeJson.SetLanguage.class, name = "set_language"),
    @JsonSubTypes.Type(value = ChangeJson.SetPoints.class, name = "set_points"),
    @JsonSubTypes.Type(value = ChangeJson.SetEstimatedTime.class, name = "set_estimated_time"),
    @JsonSubTypes.Type(value = ChangeJson.SetSource.class, name = "set_source"),
    @JsonSubTypes.Type(value = ChangeJson.SetProperties.class, name = "set_properties"),
    @JsonSubTypes.Type(value = ChangeJson.RemoveProperties.class, name = "remove_properties"),
    @JsonSubTypes.Type(value = ChangeJson.Move.class, name = "move"),
    @JsonSubTypes.Type(value = ChangeJson.Publish.class, name = "publish"),
    @JsonSubTypes.Type(value = ChangeJson.Retire.class, name = "retire"),
    @JsonSubTypes.Type(value = ChangeJson.Reinstate.class, name = "reinstate"),
    @JsonSubTypes.Type(value = ChangeJson.Trash.class, name = "trash"),
    @JsonSubTypes.Type(value = ChangeJson.Restore.class, name = "restore")
})
@Schema(
        name = "QuestionChange",
        description =
                "What is to be done to each question. One that changes what a question says writes"
                        + " its draft: where the latest version is published, that is a draft of the"
                        + " next.",
        oneOf = {
            ChangeJson.AddTags.class,
            ChangeJson.RemoveTags.class,
            ChangeJson.AddTopics.class,
            ChangeJson.RemoveTopics.class,
            ChangeJson.SetDifficulty.class,
            ChangeJson.SetLanguage.class,
            ChangeJson.SetPoints.class,
            ChangeJson.SetEstimatedTime.class,
            ChangeJson.SetSource.class,
            ChangeJson.SetProperties.class,
            ChangeJson.RemoveProperties.class,
            ChangeJson.Move.class,
            ChangeJson.Publish.class,
            ChangeJson.Retire.class,
            ChangeJson.Reinstate.class,
            ChangeJson.Trash.class,
            ChangeJson.Restore.class
        },
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "add_tags", schema = ChangeJson.AddTags.class),
            @DiscriminatorMapping(value = "remove_tags", schema = ChangeJson.RemoveTags.class),
            @DiscriminatorMapping(value = "add_topics", schema = ChangeJson.AddTopics.class),
            @DiscriminatorMapping(value = "remove_topics", schema = ChangeJson.RemoveTopics.class),
            @DiscriminatorMapping(
                    value = "set_difficulty",
                    schema = ChangeJson.SetDifficulty.class),
            @DiscriminatorMapping(value = "set_language", schema = ChangeJson.SetLanguage.class),
            @DiscriminatorMapping(value = "set_points", schema = ChangeJson.SetPoints.class),
            @DiscriminatorMapping(
                    value = "set_estimated_time",
                    schema = ChangeJson.SetEstimatedTime.class),
            @DiscriminatorMapping(value = "set_source", schema = ChangeJson.SetSource.class),
            @DiscriminatorMapping(
                    value = "set_properties",
                    schema = ChangeJson.SetProperties.class),
            @DiscriminatorMapping(
                    value = "remove_properties",
                    schema = ChangeJson.RemoveProperties.class),
            @DiscriminatorMapping(value = "move", schema = ChangeJson.Move.class),
            @DiscriminatorMapping(value = "publish", schema = ChangeJson.Publish.class),
            @DiscriminatorMapping(value = "retire", schema = ChangeJson.Retire.class),
            @DiscriminatorMapping(value = "reinstate", schema = ChangeJson.Reinstate.class),
            @DiscriminatorMapping(value = "trash", schema = ChangeJson.Trash.class),
            @DiscriminatorMapping(value = "restore", schema = ChangeJson.Restore.class)
        })
sealed interface ChangeJson {
    Change toChange();

    @Schema(name = "AddTags", description = "Tags that a question has already stay.")
    record AddTags(
            @NotNull @Size(min = 1, max = 20)
                    List<
                                    @NotNull
                                    @Pattern(
                                            regexp = "^[a-z0-9][a-z0-9.+-]{0,49}$",
                                            message =
                                                    "must be 1 to 50 of a-z, 0-9, '.', '+' and '-'")
                                    String>
                            tags)
            implements ChangeJson {
        @Override
        public Change toChange() {
            return new Change.AddTags(tags);
        }
    }

    @Schema(name = "RemoveTags")
    record RemoveTags(@NotNull @Size(min = 1, max = 20) List<@NotNull String> tags)
            implements ChangeJson {
        @Override
        public Change toChange() {
            return new Change.RemoveTags(tags);
        }
    }

    @Schema(name = "AddTopics")
    record AddTopics(
            @NotNull @Size(min = 1, max = 20) @Schema(description = "References, `scheme/name`.")
                    List<@NotNull String> topics)
            implements ChangeJson {
        @Override
        public Change toChange() {
            return new Change.AddTopics(topics);
        }
    }

    @Schema(name = "RemoveTopics")
    record RemoveTopics(
            @NotNull @Size(min = 1, max = 20) @Schema(description = "References, `scheme/name`.")
                    List<@NotNull String> topics)
            implements ChangeJson {
        @Override
        public Change toChange() {
            return new Change.RemoveTopics(topics);
        }
    }

    @Schema(name = "SetDifficulty")
    record SetDifficulty(@NotNull DifficultyJson difficulty) implements ChangeJson {
        @Override
        public Change toChange() {
            return new Change.SetDifficulty(difficulty.toDifficulty());
        }
    }

    @Schema(name = "SetLanguage")
    record SetLanguage(
            @NotNull
                    @LanguageTag
                    @Schema(
                            description = "BCP 47 language tag, 100 characters at most.",
                            pattern = LanguageTag.FORM)
                    String language)
            implements ChangeJson {
        @Override
        public Change toChange() {
            return new Change.SetLanguage(language);
        }
    }

    @Schema(name = "SetPoints")
    record SetPoints(
            @NotNull @DecimalMin("0") @DecimalMax("1000") @Digits(integer = 4, fraction = 4)
                    BigDecimal points)
            implements ChangeJson {
        @Override
        public Change toChange() {
            return new Change.SetPoints(points);
        }
    }

    @Schema(name = "SetEstimatedTime")
    record SetEstimatedTime(
            @Schema(
                            description =
                                    "How long a candidate is expected to need: whole seconds, PT1S to PT24H; null: it is not"
                                            + " known.",
                            nullable = true)
                    @Nullable Duration estimatedTime)
            implements ChangeJson {
        @Override
        public Change toChange() {
            return new Change.SetEstimatedTime(estimatedTime);
        }
    }

    @Schema(name = "SetSource")
    record SetSource(
            @NotNull
                    @Size(max = 2_000)
                    @Schema(
                            description =
                                    "Where the question was taken from, for authors; plain text, may be empty.")
                    String source)
            implements ChangeJson {
        @Override
        public Change toChange() {
            return new Change.SetSource(source);
        }
    }

    @Schema(
            name = "SetProperties",
            description = "Properties of other names that a question has already stay.")
    record SetProperties(
            @NotNull @Size(min = 1, max = 50) @Schema(description = "By name.")
                    Map<
                                    @Pattern(
                                            regexp = "^[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}$",
                                            message =
                                                    "must be 1 to 100 of letters, digits, '_', '.', ':' and '-'")
                                    String,
                                    @NotNull @Size(max = 2_000) String>
                            properties)
            implements ChangeJson {
        @Override
        public Change toChange() {
            return new Change.SetProperties(properties);
        }
    }

    @Schema(name = "RemoveProperties")
    record RemoveProperties(
            @NotNull @Size(min = 1, max = 50) @Schema(description = "Names.")
                    List<@NotNull String> properties)
            implements ChangeJson {
        @Override
        public Change toChange() {
            return new Change.RemoveProperties(Set.copyOf(properties));
        }
    }

    @Schema(name = "MoveQuestion", description = "To another bank.")
    record Move(@NotBlank @Size(max = 100) @Schema(description = "Name of the bank.") String bank)
            implements ChangeJson {
        @Override
        public Change toChange() {
            return new Change.Move(bank);
        }
    }

    @Schema(name = "PublishQuestion", description = "Publishes the draft, if there is one.")
    record Publish() implements ChangeJson {
        @Override
        public Change toChange() {
            return new Change.Publish();
        }
    }

    @Schema(name = "RetireQuestion")
    record Retire() implements ChangeJson {
        @Override
        public Change toChange() {
            return new Change.Retire();
        }
    }

    @Schema(name = "ReinstateQuestion", description = "Brings it back from retirement.")
    record Reinstate() implements ChangeJson {
        @Override
        public Change toChange() {
            return new Change.Reinstate();
        }
    }

    @Schema(name = "TrashQuestion")
    record Trash() implements ChangeJson {
        @Override
        public Change toChange() {
            return new Change.Trash();
        }
    }

    @Schema(name = "RestoreQuestion", description = "Takes it out of the trash.")
    record Restore() implements ChangeJson {
        @Override
        public Change toChange() {
            return new Change.Restore();
        }
    }
}
