package assay.question.exchange.gift;

import assay.question.content.AcceptedNumber;
import assay.question.content.AcceptedText;
import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Explanation;
import assay.question.content.AnswerKey.Feedback;
import assay.question.content.AnswerKey.Pair;
import assay.question.content.AnswerKey.ScoringRule;
import assay.question.content.Difficulty;
import assay.question.content.Marking;
import assay.question.content.Origin;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.QuestionDraft;
import assay.question.content.TextFormat;
import assay.question.content.Tolerance;
import assay.question.content.UnitEntry;
import assay.question.exchange.FirstFit;
import assay.question.exchange.ForeignDecimal;
import assay.question.exchange.Place;
import assay.question.exchange.Refusal;
import assay.question.exchange.Remark;
import assay.question.exchange.ShortId;
import assay.question.exchange.TagName;
import assay.question.exchange.gift.GiftText.Answer;
import assay.question.exchange.html.EmbeddedMedia;
import assay.question.exchange.html.Html;
import assay.question.exchange.html.Markdown;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** One question of a GIFT file. */
final class GiftQuestion {
    /** What stands where the answers were in the middle of a text. */
    private static final String BLANK = "_____";

    private static final String PLAIN = "[plain]";
    private static final Set<String> PLAIN_KINDS = Set.of("plain", "moodle");
    private static final String FORMAT = "gift";
    private static final String LANGUAGE_UNKNOWN = "und";
    private static final int TITLE_CHARACTERS_MAX = 100;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Pattern COMMENT_FACT =
            Pattern.compile("\\[(id|tag):((?:\\\\.|[^\\]\\\\])*+)]");
    private static final Pattern KIND =
            Pattern.compile("\\s*\\[(html|moodle|plain|markdown)]", Pattern.CASE_INSENSITIVE);
    private static final Pattern CREDIT = Pattern.compile("\\s*%(-?[0-9.,]+)%");
    private static final Pattern TRUTH =
            Pattern.compile("(TRUE|T|FALSE|F)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPACE = Pattern.compile("[\\s\\u0085\\u2028\\u2029]++");
    private static final Pattern BREAK = Pattern.compile("\\R");
    private static final Pattern BREAK_BESIDE_TAG = Pattern.compile("\n(?=<)|(?<=>)\n");

    /** A {@code <} that begins none of these is meant as it stands. */
    private static final Pattern LESS_THAN =
            Pattern.compile(
                    "<(?!(/?(a|abbr|audio|b|big|blockquote|br|caption|center|cite|code|col|colgroup|dd|del|div|dl|dt|em|embed"
                            + "|figcaption|figure|font|form|h[1-6]|hr|i|iframe|img|input|ins|kbd|li|link|math|mark|m[a-z]+|object|ol|p|pre|q|rp"
                            + "|rt|ruby|s|samp|script|small|source|span|strike|strong|style|sub|sup|svg|table|tbody|td|tfoot|th"
                            + "|thead|tr|tt|u|ul|var|video|wbr)\\b)|!--)",
                    Pattern.CASE_INSENSITIVE);

    private final GiftChunks.Chunk chunk;
    private final EmbeddedMedia media;
    private final Consumer<Remark> remarks;
    private final List<String> tags = new ArrayList<>();
    private final String raw;
    private final String name;
    private String id = "";
    private TextFormat format = TextFormat.HTML;
    private String kind = "moodle";

    GiftQuestion(GiftChunks.Chunk chunk, EmbeddedMedia media, Consumer<Remark> remarks) {
        this.chunk = chunk;
        this.media = media;
        this.remarks = remarks;
        chunk.comments().forEach(this::readComment);
        var text = chunk.text().strip();
        var end = text.startsWith("::") ? GiftText.indexOf(text, "::", 2) : -1;
        this.name = end < 0 ? "" : line(text.substring(2, end));
        this.raw = end < 0 ? text : text.substring(end + 2);
    }

    Place place() {
        return new Place("", chunk.line(), id.isEmpty() ? name : id);
    }

    /** What the file calls it; may be empty. */
    String name() {
        return id.isEmpty() ? name : id;
    }

    private void readComment(String comment) {
        var facts = COMMENT_FACT.matcher(comment);
        while (facts.find()) {
            var value = facts.group(2).replaceAll("\\\\(.)", "$1").strip();
            if (facts.group(1).equals("id")) {
                id = value;
            } else {
                TagName.add(value, tags, remarks);
            }
        }
    }

    private record Parts(QuestionContent content, AnswerKey key) {}

    QuestionDraft draft() throws Refusal, IOException {
        var open = GiftText.indexOf(raw, "{", 0);
        var close = open < 0 ? -1 : GiftText.indexOf(raw, "}", open);
        if (open >= 0 && close < 0) {
            throw new Refusal("The brace that begins its answers is not closed.");
        }
        var before = open < 0 ? raw : raw.substring(0, open);
        var after = open < 0 ? "" : raw.substring(close + 1).strip();
        if (GiftText.contains(after, "{")) {
            throw new Refusal("It has more than one block of answers.");
        }
        kind = kindOf(before, kind);
        format = kind.equals("markdown") ? TextFormat.MARKDOWN : TextFormat.HTML;
        var stem = markup(after.isEmpty() ? before : withBlank(before, after));
        if (stem.isBlank()) {
            stem = plain(name);
        }
        if (stem.isBlank()) {
            throw new Refusal("It asks nothing: there is no text before its answers.");
        }
        var parts = open < 0 ? description(stem) : parts(stem, raw.substring(open + 1, close));
        return new QuestionDraft(
                title(stem),
                Difficulty.MEDIUM,
                List.of(),
                tags,
                LANGUAGE_UNKNOWN,
                null,
                open < 0 ? BigDecimal.ZERO : BigDecimal.ONE,
                format,
                parts.content,
                parts.key,
                "",
                Map.of(),
                new Origin(FORMAT, name(), "", Map.of()));
    }

    /** A new line begins with the blank where the answers stood on a line of their own. */
    private static String withBlank(String before, String after) {
        return "%s %s%s%s"
                .formatted(
                        before.stripTrailing(),
                        BLANK,
                        Character.isLetterOrDigit(after.charAt(0)) ? " " : "",
                        after)
                .replaceFirst("^\\s+" + BLANK, BLANK);
    }

    private String title(String stem) {
        var title = name.isEmpty() ? Html.text(stem) : name;
        return title.isBlank() ? "Question" : Html.shortened(title, TITLE_CHARACTERS_MAX);
    }

    private static Parts description(String stem) {
        return new Parts(
                new QuestionContent.Description(stem), new AnswerKey.Description(Explanation.NONE));
    }

    private Parts parts(String stem, String block) throws Refusal, IOException {
        var cut = GiftText.indexOf(block, "####", 0);
        var rationale = cut < 0 ? "" : markup(block.substring(cut + 4));
        var answers = (cut < 0 ? block : block.substring(0, cut)).strip();
        if (answers.isEmpty()) {
            return new Parts(
                    new QuestionContent.Essay(stem, 0, 0, ""),
                    new AnswerKey.Essay(new Marking("", List.of()), said(rationale, List.of())));
        }
        if (answers.startsWith("#")) {
            return numerical(stem, GiftText.answers(answers.substring(1)), rationale);
        }
        var order = GiftOrder.of(answers, remarks);
        if (order.isPresent()) {
            return ordering(stem, order.get(), rationale);
        }
        var split = GiftText.answers(answers);
        if (GiftText.contains(answers, "~")) {
            return choices(stem, split, rationale);
        }
        if (TRUTH.matcher(split(answers).text().strip()).matches()) {
            return trueFalse(stem, answers, rationale);
        }
        var first = split.getFirst();
        if (first.mark() == ' ' && BREAK.matcher(first.raw().strip()).find()) {
            throw new Refusal("Its answers have several lines and no marks: ~ or =.");
        }
        return arePairs(split)
                ? matching(stem, split, rationale)
                : shortAnswer(stem, split, rationale);
    }

    /**
     * A pair has no feedback, so a {@code #} may stand before its arrow; a single answer with an
     * arrow behind it is none.
     */
    private static boolean arePairs(List<Answer> answers) throws Refusal {
        var hasArrow =
                answers.stream()
                        .anyMatch(answer -> GiftText.contains(split(answer.raw()).text(), "->"));
        var hasAll = answers.stream().allMatch(answer -> GiftText.contains(answer.raw(), "->"));
        if (hasArrow && !hasAll) {
            throw new Refusal("Some of its pairs have no arrow.");
        }
        return hasArrow || (hasAll && answers.size() > 1);
    }

    private Parts choices(String stem, List<Answer> answers, String rationale)
            throws Refusal, IOException {
        var choices = new ArrayList<Choice>();
        var feedback = new ArrayList<Feedback>();
        var credits = new HashMap<String, BigDecimal>();
        var isSingle = answers.stream().anyMatch(answer -> answer.mark() == '=');
        for (var answer : answers) {
            if (answer.mark() == ' ') {
                throw new Refusal("Before its first answer stands text without a mark: ~ or =.");
            }
            var id = ShortId.of(choices.size());
            var said = split(answer.raw());
            var credit = credit(answer.raw(), answer.mark() == '=' ? HUNDRED : BigDecimal.ZERO);
            var text = markup(said.text());
            if (text.isBlank()) {
                if (said.isFeedback()) {
                    throw new Refusal("A choice has no text.");
                }
                remarks.accept(Remark.normalised("A choice without text was left out."));
                continue;
            }
            choices.add(new Choice(id, text));
            if (credit.signum() != 0) {
                credits.put(id, credit);
            }
            told(id, said.feedback(), feedback);
        }
        if (choices.size() < 2) {
            throw new Refusal("It has fewer than two choices.");
        }
        var explanation = said(rationale, feedback);
        return isSingle
                ? single(stem, choices, credits, explanation)
                : multiple(stem, choices, credits, explanation);
    }

    private Parts single(
            String stem,
            List<Choice> choices,
            Map<String, BigDecimal> credits,
            Explanation explanation)
            throws Refusal {
        var correct =
                choices.stream()
                        .map(Choice::id)
                        .filter(id ->
                                credits.getOrDefault(id, BigDecimal.ZERO).compareTo(HUNDRED) == 0)
                        .findFirst()
                        .orElseThrow(() -> new Refusal("No choice earns 100 %."));
        var others = new HashMap<String, BigDecimal>();
        for (var entry : credits.entrySet()) {
            if (!entry.getKey().equals(correct)) {
                others.put(entry.getKey(), share(entry.getValue()));
            }
        }
        if (others.values().stream().anyMatch(share -> share.signum() < 0)) {
            remarks.accept(Remark.lossy("A wrong choice cost points and costs nothing here."));
        }
        return new Parts(
                new QuestionContent.SingleChoice(stem, choices, true),
                new AnswerKey.SingleChoice(correct, others, explanation));
    }

    private Parts multiple(
            String stem,
            List<Choice> choices,
            Map<String, BigDecimal> credits,
            Explanation explanation)
            throws Refusal {
        var correct =
                choices.stream()
                        .map(Choice::id)
                        .filter(id -> credits.getOrDefault(id, BigDecimal.ZERO).signum() > 0)
                        .toList();
        var sum =
                correct.stream()
                        .map(id -> get(credits, id))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (correct.isEmpty()) {
            throw new Refusal("No choice earns anything.");
        }
        ScoringRule rule;
        if (sum.compareTo(HUNDRED) == 0) {
            var weights = new HashMap<String, BigDecimal>();
            for (var entry : credits.entrySet()) {
                weights.put(entry.getKey(), share(entry.getValue()));
            }
            rule = new ScoringRule.PartialCredit(weights);
        } else {
            // Moodle holds what was earned within 0 and 100 %.
            if (sum.compareTo(HUNDRED) < 0) {
                remarks.accept(
                        Remark.normalised(
                                "The right choices sum to %s %%; together they earn everything."
                                        .formatted(sum.toPlainString())));
            }
            rule =
                    new ScoringRule.Mapped(
                            credits, BigDecimal.ZERO, BigDecimal.ZERO, null, sum.min(HUNDRED));
        }
        return new Parts(
                new QuestionContent.MultipleChoice(stem, choices, 1, choices.size(), true),
                new AnswerKey.MultipleChoice(correct, rule, explanation));
    }

    private static BigDecimal get(Map<String, BigDecimal> credits, String id) {
        return credits.getOrDefault(id, BigDecimal.ZERO);
    }

    private Parts trueFalse(String stem, String answers, String rationale) throws IOException {
        var said = split(answers);
        var isTrue = said.text().strip().toUpperCase(Locale.ROOT).startsWith("T");
        var more = split(said.feedback());
        var feedback = new ArrayList<Feedback>();
        told(isTrue ? "false" : "true", more.text(), feedback);
        told(isTrue ? "true" : "false", more.feedback(), feedback);
        return new Parts(
                new QuestionContent.TrueFalse(stem),
                new AnswerKey.TrueFalse(isTrue, said(rationale, feedback)));
    }

    private Parts matching(String stem, List<Answer> answers, String rationale)
            throws Refusal, IOException {
        var sources = new ArrayList<Choice>();
        var targets = new ArrayList<Choice>();
        var targetByText = new HashMap<String, String>();
        var pairs = new ArrayList<Pair>();
        for (var answer : answers) {
            var text = withoutCredit(answer.raw());
            if (text.length() < answer.raw().length()) {
                remarks.accept(Remark.lossy("The credit of a pair is not kept."));
            }
            var arrow = GiftText.indexOf(text, "->", 0);
            var target = target(text.substring(arrow + 2).strip());
            if (target.isEmpty()) {
                throw new Refusal("A pair has nothing after its arrow.");
            }
            var targetId = targetByText.get(target);
            if (targetId == null) {
                targetId = ShortId.of(targets.size());
                targetByText.put(target, targetId);
                targets.add(new Choice(targetId, plain(target)));
            }
            var source = markup(text.substring(0, arrow));
            if (!source.isBlank()) {
                var sourceId = ShortId.of(sources.size());
                sources.add(new Choice(sourceId, source));
                pairs.add(new Pair(sourceId, targetId));
            }
        }
        if (sources.size() < 2) {
            throw new Refusal("It has fewer than two pairs.");
        }
        return new Parts(
                new QuestionContent.Matching(stem, sources, targets, 1, 0, true),
                new AnswerKey.Matching(
                        pairs,
                        new ScoringRule.PartialCredit(Map.of()),
                        said(rationale, List.of())));
    }

    /** A target has no format; earlier exports of ours gave it one. */
    private String target(String raw) {
        if (!raw.startsWith(PLAIN)) {
            return onOneLine(raw, kind);
        }
        remarks.accept(Remark.normalised("A %s before a target is left out.".formatted(PLAIN)));
        return onOneLine(raw.substring(PLAIN.length()), "plain");
    }

    private Parts ordering(String stem, GiftOrder order, String rationale)
            throws Refusal, IOException {
        var items = new ArrayList<Choice>();
        for (var item : order.items()) {
            items.add(new Choice(ShortId.of(items.size()), markup(item)));
        }
        if (items.size() < 2) {
            throw new Refusal("It has fewer than two things to put in order.");
        }
        return new Parts(
                new QuestionContent.Ordering(stem, items),
                new AnswerKey.Ordering(
                        items.stream().map(Choice::id).toList(),
                        order.scoring(),
                        said(rationale, List.of())));
    }

    private Parts shortAnswer(String stem, List<Answer> answers, String rationale)
            throws Refusal, IOException {
        var accepted = new ArrayList<AcceptedText>();
        for (var answer : answers) {
            var said = split(answer.raw());
            var text = line(said.text());
            if (text.isEmpty()) {
                throw new Refusal("An answer is empty.");
            }
            accepted.add(
                    new AcceptedText(
                            text,
                            notNegative(share(credit(answer.raw(), HUNDRED))),
                            markup(said.feedback())));
        }
        if (accepted.stream().noneMatch(text -> text.credit().compareTo(BigDecimal.ONE) == 0)) {
            throw new Refusal("No answer earns 100 %.");
        }
        var texts = new AcceptedText.Texts(accepted, new AcceptedText.Matching(false, true, true));
        FirstFit.warnOf(texts, remarks);
        return new Parts(
                new QuestionContent.ShortAnswer(stem, 0),
                new AnswerKey.ShortAnswer(texts, said(rationale, List.of())));
    }

    private Parts numerical(String stem, List<Answer> answers, String rationale)
            throws Refusal, IOException {
        var accepted = new ArrayList<AcceptedNumber>();
        for (var answer : answers) {
            var said = split(answer.raw());
            var text = line(said.text());
            var credit =
                    notNegative(
                            share(
                                    credit(
                                            answer.raw(),
                                            answer.mark() == '~' ? BigDecimal.ZERO : HUNDRED)));
            if (text.isEmpty() || text.equals("*")) {
                if (answer.mark() == '~' || text.equals("*")) {
                    accepted.add(new AcceptedNumber.Anything(credit, markup(said.feedback())));
                    continue;
                }
                throw new Refusal("A number is missing.");
            }
            accepted.add(number(text, credit, markup(said.feedback())));
        }
        if (accepted.stream().noneMatch(number -> number.credit().compareTo(BigDecimal.ONE) == 0)) {
            throw new Refusal("No number earns 100 %.");
        }
        FirstFit.warnOf(accepted, remarks);
        return new Parts(
                new QuestionContent.Numerical(stem, new UnitEntry.None()),
                new AnswerKey.Numerical(
                        new AcceptedNumber.Numbers(accepted, AcceptedNumber.Units.NONE),
                        said(rationale, List.of())));
    }

    private AcceptedNumber number(String text, BigDecimal credit, String feedback) throws Refusal {
        var dots = text.indexOf("..");
        if (dots > 0) {
            var minimum = measure(text.substring(0, dots));
            var maximum = measure(text.substring(dots + 2));
            return new AcceptedNumber.Range(
                    minimum.min(maximum), minimum.max(maximum), credit, feedback);
        }
        var colon = text.indexOf(':');
        var margin = colon < 0 ? BigDecimal.ZERO : measure(text.substring(colon + 1));
        return new AcceptedNumber.Value(
                measure(colon < 0 ? text : text.substring(0, colon)),
                new Tolerance.Absolute(margin.abs()),
                credit,
                feedback);
    }

    private BigDecimal measure(String text) throws Refusal {
        var number = decimal(text);
        ForeignDecimal.warnOfThousands(text, remarks);
        return number;
    }

    private static BigDecimal decimal(String text) throws Refusal {
        return ForeignDecimal.of(text)
                .orElseThrow(() -> new Refusal("\"%s\" is no number.".formatted(text.strip())));
    }

    /**
     * Text and feedback of an answer.
     *
     * @param isFeedback whether a {@code #} stands there
     */
    private record Said(String text, String feedback, boolean isFeedback) {}

    private static Said split(String raw) {
        var text = withoutCredit(raw);
        var hash = GiftText.feedback(text);
        return hash < 0
                ? new Said(text, "", false)
                : new Said(text.substring(0, hash), text.substring(hash + 1), true);
    }

    /** In percent. */
    private static BigDecimal credit(String raw, BigDecimal otherwise) throws Refusal {
        var said = CREDIT.matcher(raw);
        if (!said.lookingAt()) {
            return otherwise;
        }
        var credit = decimal(said.group(1));
        if (credit.abs().compareTo(HUNDRED) > 0) {
            throw new Refusal("%s %% is more than everything.".formatted(credit.toPlainString()));
        }
        return credit;
    }

    private static BigDecimal share(BigDecimal percent) {
        return ForeignDecimal.plain(percent.movePointLeft(2));
    }

    private BigDecimal notNegative(BigDecimal credit) {
        if (credit.signum() < 0) {
            remarks.accept(Remark.lossy("An answer that would cost points earns none."));
            return BigDecimal.ZERO;
        }
        return credit;
    }

    private void told(String choice, String raw, List<Feedback> feedback) throws IOException {
        var text = markup(raw);
        if (!text.isBlank()) {
            feedback.add(new Feedback(choice, text));
        }
    }

    private static Explanation said(String rationale, List<Feedback> feedback) {
        return new Explanation(
                rationale, feedback, AnswerKey.Overall.NONE, List.of(), List.of(), null);
    }

    private static String kindOf(String raw, String otherwise) {
        var named = KIND.matcher(raw);
        return named.lookingAt() ? named.group(1).toLowerCase(Locale.ROOT) : otherwise;
    }

    private static String withoutKind(String raw) {
        var named = KIND.matcher(raw);
        return named.lookingAt() ? raw.substring(named.end()) : raw;
    }

    /** A text that carries markup, in the question's format. */
    private String markup(String raw) throws IOException {
        var own = kindOf(raw, kind);
        var text = withoutKind(raw).strip();
        if (text.isEmpty()) {
            return "";
        }
        if (text.contains("@@PLUGINFILE@@")) {
            remarks.accept(Remark.lossy("A file is linked that GIFT does not carry."));
        }
        return media.withoutDataUris(
                switch (own) {
                    case "markdown" -> markdown(GiftText.unescaped(text));
                    case "plain" -> plain(GiftText.unescaped(lines(text, "\n")));
                    case "html" -> html(GiftText.unescaped(text));
                    default -> html(broken(GiftText.unescaped(lines(text, "\n"))));
                });
    }

    /** As Moodle shows it: a line ends where it does in the file, but not beside a tag. */
    private static String broken(String text) {
        var html = LESS_THAN.matcher(text).replaceAll("&lt;");
        return BREAK_BESIDE_TAG.matcher(html).replaceAll(" ").replace("\n", "<br>");
    }

    private String markdown(String text) {
        if (format == TextFormat.MARKDOWN) {
            return text;
        }
        remarks.accept(Remark.lossy("A text in Markdown among others is shown as it was written."));
        return Html.of(text);
    }

    private String html(String text) {
        return format == TextFormat.MARKDOWN ? text.replaceAll("\\R\\s*\\R", "\n") : text;
    }

    /** Plain text in the question's format. */
    private String plain(String text) {
        return format == TextFormat.MARKDOWN ? Markdown.of(text) : Html.of(text);
    }

    /** The lines without white space at their ends, with this between them. */
    private static String lines(String raw, String between) {
        return SPACE.matcher(raw)
                .replaceAll(space -> BREAK.matcher(space.group()).find() ? between : "$0");
    }

    private static String withoutCredit(String raw) {
        var credit = CREDIT.matcher(raw);
        return credit.lookingAt() ? raw.substring(credit.end()) : raw;
    }

    /** A plain text on one line. */
    private String line(String raw) {
        return onOneLine(withoutKind(raw), kindOf(raw, kind));
    }

    private static String onOneLine(String raw, String kind) {
        var text = GiftText.unescaped(lines(raw.strip(), " ")).replace('\n', ' ').strip();
        return PLAIN_KINDS.contains(kind) || (!Html.hasTags(text) && text.indexOf('&') < 0)
                ? text
                : Html.text(text);
    }
}
