package assay.session.response.wire;

import assay.session.pool.Shape;
import assay.session.response.GapResponse;
import assay.session.response.Pair;
import assay.session.response.Response;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of a response, the same wherever it goes: saved by clients, kept in the log, shown
 * on the paper, handed over for grading.
 *
 * <p>Whatever a client sends is read into it, absent fields as null; only a {@link #complete} one
 * may be asked for its {@link #response}.
 */
@Schema(
        name = "Response",
        description = "What a candidate gave to one question. A description takes none.",
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
public sealed interface ResponseJson {
    String NUMBER =
            "A decimal number as the candidate wrote it; it stays text, since 3.20 says more than 3.2.";
    String NUMBER_PATTERN = "^[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?$";
    String UNIT = "Only where a unit is asked for; from the list where there is one.";

    Response response();

    /** Whether every field that must be there is, and no list has a null in it. */
    boolean complete();

    static ResponseJson of(Response response) {
        return switch (response) {
            case Response.SingleChoice(var choice) -> new SingleChoice(choice);
            case Response.MultipleChoice(var choices) -> new MultipleChoice(choices);
            case Response.TrueFalse(var value) -> new TrueFalse(value);
            case Response.ShortAnswer(var text) -> new ShortAnswer(text);
            case Response.Numerical(var value, var unit) -> new Numerical(value, unit);
            case Response.Matching(var pairs) -> new Matching(PairJson.of(pairs));
            case Response.Ordering(var order) -> new Ordering(order);
            case Response.Categorise(var pairs) -> new Categorise(PairJson.of(pairs));
            case Response.Cloze(var gaps) -> new Cloze(gaps.stream().map(GapJson::of).toList());
            case Response.GapMatch(var pairs) -> new GapMatch(PairJson.of(pairs));
            case Response.Hotspot(var choices) -> new Hotspot(choices);
            case Response.SelectPoint(var points) ->
                    new SelectPoint(points.stream().map(PointJson::of).toList());
            case Response.LabelImage(var pairs) -> new LabelImage(PairJson.of(pairs));
            case Response.Hottext(var choices) -> new Hottext(choices);
            case Response.Slider(var value) -> new Slider(value);
            case Response.Essay(var text) -> new Essay(text);
            case Response.FileUpload(var files) -> new FileUpload(files);
            case Response.Calculated(var value, var unit) -> new Calculated(value, unit);
            case Response.Composite(var parts) ->
                    new Composite(parts.stream().map(PartJson::of).toList());
        };
    }

    private static boolean isThere(@Nullable Object field) {
        return field != null;
    }

    private static boolean isWhole(@Nullable List<?> list) {
        if (list == null) {
            return false;
        }
        for (Object item : list) {
            if (!isThere(item)) {
                return false;
            }
        }
        return true;
    }

    @Schema(
            name = "SingleChoiceResponse",
            requiredProperties = {"type", "choice"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "single_choice"),
            examples = "{\"type\": \"single_choice\", \"choice\": \"b\"}")
    record SingleChoice(@Schema(maxLength = 64, examples = "\"b\"") String choice)
            implements ResponseJson {
        @Override
        public boolean complete() {
            return isThere(choice);
        }

        @Override
        public Response response() {
            return new Response.SingleChoice(choice);
        }
    }

    @Schema(
            name = "MultipleChoiceResponse",
            requiredProperties = {"type", "choices"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "multiple_choice"),
            examples = "{\"type\": \"multiple_choice\", \"choices\": [\"a\", \"c\"]}")
    record MultipleChoice(
            @Schema(
                            description =
                                    "In no particular order; fewer than asked for may be saved.",
                            maxItems = 100,
                            examples = "[\"a\", \"c\"]")
                    List<String> choices)
            implements ResponseJson {
        @Override
        public boolean complete() {
            return isWhole(choices);
        }

        @Override
        public Response response() {
            return new Response.MultipleChoice(choices);
        }
    }

    @Schema(
            name = "TrueFalseResponse",
            requiredProperties = {"type", "value"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "true_false"),
            examples = "{\"type\": \"true_false\", \"value\": true}")
    record TrueFalse(Boolean value) implements ResponseJson {
        @Override
        public boolean complete() {
            return isThere(value);
        }

        @Override
        public Response response() {
            return new Response.TrueFalse(value);
        }
    }

    @Schema(
            name = "ShortAnswerResponse",
            requiredProperties = {"type", "text"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "short_answer"),
            examples = "{\"type\": \"short_answer\", \"text\": \"Amazon S3\"}")
    record ShortAnswer(@Schema(maxLength = 1000) String text) implements ResponseJson {
        @Override
        public boolean complete() {
            return isThere(text);
        }

        @Override
        public Response response() {
            return new Response.ShortAnswer(text);
        }
    }

    @Schema(
            name = "NumericalResponse",
            requiredProperties = {"type", "value"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "numerical"),
            examples = "{\"type\": \"numerical\", \"value\": \"3.20\", \"unit\": \"m\"}")
    record Numerical(
            @Schema(
                            description = NUMBER,
                            pattern = NUMBER_PATTERN,
                            maxLength = 40,
                            examples = "\"3.20\"")
                    String value,
            @Schema(nullable = true, description = UNIT, maxLength = 40, examples = "\"m\"")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable String unit)
            implements ResponseJson {
        @Override
        public boolean complete() {
            return isThere(value);
        }

        @Override
        public Response response() {
            return new Response.Numerical(value, unit);
        }
    }

    @Schema(
            name = "MatchingResponse",
            requiredProperties = {"type", "pairs"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "matching"),
            examples =
                    "{\"type\": \"matching\", \"pairs\": [{\"source\": \"a\", \"target\": \"x\"}]}")
    record Matching(
            @Schema(
                            description =
                                    "In no particular order; fewer than asked for may be saved.",
                            maxItems = 500)
                    List<PairJson> pairs)
            implements ResponseJson {
        @Override
        public boolean complete() {
            return isWhole(pairs) && pairs.stream().allMatch(PairJson::complete);
        }

        @Override
        public Response response() {
            return new Response.Matching(PairJson.all(pairs));
        }
    }

    @Schema(
            name = "OrderingResponse",
            requiredProperties = {"type", "order"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "ordering"),
            examples = "{\"type\": \"ordering\", \"order\": [\"c\", \"a\", \"b\"]}")
    record Ordering(
            @Schema(
                            description =
                                    "Ids of items, the first first; fewer than all may be saved.",
                            maxItems = 500,
                            examples = "[\"c\", \"a\", \"b\"]")
                    List<String> order)
            implements ResponseJson {
        @Override
        public boolean complete() {
            return isWhole(order);
        }

        @Override
        public Response response() {
            return new Response.Ordering(order);
        }
    }

    @Schema(
            name = "CategoriseResponse",
            description = "A source is an item, a target its category.",
            requiredProperties = {"type", "pairs"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "categorise"),
            examples =
                    "{\"type\": \"categorise\", \"pairs\": [{\"source\": \"a\", \"target\": \"x\"}]}")
    record Categorise(
            @Schema(
                            description =
                                    "In no particular order; fewer than asked for may be saved.",
                            maxItems = 500)
                    List<PairJson> pairs)
            implements ResponseJson {
        @Override
        public boolean complete() {
            return isWhole(pairs) && pairs.stream().allMatch(PairJson::complete);
        }

        @Override
        public Response response() {
            return new Response.Categorise(PairJson.all(pairs));
        }
    }

    @Schema(
            name = "ClozeResponse",
            requiredProperties = {"type", "gaps"},
            properties =
                    @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "cloze"),
            examples =
                    "{\"type\": \"cloze\", \"gaps\": [{\"gap\": \"a\", \"type\": \"text\", \"text\": \"bucket\"}, {\"gap\": \"b\", \"type\": \"number\", \"value\": \"11\"}, {\"gap\": \"c\", \"type\": \"selection\", \"choice\": \"x\"}]}")
    record Cloze(
            @Schema(
                            description = "In no particular order; fewer than all may be saved.",
                            maxItems = 500)
                    List<GapJson> gaps)
            implements ResponseJson {
        @Override
        public boolean complete() {
            return isWhole(gaps) && gaps.stream().allMatch(GapJson::complete);
        }

        @Override
        public Response response() {
            return new Response.Cloze(gaps.stream().map(GapJson::response).toList());
        }
    }

    @Schema(
            name = "GapMatchResponse",
            description = "A source is a word, a target its gap.",
            requiredProperties = {"type", "pairs"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "gap_match"),
            examples =
                    "{\"type\": \"gap_match\", \"pairs\": [{\"source\": \"a\", \"target\": \"g1\"}]}")
    record GapMatch(
            @Schema(
                            description =
                                    "In no particular order; fewer than asked for may be saved.",
                            maxItems = 500)
                    List<PairJson> pairs)
            implements ResponseJson {
        @Override
        public boolean complete() {
            return isWhole(pairs) && pairs.stream().allMatch(PairJson::complete);
        }

        @Override
        public Response response() {
            return new Response.GapMatch(PairJson.all(pairs));
        }
    }

    @Schema(
            name = "HotspotResponse",
            description = "Ids of regions.",
            requiredProperties = {"type", "choices"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "hotspot"),
            examples = "{\"type\": \"hotspot\", \"choices\": [\"a\"]}")
    record Hotspot(
            @Schema(
                            description =
                                    "In no particular order; fewer than asked for may be saved.",
                            maxItems = 100,
                            examples = "[\"a\", \"c\"]")
                    List<String> choices)
            implements ResponseJson {
        @Override
        public boolean complete() {
            return isWhole(choices);
        }

        @Override
        public Response response() {
            return new Response.Hotspot(choices);
        }
    }

    @Schema(
            name = "SelectPointResponse",
            requiredProperties = {"type", "points"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "select_point"),
            examples = "{\"type\": \"select_point\", \"points\": [{\"x\": 10, \"y\": 20}]}")
    record SelectPoint(
            @Schema(
                            description = "Pixels of the picture, from its upper left corner.",
                            maxItems = 500)
                    List<PointJson> points)
            implements ResponseJson {
        @Override
        public boolean complete() {
            return isWhole(points) && points.stream().allMatch(PointJson::complete);
        }

        @Override
        public Response response() {
            return new Response.SelectPoint(points.stream().map(PointJson::point).toList());
        }
    }

    @Schema(
            name = "LabelImageResponse",
            description = "A source is a label, a target its region.",
            requiredProperties = {"type", "pairs"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "label_image"),
            examples =
                    "{\"type\": \"label_image\", \"pairs\": [{\"source\": \"a\", \"target\": \"r1\"}]}")
    record LabelImage(
            @Schema(
                            description =
                                    "In no particular order; fewer than asked for may be saved.",
                            maxItems = 500)
                    List<PairJson> pairs)
            implements ResponseJson {
        @Override
        public boolean complete() {
            return isWhole(pairs) && pairs.stream().allMatch(PairJson::complete);
        }

        @Override
        public Response response() {
            return new Response.LabelImage(PairJson.all(pairs));
        }
    }

    @Schema(
            name = "HottextResponse",
            description = "Ids of marked words.",
            requiredProperties = {"type", "choices"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "hottext"),
            examples = "{\"type\": \"hottext\", \"choices\": [\"a\"]}")
    record Hottext(
            @Schema(
                            description =
                                    "In no particular order; fewer than asked for may be saved.",
                            maxItems = 100,
                            examples = "[\"a\", \"c\"]")
                    List<String> choices)
            implements ResponseJson {
        @Override
        public boolean complete() {
            return isWhole(choices);
        }

        @Override
        public Response response() {
            return new Response.Hottext(choices);
        }
    }

    @Schema(
            name = "SliderResponse",
            requiredProperties = {"type", "value"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "slider"),
            examples = "{\"type\": \"slider\", \"value\": \"40\"}")
    record Slider(
            @Schema(
                            description = NUMBER,
                            pattern = NUMBER_PATTERN,
                            maxLength = 40,
                            examples = "\"40\"")
                    String value)
            implements ResponseJson {
        @Override
        public boolean complete() {
            return isThere(value);
        }

        @Override
        public Response response() {
            return new Response.Slider(value);
        }
    }

    @Schema(
            name = "EssayResponse",
            requiredProperties = {"type", "text"},
            properties =
                    @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "essay"),
            examples = "{\"type\": \"essay\", \"text\": \"Object storage keeps whole objects.\"}")
    record Essay(@Schema(maxLength = 100000) String text) implements ResponseJson {
        @Override
        public boolean complete() {
            return isThere(text);
        }

        @Override
        public Response response() {
            return new Response.Essay(text);
        }
    }

    @Schema(
            name = "FileUploadResponse",
            requiredProperties = {"type", "files"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "file_upload"),
            examples =
                    "{\"type\": \"file_upload\", \"files\": [\"0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a31\"]}")
    record FileUpload(
            @Schema(
                            description =
                                    "Ids of files uploaded in this session for this question, in no particular order.",
                            maxItems = 100)
                    List<UUID> files)
            implements ResponseJson {
        @Override
        public boolean complete() {
            return isWhole(files);
        }

        @Override
        public Response response() {
            return new Response.FileUpload(files);
        }
    }

    @Schema(
            name = "CalculatedResponse",
            requiredProperties = {"type", "value"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "calculated"),
            examples = "{\"type\": \"calculated\", \"value\": \"3.20\", \"unit\": \"m\"}")
    record Calculated(
            @Schema(
                            description = NUMBER,
                            pattern = NUMBER_PATTERN,
                            maxLength = 40,
                            examples = "\"3.20\"")
                    String value,
            @Schema(nullable = true, description = UNIT, maxLength = 40, examples = "\"m\"")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable String unit)
            implements ResponseJson {
        @Override
        public boolean complete() {
            return isThere(value);
        }

        @Override
        public Response response() {
            return new Response.Calculated(value, unit);
        }
    }

    @Schema(
            name = "CompositeResponse",
            requiredProperties = {"type", "parts"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "composite"),
            examples =
                    "{\"type\": \"composite\", \"parts\": [{\"part\": \"a\", \"response\": {\"type\": \"single_choice\", \"choice\": \"b\"}}]}")
    record Composite(
            @Schema(
                            description = "In no particular order; fewer than all may be saved.",
                            maxItems = 100)
                    List<PartJson> parts)
            implements ResponseJson {
        @Override
        public boolean complete() {
            return isWhole(parts) && parts.stream().allMatch(PartJson::complete);
        }

        @Override
        public Response response() {
            return new Response.Composite(parts.stream().map(PartJson::partResponse).toList());
        }
    }

    @Schema(
            name = "ResponsePair",
            description = "A source put to a target.",
            requiredProperties = {"source", "target"},
            examples = "{\"source\": \"a\", \"target\": \"x\"}")
    record PairJson(@Schema(maxLength = 64) String source, @Schema(maxLength = 64) String target) {
        boolean complete() {
            return isThere(source) && isThere(target);
        }

        static List<Pair> all(List<PairJson> pairs) {
            return pairs.stream().map(pair -> new Pair(pair.source(), pair.target())).toList();
        }

        static List<PairJson> of(List<Pair> pairs) {
            return pairs.stream().map(pair -> new PairJson(pair.source(), pair.target())).toList();
        }
    }

    @Schema(
            name = "ResponsePoint",
            requiredProperties = {"x", "y"},
            examples = "{\"x\": 10, \"y\": 20}")
    record PointJson(@Schema(minimum = "0") Integer x, @Schema(minimum = "0") Integer y) {
        boolean complete() {
            return isThere(x) && isThere(y);
        }

        Shape.Point point() {
            return new Shape.Point(x, y);
        }

        static PointJson of(Shape.Point point) {
            return new PointJson(point.x(), point.y());
        }
    }

    @Schema(
            name = "PartResponse",
            description = "What was given to one part of a composite question.",
            requiredProperties = {"part", "response"})
    record PartJson(@Schema(maxLength = 64) String part, ResponseJson response) {
        boolean complete() {
            return isThere(part) && isThere(response) && response.complete();
        }

        Response.PartResponse partResponse() {
            return new Response.PartResponse(part, response.response());
        }

        static PartJson of(Response.PartResponse given) {
            return new PartJson(given.part(), ResponseJson.of(given.response()));
        }
    }

    @Schema(
            name = "GapResponse",
            description = "What was given to one gap.",
            oneOf = {GapJson.Text.class, GapJson.Numeric.class, GapJson.Selection.class},
            discriminatorProperty = "type",
            discriminatorMapping = {
                @DiscriminatorMapping(value = "text", schema = GapJson.Text.class),
                @DiscriminatorMapping(value = "number", schema = GapJson.Numeric.class),
                @DiscriminatorMapping(value = "selection", schema = GapJson.Selection.class)
            })
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = GapJson.Text.class, name = "text"),
        @JsonSubTypes.Type(value = GapJson.Numeric.class, name = "number"),
        @JsonSubTypes.Type(value = GapJson.Selection.class, name = "selection")
    })
    sealed interface GapJson {
        GapResponse response();

        boolean complete();

        static GapJson of(GapResponse response) {
            return switch (response) {
                case GapResponse.Text(var gap, var text) -> new Text(gap, text);
                case GapResponse.Numeric(var gap, var value, var unit) ->
                        new Numeric(gap, value, unit);
                case GapResponse.Selection(var gap, var choice) -> new Selection(gap, choice);
            };
        }

        @Schema(
                name = "TextGapResponse",
                requiredProperties = {"gap", "text"},
                examples = "{\"gap\": \"a\", \"type\": \"text\", \"text\": \"bucket\"}")
        record Text(@Schema(maxLength = 64) String gap, @Schema(maxLength = 1000) String text)
                implements GapJson {
            @Override
            public boolean complete() {
                return isThere(gap) && isThere(text);
            }

            @Override
            public GapResponse response() {
                return new GapResponse.Text(gap, text);
            }
        }

        @Schema(
                name = "NumberGapResponse",
                requiredProperties = {"gap", "value"},
                examples =
                        "{\"gap\": \"b\", \"type\": \"number\", \"value\": \"1\", \"unit\": \"m\"}")
        record Numeric(
                @Schema(maxLength = 64) String gap,
                @Schema(description = NUMBER, pattern = NUMBER_PATTERN, maxLength = 40)
                        String value,
                @Schema(nullable = true, description = UNIT, maxLength = 40)
                        @JsonInclude(JsonInclude.Include.NON_NULL)
                        @Nullable String unit)
                implements GapJson {
            @Override
            public boolean complete() {
                return isThere(gap) && isThere(value);
            }

            @Override
            public GapResponse response() {
                return new GapResponse.Numeric(gap, value, unit);
            }
        }

        @Schema(
                name = "SelectionGapResponse",
                requiredProperties = {"gap", "choice"},
                examples = "{\"gap\": \"c\", \"type\": \"selection\", \"choice\": \"x\"}")
        record Selection(@Schema(maxLength = 64) String gap, @Schema(maxLength = 64) String choice)
                implements GapJson {
            @Override
            public boolean complete() {
                return isThere(gap) && isThere(choice);
            }

            @Override
            public GapResponse response() {
                return new GapResponse.Selection(gap, choice);
            }
        }
    }
}
