package assay.acceptance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** One question of every interaction, with responses and what each of them is worth. */
final class Kinds {
    /** Of no picture: regions need none to be there. */
    private static final String IMAGE =
            "{\"asset\": \"%s\", \"alternativeText\": \"A map\", \"width\": 200, \"height\": 100}"
                    .formatted("0".repeat(64));

    private static final String REGIONS =
            """
            [{"id": "x", "shape": {"type": "rectangle", "x": 0, "y": 0, "width": 50, "height": 50}, "label": "left"},
             {"id": "y", "shape": {"type": "circle", "x": 150, "y": 50, "radius": 20}, "label": "right"}]\
            """;
    private static final String CHOICES =
            """
            [{"id": "a", "text": "First"}, {"id": "b", "text": "Second"}, {"id": "c", "text": "Third"}, {"id": "d", "text": "Fourth"}]\
            """;
    private static final String LABELS =
            """
            [{"id": "a", "text": "one", "usesMax": 1}, {"id": "b", "text": "two", "usesMax": 1}, {"id": "c", "text": "three", "usesMax": 1}]\
            """;
    private static final String TARGETS =
            """
            [{"id": "x", "text": "Left"}, {"id": "y", "text": "Right"}, {"id": "z", "text": "Neither"}]\
            """;
    private static final String PAIRS =
            "[{\"source\": \"a\", \"target\": \"x\"}, {\"source\": \"b\", \"target\": \"y\"}]";
    private static final String ONE_PAIR = "[{\"source\": \"a\", \"target\": \"x\"}]";
    private static final String SHARES = "\"scoring\": {\"rule\": \"partial_credit\"}";
    private static final Pattern PRODUCT = Pattern.compile("What is (\\d+) times (\\d+)\\?");

    private Kinds() {}

    /**
     * A question and what may be answered.
     *
     * @param right earns everything, 1 point
     * @param other earns {@code otherPoints}
     * @param marked whether people mark it
     */
    record Kind(
            String type,
            String content,
            String key,
            Function<String, String> right,
            String other,
            String otherPoints,
            boolean marked) {
        BigDecimal worth() {
            return new BigDecimal(otherPoints);
        }

        /** The body that creates it. */
        String question(String bank) {
            return """
            {"bank": "%s", "name": "%s", "title": "A %s question", "difficulty": "easy", "topics": ["dva-c02/security"], "language": "en",
             "points": %s, "content": {"type": "%s", %s}, "key": {"type": "%s"%s%s}}
            """
                    .formatted(
                            bank,
                            "q-" + UUID.randomUUID(),
                            type.replace('_', ' '),
                            type.equals("description") ? "0" : "1",
                            type,
                            content,
                            type,
                            key.isEmpty() ? "" : ", ",
                            key);
        }
    }

    private static Kind kind(
            String type,
            String content,
            String key,
            String right,
            String other,
            String otherPoints) {
        return new Kind(
                type,
                content,
                key,
                _ -> response(type, right),
                response(type, other),
                otherPoints,
                false);
    }

    private static Kind marked(String type, String content, String response) {
        return new Kind(
                type,
                content,
                "",
                _ -> response(type, response),
                response(type, response),
                "0",
                true);
    }

    private static String response(String type, String rest) {
        return "{\"type\": \"%s\", %s}".formatted(type, rest);
    }

    /** All of them, but descriptions, which take no response, and files, which need one first. */
    static List<Kind> answered() {
        var kinds = new ArrayList<Kind>();
        kinds.add(
                kind(
                        "single_choice",
                        "\"stem\": \"Which?\", \"choices\": " + CHOICES,
                        "\"correct\": \"b\", \"credits\": {\"c\": 0.5}",
                        "\"choice\": \"b\"",
                        "\"choice\": \"c\"",
                        "0.5"));
        kinds.add(
                kind(
                        "multiple_choice",
                        "\"stem\": \"Which two?\", \"minChoices\": 1, \"maxChoices\": 2, \"choices\": "
                                + CHOICES,
                        "\"correct\": [\"a\", \"c\"], " + SHARES,
                        "\"choices\": [\"c\", \"a\"]",
                        "\"choices\": [\"a\"]",
                        "0.5"));
        kinds.add(
                kind(
                        "true_false",
                        "\"stem\": \"Objects are stored in buckets.\"",
                        "\"correct\": true",
                        "\"value\": true",
                        "\"value\": false",
                        "0"));
        kinds.add(
                kind(
                        "short_answer",
                        "\"stem\": \"What stores objects?\"",
                        """
                        "texts": {"accepted": [{"text": "Amazon S3", "credit": 1}, {"text": "S3", "credit": 0.5}],
                          "matching": {"caseSensitive": false, "accentSensitive": true, "wildcards": false}}\
                        """,
                        "\"text\": \"  amazon   s3 \"",
                        "\"text\": \"s3\"",
                        "0.5"));
        kinds.add(
                kind(
                        "numerical",
                        "\"stem\": \"How long is it?\", \"units\": {\"type\": \"written\"}",
                        """
                        "numbers": {"accepted": [{"type": "value", "value": 3.2, "tolerance": {"type": "absolute", "margin": 0.05}, "credit": 1}],
                          "units": {"accepted": [{"symbol": "m", "factor": 1}, {"symbol": "cm", "factor": 0.01}], "penalty": 0.25}}\
                        """,
                        "\"value\": \"315\", \"unit\": \"cm\"",
                        "\"value\": \"3.25\"",
                        "0.75"));
        kinds.add(
                kind(
                        "matching",
                        "\"stem\": \"Match.\", \"sources\": [{\"id\": \"a\", \"text\": \"One\"}, {\"id\": \"b\", \"text\": \"Two\"}], \"targets\": "
                                + TARGETS,
                        "\"correct\": " + PAIRS + ", " + SHARES,
                        "\"pairs\": " + PAIRS,
                        "\"pairs\": [{\"source\": \"a\", \"target\": \"x\"}, {\"source\": \"b\", \"target\": \"z\"}]",
                        "0.5"));
        kinds.add(
                kind(
                        "ordering",
                        "\"stem\": \"Put in order.\", \"items\": " + CHOICES,
                        "\"correct\": [\"d\", \"b\", \"c\", \"a\"], \"scoring\": \"position\"",
                        "\"order\": [\"d\", \"b\", \"c\", \"a\"]",
                        "\"order\": [\"d\", \"b\", \"a\", \"c\"]",
                        "0.5"));
        kinds.add(
                kind(
                        "categorise",
                        "\"stem\": \"Sort.\", \"categories\": "
                                + TARGETS
                                + ", \"items\": "
                                + CHOICES,
                        "\"correct\": " + PAIRS + ", " + SHARES,
                        "\"pairs\": " + PAIRS,
                        "\"pairs\": " + ONE_PAIR,
                        "0.5"));
        kinds.add(
                kind(
                        "cloze",
                        """
                        "stem": "An object is in a [[g]] with [[h]] nines, on [[i]].",
                        "gaps": [{"id": "g", "type": "text"}, {"id": "h", "type": "number"},
                          {"id": "i", "type": "selection", "choices": [{"id": "a", "text": "disk"}, {"id": "b", "text": "paper"}]}]\
                        """,
                        """
                        "gaps": [{"gap": "g", "type": "text", "weight": 1, "texts": {"accepted": [{"text": "bucket", "credit": 1}]}},
                          {"gap": "h", "type": "number", "weight": 1, "numbers": {"accepted": [{"type": "value", "value": 11, "credit": 1}]}},
                          {"gap": "i", "type": "selection", "weight": 2, "credits": {"a": 1}}]\
                        """,
                        """
                        "gaps": [{"gap": "i", "type": "selection", "choice": "a"}, {"gap": "g", "type": "text", "text": "bucket"},
                          {"gap": "h", "type": "number", "value": "11"}]\
                        """,
                        """
                        "gaps": [{"gap": "i", "type": "selection", "choice": "b"}, {"gap": "g", "type": "text", "text": "Bucket"}]\
                        """,
                        "0.25"));
        kinds.add(
                kind(
                        "gap_match",
                        "\"stem\": \"First [[x]], then [[y]].\", \"gaps\": [\"x\", \"y\"], \"words\": "
                                + LABELS,
                        "\"correct\": " + PAIRS + ", " + SHARES,
                        "\"pairs\": " + PAIRS,
                        "\"pairs\": " + ONE_PAIR,
                        "0.5"));
        kinds.add(
                kind(
                        "hotspot",
                        "\"stem\": \"Pick.\", \"minChoices\": 1, \"maxChoices\": 1, \"image\": "
                                + IMAGE
                                + ", \"regions\": "
                                + REGIONS,
                        "\"correct\": [\"x\"], \"scoring\": {\"rule\": \"all_or_nothing\"}",
                        "\"choices\": [\"x\"]",
                        "\"choices\": [\"y\"]",
                        "0"));
        kinds.add(
                kind(
                        "select_point",
                        "\"stem\": \"Where?\", \"minPoints\": 1, \"maxPoints\": 2, \"image\": "
                                + IMAGE,
                        """
                        "areas": [{"shape": {"type": "rectangle", "x": 10, "y": 10, "width": 20, "height": 20}, "credit": 0.5},
                          {"shape": {"type": "circle", "x": 150, "y": 50, "radius": 20}, "credit": 0.5}]\
                        """,
                        "\"points\": [{\"x\": 170, \"y\": 50}, {\"x\": 10, \"y\": 30}]",
                        "\"points\": [{\"x\": 171, \"y\": 50}, {\"x\": 15, \"y\": 15}]",
                        "0.5"));
        kinds.add(
                kind(
                        "label_image",
                        "\"stem\": \"Label.\", \"image\": "
                                + IMAGE
                                + ", \"labels\": "
                                + LABELS
                                + ", \"regions\": "
                                + REGIONS,
                        "\"correct\": " + PAIRS + ", " + SHARES,
                        "\"pairs\": " + PAIRS,
                        "\"pairs\": " + ONE_PAIR,
                        "0.5"));
        kinds.add(
                kind(
                        "hottext",
                        "\"stem\": \"[[a]] and [[b]] but [[c]] or [[d]]\", \"minChoices\": 1, \"maxChoices\": 2, \"words\": "
                                + CHOICES,
                        "\"correct\": [\"a\", \"d\"], " + SHARES,
                        "\"choices\": [\"a\", \"d\"]",
                        "\"choices\": [\"a\", \"b\"]",
                        "0"));
        kinds.add(
                kind(
                        "slider",
                        "\"stem\": \"How many?\", \"minimum\": 0, \"maximum\": 100, \"step\": 5",
                        """
                        "numbers": {"accepted": [{"type": "value", "value": 40, "credit": 1},
                          {"type": "range", "minimum": 30, "maximum": 50, "credit": 0.5}]}\
                        """,
                        "\"value\": \"40\"",
                        "\"value\": \"50\"",
                        "0.5"));
        kinds.add(
                new Kind(
                        "calculated",
                        """
                        "stem": "What is {p} times {q}?", "units": {"type": "none"},
                        "variables": {"ranges": [{"name": "p", "minimum": 2, "maximum": 99, "decimals": 0}], "rows": [{"q": 7}, {"q": 8}]}\
                        """,
                        "\"numbers\": {\"accepted\": [{\"type\": \"formula\", \"formula\": \"{p}*{q}\", \"credit\": 1}]}",
                        Kinds::product,
                        "{\"type\": \"calculated\", \"value\": \"1\"}",
                        "0",
                        false));
        kinds.add(
                kind(
                        "composite",
                        """
                        "stem": "A company stores data.",
                        "parts": [{"id": "p1", "weight": 1, "content": {"type": "true_false", "stem": "It needs a bucket."}},
                          {"id": "p2", "weight": 3, "content": {"type": "single_choice", "stem": "Which?", "choices": %s}}]\
                        """
                                .formatted(CHOICES),
                        """
                        "parts": [{"part": "p1", "key": {"type": "true_false", "correct": true}},
                          {"part": "p2", "key": {"type": "single_choice", "correct": "d"}}]\
                        """,
                        """
                        "parts": [{"part": "p2", "response": {"type": "single_choice", "choice": "d"}},
                          {"part": "p1", "response": {"type": "true_false", "value": true}}]\
                        """,
                        "\"parts\": [{\"part\": \"p1\", \"response\": {\"type\": \"true_false\", \"value\": true}}]",
                        "0.25"));
        kinds.add(
                marked(
                        "essay",
                        "\"stem\": \"Why?\", \"wordsMin\": 2, \"wordsMax\": 50",
                        "\"text\": \"Because it keeps whole objects.\""));
        return kinds;
    }

    /** Its response names a file that the candidate has handed in. */
    static Kind fileUpload() {
        return marked(
                "file_upload",
                "\"stem\": \"Hand in a report.\", \"filesMax\": 1, \"bytesMax\": 1000, \"mediaTypes\": [\"text/plain\"]",
                "\"files\": []");
    }

    static Kind description() {
        return kind("description", "\"stem\": \"Now for storage.\"", "", "", "", "0");
    }

    private static String product(String stem) {
        var numbers = PRODUCT.matcher(stem);
        if (!numbers.find()) {
            throw new AssertionError("no values in: " + stem);
        }
        return "{\"type\": \"calculated\", \"value\": \"%d\"}"
                .formatted(Integer.parseInt(numbers.group(1)) * Integer.parseInt(numbers.group(2)));
    }
}
