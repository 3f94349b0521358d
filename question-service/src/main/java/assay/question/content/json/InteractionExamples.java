package assay.question.content.json;

/** One example of each interaction for the contract: a content and its key. */
public final class InteractionExamples {
    static final String HINTS =
            "For practice: one after the other, before another try. Kept with the key and exported; a"
                    + " timed session has one try, and neither it nor its results show them.";

    public static final String SINGLE_CHOICE_CONTENT =
            """
            {"type": "single_choice", "stem": "Which service stores objects?", "choices": [{"id": "a",
            "text": "Amazon S3"}, {"id": "b", "text": "Amazon EBS"}], "shuffle": true}\
            """;

    public static final String SINGLE_CHOICE_KEY =
            """
            {"type": "single_choice", "correct": "a", "rationale": "S3 stores objects, EBS blocks."}\
            """;

    public static final String MULTIPLE_CHOICE_CONTENT =
            """
            {"type": "multiple_choice", "stem": "Which two store files?", "choices": [{"id": "a", "text": "Amazon EFS"},
            {"id": "b", "text": "Amazon FSx"}, {"id": "c", "text": "Amazon SQS"}], "minChoices": 2, "maxChoices": 2,
            "shuffle": true}\
            """;

    public static final String MULTIPLE_CHOICE_KEY =
            """
            {"type": "multiple_choice", "correct": ["a", "b"], "scoring": {"rule": "partial_credit"},
            "rationale": "SQS queues messages."}\
            """;

    public static final String TRUE_FALSE_CONTENT =
            """
            {"type": "true_false", "stem": "Security groups are stateful."}\
            """;

    public static final String TRUE_FALSE_KEY =
            """
            {"type": "true_false", "correct": true, "feedback": [{"choice": "false", "text": "Replies are let through."}]}\
            """;

    public static final String SHORT_ANSWER_CONTENT =
            """
            {"type": "short_answer", "stem": "Which DNS record type maps a name to an IPv6 address?", "lengthExpected": 4}\
            """;

    public static final String SHORT_ANSWER_KEY =
            """
            {"type": "short_answer", "texts": {"accepted": [{"text": "AAAA", "credit": 1, "feedback": ""},
            {"text": "quad-A record", "credit": 0.5, "feedback": "Its name is AAAA."}],
            "matching": {"caseSensitive": false, "accentSensitive": true, "wildcards": false}}}\
            """;

    public static final String NUMERICAL_CONTENT =
            """
            {"type": "numerical",
            "stem": "How many read capacity units does one strongly consistent read of 8 KB a second take?",
            "units": {"type": "written"}}\
            """;

    public static final String NUMERICAL_KEY =
            """
            {"type": "numerical", "numbers": {"accepted": [{"type": "value", "value": 2,
            "tolerance": {"type": "absolute", "margin": 0}, "credit": 1, "feedback": ""}],
            "units": {"accepted": [{"symbol": "RCU", "factor": 1}], "penalty": 0.1}}}\
            """;

    public static final String MATCHING_CONTENT =
            """
            {"type": "matching", "stem": "Which service for which job?", "sources": [{"id": "a", "text": "Queue"},
            {"id": "b", "text": "Topic"}], "targets": [{"id": "a", "text": "Amazon SNS"}, {"id": "b",
            "text": "Amazon SQS"}, {"id": "c", "text": "Amazon SES"}], "sourceUsesMax": 1, "targetUsesMax": 0,
            "shuffle": true}\
            """;

    public static final String MATCHING_KEY =
            """
            {"type": "matching", "correct": [{"source": "a", "target": "b"}, {"source": "b", "target": "a"}],
            "scoring": {"rule": "partial_credit"}}\
            """;

    public static final String ORDERING_CONTENT =
            """
            {"type": "ordering", "stem": "Order the phases of a build.", "items": [{"id": "a", "text": "post_build"},
            {"id": "b", "text": "install"}, {"id": "c", "text": "build"}]}\
            """;

    public static final String ORDERING_KEY =
            """
            {"type": "ordering", "correct": ["b", "c", "a"], "scoring": "adjacent_pairs"}\
            """;

    public static final String CATEGORISE_CONTENT =
            """
            {"type": "categorise", "stem": "Global or regional?", "categories": [{"id": "a", "text": "Global"},
            {"id": "b", "text": "Regional"}], "items": [{"id": "a", "text": "Lambda"}, {"id": "b", "text": "IAM"}],
            "shuffle": true}\
            """;

    public static final String CATEGORISE_KEY =
            """
            {"type": "categorise", "correct": [{"source": "a", "target": "b"}, {"source": "b", "target": "a"}],
            "scoring": {"rule": "all_or_nothing"}}\
            """;

    public static final String CLOZE_CONTENT =
            """
            {"type": "cloze", "stem": "A [[a]] has at most [[b]] MB of memory and runs [[c]].", "gaps": [{"type": "text",
            "id": "a", "lengthExpected": 0}, {"type": "number", "id": "b", "units": {"type": "none"}},
            {"type": "selection", "id": "c", "choices": [{"id": "a", "text": "code"}, {"id": "b",
            "text": "a virtual desktop"}], "shuffle": true}]}\
            """;

    public static final String CLOZE_KEY =
            """
            {"type": "cloze", "gaps": [{"type": "text", "gap": "a", "weight": 1,
            "texts": {"accepted": [{"text": "Lambda function", "credit": 1, "feedback": ""}],
            "matching": {"caseSensitive": false, "accentSensitive": true, "wildcards": false}}}, {"type": "number",
            "gap": "b", "weight": 1, "numbers": {"accepted": [{"type": "value", "value": 10240,
            "tolerance": {"type": "absolute", "margin": 0}, "credit": 1, "feedback": ""}], "units": {"accepted": [],
            "penalty": 0}}}, {"type": "selection", "gap": "c", "weight": 2, "credits": {"a": 1},
            "feedback": {"b": "That is WorkSpaces."}}]}\
            """;

    public static final String GAP_MATCH_CONTENT =
            """
            {"type": "gap_match", "stem": "[[a]] encrypts and [[b]] rotates.", "words": [{"id": "a", "text": "Secrets Manager",
            "usesMax": 1}, {"id": "b", "text": "Amazon SNS", "usesMax": 1}, {"id": "c", "text": "AWS KMS",
            "usesMax": 1}], "gaps": ["a", "b"], "shuffle": true}\
            """;

    public static final String GAP_MATCH_KEY =
            """
            {"type": "gap_match", "correct": [{"source": "c", "target": "a"}, {"source": "a", "target": "b"}],
            "scoring": {"rule": "mapped", "values": {"c a": 2, "a b": 1}, "otherwise": 0, "lowerBound": 0,
            "upperBound": null, "full": 3}}\
            """;

    public static final String HOTSPOT_CONTENT =
            """
            {"type": "hotspot", "stem": "Where does the NAT gateway belong?",
            "image": {"asset": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "alternativeText": "A VPC with a public and a private subnet.", "width": 640, "height": 400},
            "regions": [{"id": "a", "shape": {"type": "rectangle", "x": 20, "y": 40, "width": 280, "height": 320},
            "label": "left subnet"}, {"id": "b", "shape": {"type": "rectangle", "x": 340, "y": 40, "width": 280,
            "height": 320}, "label": "right subnet"}], "minChoices": 1, "maxChoices": 1}\
            """;

    public static final String HOTSPOT_KEY =
            """
            {"type": "hotspot", "correct": ["a"], "scoring": {"rule": "all_or_nothing"}}\
            """;

    public static final String SELECT_POINT_CONTENT =
            """
            {"type": "select_point", "stem": "Click the internet gateway.",
            "image": {"asset": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "alternativeText": "A VPC with a public and a private subnet.", "width": 640, "height": 400}, "minPoints": 1,
            "maxPoints": 1}\
            """;

    public static final String SELECT_POINT_KEY =
            """
            {"type": "select_point", "areas": [{"shape": {"type": "circle", "x": 320, "y": 20, "radius": 18},
            "credit": 1}], "otherwise": 0}\
            """;

    public static final String LABEL_IMAGE_CONTENT =
            """
            {"type": "label_image", "stem": "Label the subnets.",
            "image": {"asset": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "alternativeText": "A VPC with a public and a private subnet.", "width": 640, "height": 400},
            "labels": [{"id": "a", "text": "private", "usesMax": 1}, {"id": "b", "text": "public", "usesMax": 1}],
            "regions": [{"id": "a", "shape": {"type": "rectangle", "x": 20, "y": 40, "width": 280, "height": 40},
            "label": "title of the left subnet"}, {"id": "b", "shape": {"type": "polygon", "points": [{"x": 340,
            "y": 40}, {"x": 620, "y": 40}, {"x": 620, "y": 80}]}, "label": "title of the right subnet"}], "shuffle": true}\
            """;

    public static final String LABEL_IMAGE_KEY =
            """
            {"type": "label_image", "correct": [{"source": "b", "target": "a"}, {"source": "a", "target": "b"}],
            "scoring": {"rule": "partial_credit"}}\
            """;

    public static final String HOTTEXT_CONTENT =
            """
            {"type": "hottext", "stem": "Pick the verb that writes: [[a]] or [[b]].", "words": [{"id": "a",
            "text": "PutItem"}, {"id": "b", "text": "GetItem"}], "minChoices": 1, "maxChoices": 1}\
            """;

    public static final String HOTTEXT_KEY =
            """
            {"type": "hottext", "correct": ["a"], "scoring": {"rule": "all_or_nothing"}}\
            """;

    public static final String SLIDER_CONTENT =
            """
            {"type": "slider", "stem": "How many minutes may a Lambda function run at most?", "minimum": 0,
            "maximum": 30, "step": 1}\
            """;

    public static final String SLIDER_KEY =
            """
            {"type": "slider", "numbers": {"accepted": [{"type": "value", "value": 15, "tolerance": {"type": "absolute",
            "margin": 0}, "credit": 1, "feedback": ""}, {"type": "value", "value": 15, "tolerance": {"type": "absolute",
            "margin": 1}, "credit": 0.5, "feedback": ""}], "units": {"accepted": [], "penalty": 0}}}\
            """;

    public static final String ESSAY_CONTENT =
            """
            {"type": "essay", "stem": "Why are retries with jitter better than retries at once?", "wordsMin": 0,
            "wordsMax": 200, "template": ""}\
            """;

    public static final String ESSAY_KEY =
            """
            {"type": "essay", "marking": {"notes": "Look for the thundering herd.", "rubric": [{"id": "a",
            "title": "Reason", "levels": [{"share": 0, "description": "None."}, {"share": 1,
            "description": "Clients spread out."}]}]}}\
            """;

    public static final String FILE_UPLOAD_CONTENT =
            """
            {"type": "file_upload", "stem": "Hand in your template.", "filesMax": 1, "bytesMax": 1000000,
            "mediaTypes": ["text/plain"]}\
            """;

    public static final String FILE_UPLOAD_KEY =
            """
            {"type": "file_upload", "marking": {"notes": "It must deploy.", "rubric": []}}\
            """;

    public static final String CALCULATED_CONTENT =
            """
            {"type": "calculated",
            "stem": "{n} items of {k} KB are read a second with eventual consistency. How many read capacity units?",
            "variables": {"ranges": [{"name": "n", "minimum": 10, "maximum": 50, "decimals": 0}], "rows": [{"k": 4},
            {"k": 8}]}, "units": {"type": "none"}}\
            """;

    public static final String CALCULATED_KEY =
            """
            {"type": "calculated", "numbers": {"accepted": [{"type": "formula", "formula": "{n} * ceil({k} / 4) / 2",
            "tolerance": {"type": "absolute", "margin": 0.01}, "credit": 1, "feedback": ""}], "units": {"accepted": [],
            "penalty": 0}}, "rounding": {"mode": "decimal_places", "figures": 1}}\
            """;

    public static final String COMPOSITE_CONTENT =
            """
            {"type": "composite", "stem": "A queue feeds a function.", "parts": [{"id": "a", "weight": 1,
            "content": {"type": "true_false", "stem": "The function polls."}}, {"id": "b", "weight": 2,
            "content": {"type": "short_answer", "stem": "Which service is the queue?", "lengthExpected": 0}}]}\
            """;

    public static final String COMPOSITE_KEY =
            """
            {"type": "composite", "parts": [{"part": "a", "key": {"type": "true_false", "correct": true}}, {"part": "b",
            "key": {"type": "short_answer", "texts": {"accepted": [{"text": "SQS", "credit": 1, "feedback": ""}],
            "matching": {"caseSensitive": false, "accentSensitive": true, "wildcards": false}}}}]}\
            """;

    public static final String DESCRIPTION_CONTENT =
            """
            {"type": "description", "stem": "The next questions are about one application."}\
            """;

    public static final String DESCRIPTION_KEY =
            """
            {"type": "description"}\
            """;

    private InteractionExamples() {}
}
