package assay.grading.submission.wire;

import assay.grading.platform.CodePoints;
import assay.grading.scoring.ChoiceId;
import assay.grading.scoring.Pair;
import assay.grading.scoring.Response;
import assay.grading.scoring.Shape;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a candidate gave to one question, on the wire. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ResponseJson.SingleChoice.class, name = "single_choice"),
    @JsonSubTypes.Type(value = ResponseJson.MultipleChoice.class, name = "multiple_choice"),
    @JsonSubTypes.Type(value = ResponseJson.TrueFalse.class, name = "true_false"),
    @JsonSubTypes.Type(value = ResponseJson.ShortAnswer.class, name = "short_answer"),
    @JsonSubTypes.Type(value = ResponseJson.Numerical.class, name = "numerical"),
    @JsonSubTypes.Type(value = ResponseJson.Matching.class, name = "matching"),
    @JsonSubTypes.Type(value = ResponseJson.Ordering.class, name = "ordering"),
    @JsonSubTypes.Type(value = ResponseJson.Categorise.class, name = "categorise"),
    @JsonSubTypes.Type(value = ResponseJson.Cloze.class, name = "cloze"),
    @JsonSubTypes.Type(value = ResponseJson.GapMatch.class, name = "gap_match"),
    @JsonSubTypes.Type(value = ResponseJson.Hotspot.class, name = "hotspot"),
    @JsonSubTypes.Type(value = ResponseJson.SelectPoint.class, name = "select_point"),
    @JsonSubTypes.Type(value = ResponseJson.LabelImage.class, name = "label_image"),
    @JsonSubTypes.Type(value = ResponseJson.Hottext.class, name = "hottext"),
    @JsonSubTypes.Type(value = ResponseJson.Slider.class, name = "slider"),
    @JsonSubTypes.Type(value = ResponseJson.Essay.class, name = "essay"),
    @JsonSubTypes.Type(value = ResponseJson.FileUpload.class, name = "file_upload"),
    @JsonSubTypes.Type(value = ResponseJson.Calculated.class, name = "calculated"),
    @JsonSubTypes.Type(value = ResponseJson.Composite.class, name = "composite")
})
@Schema(
        name = "GivenResponse",
        description = "What a candidate gave to one question.",
        oneOf = {
            ResponseJson.SingleChoice.class,
            ResponseJson.MultipleChoice.class,
            ResponseJson.TrueFalse.class,
            ResponseJson.ShortAnswer.class,
            ResponseJson.Numerical.class,
            ResponseJson.Matching.class,
            ResponseJson.Ordering.class,
            ResponseJson.Categorise.class,
            ResponseJson.Cloze.class,
            ResponseJson.GapMatch.class,
            ResponseJson.Hotspot.class,
            ResponseJson.SelectPoint.class,
            ResponseJson.LabelImage.class,
            ResponseJson.Hottext.class,
            ResponseJson.Slider.class,
            ResponseJson.Essay.class,
            ResponseJson.FileUpload.class,
            ResponseJson.Calculated.class,
            ResponseJson.Composite.class
        },
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(
                    value = "single_choice",
                    schema = ResponseJson.SingleChoice.class),
            @DiscriminatorMapping(
                    value = "multiple_choice",
                    schema = ResponseJson.MultipleChoice.class),
            @DiscriminatorMapping(value = "true_false", schema = ResponseJson.TrueFalse.class),
            @DiscriminatorMapping(value = "short_answer", schema = ResponseJson.ShortAnswer.class),
            @DiscriminatorMapping(value = "numerical", schema = ResponseJson.Numerical.class),
            @DiscriminatorMapping(value = "matching", schema = ResponseJson.Matching.class),
            @DiscriminatorMapping(value = "ordering", schema = ResponseJson.Ordering.class),
            @DiscriminatorMapping(value = "categorise", schema = ResponseJson.Categorise.class),
            @DiscriminatorMapping(value = "cloze", schema = ResponseJson.Cloze.class),
            @DiscriminatorMapping(value = "gap_match", schema = ResponseJson.GapMatch.class),
            @DiscriminatorMapping(value = "hotspot", schema = ResponseJson.Hotspot.class),
            @DiscriminatorMapping(value = "select_point", schema = ResponseJson.SelectPoint.class),
            @DiscriminatorMapping(value = "label_image", schema = ResponseJson.LabelImage.class),
            @DiscriminatorMapping(value = "hottext", schema = ResponseJson.Hottext.class),
            @DiscriminatorMapping(value = "slider", schema = ResponseJson.Slider.class),
            @DiscriminatorMapping(value = "essay", schema = ResponseJson.Essay.class),
            @DiscriminatorMapping(value = "file_upload", schema = ResponseJson.FileUpload.class),
            @DiscriminatorMapping(value = "calculated", schema = ResponseJson.Calculated.class),
            @DiscriminatorMapping(value = "composite", schema = ResponseJson.Composite.class)
        })
public sealed interface ResponseJson {
    // None is below what session-service saves: a response that it took must be graded.

    int ELEMENTS_MAX = 1_000;
    int ID_MAX = 64;
    int NUMBER_MAX = 40;
    int UNIT_MAX = 100;
    int TEXT_MAX = 1_000;
    int ESSAY_MAX = 100_000;

    String NUMBER =
            "A decimal number as it was written, `[+-]digits[.digits][e[+-]digits]`: a text, since"
                    + " significant figures matter.";
    String UNIT = "Absent where none was given or asked for.";

    Response toDomain();

    static ResponseJson of(Response response) {
        return switch (response) {
            case Response.SingleChoice(var choice) -> new SingleChoice(choice.value());
            case Response.MultipleChoice(var choices) -> new MultipleChoice(names(choices));
            case Response.Hotspot(var choices) -> new Hotspot(names(choices));
            case Response.Hottext(var choices) -> new Hottext(names(choices));
            case Response.TrueFalse(var calledTrue) -> new TrueFalse(calledTrue);
            case Response.ShortAnswer(var text) -> new ShortAnswer(text);
            case Response.Numerical(var value, var unit) -> new Numerical(value, unit);
            case Response.Slider(var value, var unit) -> new Slider(value, unit);
            case Response.Calculated(var value, var unit) -> new Calculated(value, unit);
            case Response.Matching(var pairs) -> new Matching(PairJson.of(pairs));
            case Response.Categorise(var pairs) -> new Categorise(PairJson.of(pairs));
            case Response.GapMatch(var pairs) -> new GapMatch(PairJson.of(pairs));
            case Response.LabelImage(var pairs) -> new LabelImage(PairJson.of(pairs));
            case Response.Ordering(var order) ->
                    new Ordering(order.stream().map(ChoiceId::value).toList());
            case Response.Cloze(var gaps) ->
                    new Cloze(gaps.stream().map(GapResponseJson::of).toList());
            case Response.SelectPoint(var points) ->
                    new SelectPoint(
                            points.stream()
                                    .map(point -> new SelectedPointJson(point.x(), point.y()))
                                    .toList());
            case Response.Essay(var text) -> new Essay(text);
            case Response.FileUpload(var files) -> new FileUpload(files);
            case Response.Composite(var parts) ->
                    new Composite(
                            parts.stream()
                                    .map(part ->
                                            new PartResponseJson(part.part(), of(part.response())))
                                    .toList());
        };
    }

    private static List<String> names(Set<ChoiceId> choices) {
        return choices.stream().map(ChoiceId::value).sorted().toList();
    }

    private static Set<ChoiceId> ids(List<String> names) {
        return names.stream().map(ChoiceId::new).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<Pair> pairSet(List<PairJson> pairs) {
        return pairs.stream()
                .map(pair -> Pair.of(pair.source(), pair.target()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Schema(
            name = "SingleChoiceResponse",
            requiredProperties = {"choice"},
            description = "One choice.")
    record SingleChoice(@NotBlank @Size(max = ID_MAX) @Schema(examples = "b") String choice)
            implements ResponseJson {
        @Override
        public Response toDomain() {
            return new Response.SingleChoice(new ChoiceId(choice));
        }
    }

    @Schema(
            name = "MultipleChoiceResponse",
            requiredProperties = {"choices"},
            description = "Any number of choices, in no particular order.")
    record MultipleChoice(
            @NotNull @Size(max = 100) @Schema(examples = "[\"a\", \"c\"]")
                    List<@NotBlank @Size(max = ID_MAX) String> choices)
            implements ResponseJson {
        @Override
        public Response toDomain() {
            return new Response.MultipleChoice(ids(choices));
        }
    }

    @Schema(
            name = "HotspotResponse",
            requiredProperties = {"choices"},
            description = "Any number of regions, in no particular order.",
            examples = "{\"type\": \"hotspot\", \"choices\": [\"a\", \"c\"]}")
    record Hotspot(
            @NotNull @Size(max = ELEMENTS_MAX) @Schema(examples = "[\"a\", \"c\"]")
                    List<@NotBlank @Size(max = ID_MAX) String> choices)
            implements ResponseJson {
        @Override
        public Response toDomain() {
            return new Response.Hotspot(ids(choices));
        }
    }

    @Schema(
            name = "HottextResponse",
            requiredProperties = {"choices"},
            description = "Any number of words, in no particular order.",
            examples = "{\"type\": \"hottext\", \"choices\": [\"a\", \"c\"]}")
    record Hottext(
            @NotNull @Size(max = ELEMENTS_MAX) @Schema(examples = "[\"a\", \"c\"]")
                    List<@NotBlank @Size(max = ID_MAX) String> choices)
            implements ResponseJson {
        @Override
        public Response toDomain() {
            return new Response.Hottext(ids(choices));
        }
    }

    @Schema(
            name = "TrueFalseResponse",
            requiredProperties = {"value"},
            description = "The statement was called true or false.",
            examples = "{\"type\": \"true_false\", \"value\": true}")
    record TrueFalse(@NotNull Boolean value) implements ResponseJson {
        @Override
        public Response toDomain() {
            return new Response.TrueFalse(value);
        }
    }

    @Schema(
            name = "ShortAnswerResponse",
            requiredProperties = {"text"},
            description = "A short text.",
            examples = "{\"type\": \"short_answer\", \"text\": \"Colour\"}")
    record ShortAnswer(
            @NotNull @CodePoints(max = TEXT_MAX) @Schema(maxLength = TEXT_MAX, examples = "Colour")
                    String text)
            implements ResponseJson {
        @Override
        public Response toDomain() {
            return new Response.ShortAnswer(text);
        }
    }

    @Schema(
            name = "NumericalResponse",
            requiredProperties = {"value"},
            description = "A number, perhaps with a unit.",
            examples = "{\"type\": \"numerical\", \"value\": \"3.20\", \"unit\": \"m\"}")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Numerical(
            @NotNull @Size(max = NUMBER_MAX) @Schema(description = NUMBER, examples = "3.20")
                    String value,
            @Nullable
                    @CodePoints(max = UNIT_MAX)
                    @Schema(description = UNIT, maxLength = UNIT_MAX, examples = "m")
                    String unit)
            implements ResponseJson {
        @Override
        public Response toDomain() {
            return new Response.Numerical(value, unit);
        }
    }

    @Schema(
            name = "SliderResponse",
            requiredProperties = {"value"},
            description = "A place on a scale.",
            examples = "{\"type\": \"slider\", \"value\": \"3.20\"}")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Slider(
            @NotNull @Size(max = NUMBER_MAX) @Schema(description = NUMBER, examples = "3.20")
                    String value,
            @Nullable
                    @CodePoints(max = UNIT_MAX)
                    @Schema(description = UNIT, maxLength = UNIT_MAX, examples = "m")
                    String unit)
            implements ResponseJson {
        @Override
        public Response toDomain() {
            return new Response.Slider(value, unit);
        }
    }

    @Schema(
            name = "CalculatedResponse",
            requiredProperties = {"value"},
            description = "A number, perhaps with a unit.",
            examples = "{\"type\": \"calculated\", \"value\": \"3.20\", \"unit\": \"m\"}")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Calculated(
            @NotNull @Size(max = NUMBER_MAX) @Schema(description = NUMBER, examples = "3.20")
                    String value,
            @Nullable
                    @CodePoints(max = UNIT_MAX)
                    @Schema(description = UNIT, maxLength = UNIT_MAX, examples = "m")
                    String unit)
            implements ResponseJson {
        @Override
        public Response toDomain() {
            return new Response.Calculated(value, unit);
        }
    }

    @Schema(
            name = "MatchingResponse",
            requiredProperties = {"pairs"},
            description = "Pairs of a source and a target.",
            examples =
                    "{\"type\": \"matching\", \"pairs\": [{\"source\": \"a\", \"target\": \"x\"}]}")
    record Matching(@NotNull @Size(max = ELEMENTS_MAX) List<@NotNull @Valid PairJson> pairs)
            implements ResponseJson {
        @Override
        public Response toDomain() {
            return new Response.Matching(pairSet(pairs));
        }
    }

    @Schema(
            name = "CategoriseResponse",
            requiredProperties = {"pairs"},
            description =
                    "Pairs of an item (source) and its category (target); an item without one was"
                            + " left out.",
            examples =
                    "{\"type\": \"categorise\", \"pairs\": [{\"source\": \"a\", \"target\":"
                            + " \"x\"}]}")
    record Categorise(@NotNull @Size(max = ELEMENTS_MAX) List<@NotNull @Valid PairJson> pairs)
            implements ResponseJson {
        @Override
        public Response toDomain() {
            return new Response.Categorise(pairSet(pairs));
        }
    }

    @Schema(
            name = "GapMatchResponse",
            requiredProperties = {"pairs"},
            description = "Pairs of a word (source) and the gap (target) that it was put into.",
            examples =
                    "{\"type\": \"gap_match\", \"pairs\": [{\"source\": \"a\", \"target\":"
                            + " \"x\"}]}")
    record GapMatch(@NotNull @Size(max = ELEMENTS_MAX) List<@NotNull @Valid PairJson> pairs)
            implements ResponseJson {
        @Override
        public Response toDomain() {
            return new Response.GapMatch(pairSet(pairs));
        }
    }

    @Schema(
            name = "LabelImageResponse",
            requiredProperties = {"pairs"},
            description = "Pairs of a label (source) and the region (target) that it was put on.",
            examples =
                    "{\"type\": \"label_image\", \"pairs\": [{\"source\": \"a\", \"target\":"
                            + " \"x\"}]}")
    record LabelImage(@NotNull @Size(max = ELEMENTS_MAX) List<@NotNull @Valid PairJson> pairs)
            implements ResponseJson {
        @Override
        public Response toDomain() {
            return new Response.LabelImage(pairSet(pairs));
        }
    }

    @Schema(
            name = "OrderingResponse",
            requiredProperties = {"order"},
            description = "Items, the first first; some may be missing.",
            examples = "{\"type\": \"ordering\", \"order\": [\"c\", \"a\", \"b\"]}")
    record Ordering(
            @NotNull @Size(max = ELEMENTS_MAX) List<@NotBlank @Size(max = ID_MAX) String> order)
            implements ResponseJson {
        @Override
        public Response toDomain() {
            return new Response.Ordering(order.stream().map(ChoiceId::new).toList());
        }
    }

    @Schema(
            name = "ClozeResponse",
            requiredProperties = {"gaps"},
            description = "What stands in the gaps; those that are not named were left empty.",
            examples =
                    "{\"type\": \"cloze\", \"gaps\": [{\"type\": \"text\", \"gap\": \"a\","
                            + " \"text\": \"Paris\"}]}")
    record Cloze(@NotNull @Size(max = ELEMENTS_MAX) List<@NotNull @Valid GapResponseJson> gaps)
            implements ResponseJson {
        @Override
        public Response toDomain() {
            return new Response.Cloze(gaps.stream().map(GapResponseJson::toDomain).toList());
        }
    }

    @Schema(
            name = "SelectPointResponse",
            requiredProperties = {"points"},
            description = "Points on a picture.",
            examples = "{\"type\": \"select_point\", \"points\": [{\"x\": 10, \"y\": 20}]}")
    record SelectPoint(
            @NotNull @Size(max = ELEMENTS_MAX) List<@NotNull @Valid SelectedPointJson> points)
            implements ResponseJson {
        @Override
        public Response toDomain() {
            return new Response.SelectPoint(
                    points.stream().map(point -> new Shape.Point(point.x(), point.y())).toList());
        }
    }

    @Schema(
            name = "EssayResponse",
            requiredProperties = {"text"},
            description = "A longer text.",
            examples = "{\"type\": \"essay\", \"text\": \"A queue decouples ...\"}")
    record Essay(@NotNull @CodePoints(max = ESSAY_MAX) @Schema(maxLength = ESSAY_MAX) String text)
            implements ResponseJson {
        @Override
        public Response toDomain() {
            return new Response.Essay(text);
        }
    }

    @Schema(
            name = "FileUploadResponse",
            requiredProperties = {"files"},
            description = "Files, by their ids in session-service.",
            examples =
                    "{\"type\": \"file_upload\", \"files\":"
                            + " [\"01932d4e-0000-7000-8000-00000000000a\"]}")
    record FileUpload(@NotNull @Size(max = 100) List<@NotBlank @Size(max = ID_MAX) String> files)
            implements ResponseJson {
        @Override
        public Response toDomain() {
            return new Response.FileUpload(files);
        }
    }

    @Schema(
            name = "CompositeResponse",
            requiredProperties = {"parts"},
            description = "Responses to parts; those that are not named were not answered.",
            examples =
                    "{\"type\": \"composite\", \"parts\": [{\"part\": \"a\", \"response\":"
                            + " {\"type\": \"true_false\", \"value\": true}}]}")
    record Composite(@NotNull @Size(max = 100) List<@NotNull @Valid PartResponseJson> parts)
            implements ResponseJson {
        @Override
        public Response toDomain() {
            return new Response.Composite(
                    parts.stream()
                            .map(part ->
                                    new Response.ToPart(part.part(), part.response().toDomain()))
                            .toList());
        }
    }

    @Schema(
            name = "ResponsePair",
            requiredProperties = {"source", "target"},
            description = "A source and the target that it was given.")
    record PairJson(
            @NotBlank @Size(max = ID_MAX) @Schema(examples = "a") String source,
            @NotBlank @Size(max = ID_MAX) @Schema(examples = "x") String target) {
        public static List<PairJson> of(Set<Pair> pairs) {
            return pairs.stream()
                    .map(pair -> new PairJson(pair.source().value(), pair.target().value()))
                    .sorted(Comparator.comparing(PairJson::source).thenComparing(PairJson::target))
                    .toList();
        }
    }

    @Schema(
            name = "SelectedPoint",
            requiredProperties = {"x", "y"},
            description = "In pixels of the picture, from its upper left corner.")
    record SelectedPointJson(
            @NotNull @Schema(examples = "10") Integer x,
            @NotNull @Schema(examples = "20") Integer y) {}

    @Schema(
            name = "PartResponse",
            requiredProperties = {"part", "response"},
            description = "The response to one part.")
    record PartResponseJson(
            @NotBlank @Size(max = ID_MAX) @Schema(examples = "a") String part,
            @NotNull @Valid ResponseJson response) {}
}
