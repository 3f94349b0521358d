package assay.question.exchange.gift;

import assay.question.content.AcceptedNumber;
import assay.question.content.AcceptedText;
import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Explanation;
import assay.question.content.AnswerKey.ScoringRule;
import assay.question.content.Difficulty;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionDraft;
import assay.question.content.TextFormat;
import assay.question.content.Tolerance;
import assay.question.content.UnitEntry;
import assay.question.exchange.FirstFit;
import assay.question.exchange.ForeignDecimal;
import assay.question.exchange.Format;
import assay.question.exchange.Outgoing;
import assay.question.exchange.QuestionWriter;
import assay.question.exchange.Refusal;
import assay.question.exchange.Remark;
import assay.question.exchange.html.Html;
import assay.question.exchange.html.PlainText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes GIFT. */
public final class GiftWriter implements QuestionWriter {
    @Override
    public Format format() {
        return Format.GIFT;
    }

    @Override
    public String mediaType() {
        return "text/plain";
    }

    @Override
    public void write(Stream<Outgoing> questions, Assets assets, OutputStream out, Losses losses)
            throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        var bank = "";
        for (var each = questions.iterator(); each.hasNext(); ) {
            var question = each.next();
            if (!question.bank().equals(bank)) {
                bank = question.bank();
                writer.write("$CATEGORY: $course$/top/" + line(bank).replace("/", "//") + "\n\n");
            }
            var one = new OneQuestion(question);
            try {
                writer.write(one.gift());
                losses.written(question, List.copyOf(one.remarks));
            } catch (Refusal refusal) {
                losses.leftOut(question, refusal.reason());
            }
        }
        writer.flush();
    }

    private static String line(String text) {
        return text.replaceAll("\\R", " ");
    }

    /** One question on its way out. */
    private static final class OneQuestion {
        private static final int PERCENT_DECIMALS = 5;
        private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

        /** What parts a pair; it has no escape. */
        private static final String ARROW = "->";

        private final Outgoing outgoing;
        private final QuestionDraft draft;
        private final Set<Remark> remarks = new LinkedHashSet<>();

        OneQuestion(Outgoing outgoing) {
            this.outgoing = outgoing;
            this.draft = outgoing.draft();
        }

        String gift() throws Refusal {
            if (draft.content().choices().stream().anyMatch(choice -> choice.text().isBlank())) {
                throw new Refusal("In GIFT each choice has a text.");
            }
            var explanation = draft.key().explanation();
            var block = block(explanation);
            unsaid(explanation);
            var tags =
                    draft.tags().stream()
                            .map(tag -> " [tag:%s]".formatted(tag))
                            .collect(Collectors.joining());
            return "// [id:%s]%s%n::%s::%s%s%s%n%n"
                    .formatted(
                            outgoing.name(),
                            tags,
                            GiftText.escaped(line(draft.title())),
                            draft.textFormat() == TextFormat.MARKDOWN ? "[markdown]" : "[html]",
                            GiftText.escaped(draft.content().stem()),
                            block)
                    .replace("\r\n", "\n");
        }

        private String block(Explanation explanation) throws Refusal {
            var rationale =
                    explanation.rationale().isEmpty() ? "" : "####" + text(explanation.rationale());
            return switch (draft.content()) {
                case QuestionContent.Description _ -> "";
                case QuestionContent.Essay essay -> {
                    loseIf(
                            essay.wordsMin() != 0
                                    || essay.wordsMax() != 0
                                    || !essay.template().isEmpty(),
                            "Limits and template of the essay are lost.");
                    yield "{" + rationale + "}";
                }
                case QuestionContent.TrueFalse _
                        when draft.key() instanceof AnswerKey.TrueFalse(var correct, _) ->
                        "{%s%s%s}"
                                .formatted(correct ? "TRUE" : "FALSE", truths(correct), rationale);
                case QuestionContent.SingleChoice question
                        when draft.key() instanceof AnswerKey.SingleChoice key ->
                        single(question, key, rationale);
                case QuestionContent.MultipleChoice question
                        when draft.key() instanceof AnswerKey.MultipleChoice key ->
                        multiple(question, key, rationale);
                case QuestionContent.ShortAnswer _
                        when draft.key() instanceof AnswerKey.ShortAnswer(var texts, _) ->
                        shortAnswer(texts, rationale);
                case QuestionContent.Numerical(_, var units)
                        when draft.key() instanceof AnswerKey.Numerical(var numbers, _) -> {
                    loseIf(!(units instanceof UnitEntry.None), "Units are lost.");
                    yield numerical(numbers, rationale);
                }
                case QuestionContent.Matching question
                        when draft.key() instanceof AnswerKey.Matching key ->
                        matching(question, key, rationale);
                case QuestionContent other ->
                        throw new Refusal(
                                "GIFT has no %s questions."
                                        .formatted(
                                                other.interaction()
                                                        .name()
                                                        .toLowerCase(Locale.ROOT)));
            };
        }

        private String single(
                QuestionContent.SingleChoice question,
                AnswerKey.SingleChoice key,
                String rationale) {
            loseIf(!question.shuffle(), "That choices stay in order is lost.");
            var lines = new StringBuilder("{");
            for (var choice : question.choices()) {
                var isRight = choice.id().equals(key.correct());
                var credit = key.credits().getOrDefault(choice.id(), BigDecimal.ZERO);
                lines.append("\n\t")
                        .append(isRight ? "=" : "~")
                        .append(credit(isRight ? BigDecimal.ONE : credit, isRight, choice.text()))
                        .append(text(choice.text()))
                        .append(feedback(choice.id()));
            }
            return lines.append(closing(rationale)).toString();
        }

        private String multiple(
                QuestionContent.MultipleChoice question,
                AnswerKey.MultipleChoice key,
                String rationale) {
            loseIf(!question.shuffle(), "That choices stay in order is lost.");
            loseIf(
                    question.minChoices() != 1
                            || question.maxChoices() != question.choices().size(),
                    "How many are to be chosen is lost.");
            var shares = shares(question, key);
            var lines = new StringBuilder("{");
            for (var choice : question.choices()) {
                lines.append("\n\t~%")
                        .append(percent(shares.getOrDefault(choice.id(), BigDecimal.ZERO)))
                        .append('%')
                        .append(text(choice.text()))
                        .append(feedback(choice.id()));
            }
            return lines.append(closing(rationale)).toString();
        }

        private Map<String, BigDecimal> shares(
                QuestionContent.MultipleChoice question, AnswerKey.MultipleChoice key) {
            var even =
                    BigDecimal.ONE.divide(
                            BigDecimal.valueOf(key.correct().size()), 7, RoundingMode.DOWN);
            return switch (key.scoring()) {
                case ScoringRule.AllOrNothing() -> {
                    remarks.add(
                            Remark.lossy(
                                    "That only all right choices together earn something is"
                                            + " lost."));
                    yield even(question, key, even);
                }
                case ScoringRule.PartialCredit(var weights) when weights.isEmpty() -> {
                    remarks.add(Remark.normalised("Even shares are written as percentages."));
                    yield even(question, key, even);
                }
                case ScoringRule.PartialCredit(var weights) -> weights;
                case ScoringRule.Mapped mapped -> {
                    loseIf(
                            mapped.upperBound() != null
                                    || isAboveNothing(mapped.lowerBound())
                                    || mapped.otherwise().signum() != 0,
                            "Bounds of the mapping are lost.");
                    remarks.add(Remark.normalised("The mapping is written as percentages."));
                    yield mapped.values().entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            Map.Entry::getKey,
                                            value ->
                                                    value.getValue()
                                                            .divide(
                                                                    mapped.full(),
                                                                    7,
                                                                    RoundingMode.DOWN)));
                }
            };
        }

        private static boolean isAboveNothing(@Nullable BigDecimal bound) {
            return bound != null && bound.signum() > 0;
        }

        private static Map<String, BigDecimal> even(
                QuestionContent.MultipleChoice question,
                AnswerKey.MultipleChoice key,
                BigDecimal share) {
            return question.choices().stream()
                    .collect(
                            Collectors.toMap(
                                    QuestionContent.Choice::id,
                                    choice ->
                                            key.correct().contains(choice.id())
                                                    ? share
                                                    : share.negate()));
        }

        private String truths(boolean correct) {
            var wrong = said(correct ? "false" : "true");
            var right = said(correct ? "true" : "false");
            return wrong.isEmpty() && right.isEmpty()
                    ? ""
                    : "#" + text(wrong) + (right.isEmpty() ? "" : "#" + text(right));
        }

        private String shortAnswer(AcceptedText.Texts texts, String rationale) throws Refusal {
            var matching = texts.matching();
            loseIf(matching.caseSensitive(), "That case matters is lost.");
            loseIf(!matching.accentSensitive(), "That accents do not matter is lost.");
            if (!matching.wildcards()) {
                var hasStar = texts.accepted().stream().anyMatch(text -> text.text().contains("*"));
                remarks.add(
                        hasStar
                                ? Remark.lossy("A * is a wildcard in GIFT.")
                                : Remark.normalised("Wildcards are always allowed in GIFT."));
            }
            var lines = new StringBuilder("{");
            for (var accepted : FirstFit.bestFirst(texts, remarks::add)) {
                if (accepted.text().isBlank()) {
                    throw new Refusal("In GIFT each answer has a text.");
                }
                if (accepted.text().contains(ARROW)) {
                    throw new Refusal("In GIFT an arrow makes a pair of an answer.");
                }
                loseIf(
                        accepted.text().contains("\\*"),
                        "An asterisk that is none of the wildcards is lost.");
                lines.append("\n\t=")
                        .append(credit(accepted.credit(), true, accepted.text()))
                        .append("[plain]")
                        .append(GiftText.escaped(line(accepted.text())))
                        .append(hash(withoutArrow(accepted.feedback())));
            }
            return lines.append(closing(rationale)).toString();
        }

        /** What follows the mark for any other number would be part of its feedback. */
        private List<AcceptedNumber> othersLast(AcceptedNumber.Numbers numbers) {
            var best = FirstFit.bestFirst(numbers.accepted(), remarks::add);
            var others = best.stream().filter(OneQuestion::isOther).toList();
            loseIf(others.size() > 1, "Only one answer to all other numbers is kept.");
            return Stream.concat(
                            best.stream().filter(number -> !isOther(number)),
                            others.stream().limit(1))
                    .toList();
        }

        private static boolean isOther(AcceptedNumber number) {
            return number instanceof AcceptedNumber.Anything && number.credit().signum() == 0;
        }

        private String numerical(AcceptedNumber.Numbers numbers, String rationale) throws Refusal {
            var lines = new StringBuilder("{#");
            for (var accepted : othersLast(numbers)) {
                lines.append("\n\t")
                        .append(
                                switch (accepted) {
                                    case AcceptedNumber.Value(
                                                    var value,
                                                    Tolerance.Absolute(var margin),
                                                    var credit,
                                                    _) ->
                                            "=%s%s:%s"
                                                    .formatted(
                                                            credit(credit, true, ""),
                                                            value.toPlainString(),
                                                            margin.toPlainString());
                                    case AcceptedNumber.Range(
                                                    var minimum,
                                                    var maximum,
                                                    var credit,
                                                    _) ->
                                            "=%s%s..%s"
                                                    .formatted(
                                                            credit(credit, true, ""),
                                                            minimum.toPlainString(),
                                                            maximum.toPlainString());
                                    case AcceptedNumber.Anything(var credit, _) ->
                                            credit.signum() == 0
                                                    ? "~"
                                                    : "=%s*".formatted(credit(credit, true, ""));
                                    case AcceptedNumber.Value _, AcceptedNumber.Formula _ ->
                                            throw new Refusal("GIFT has only absolute tolerances.");
                                })
                        .append(hash(accepted.feedback()));
            }
            return lines.append(closing(rationale)).toString();
        }

        private String matching(
                QuestionContent.Matching question, AnswerKey.Matching key, String rationale)
                throws Refusal {
            loseIf(
                    !(key.scoring() instanceof ScoringRule.PartialCredit(var weights)
                            && weights.isEmpty()),
                    "The scoring rule is lost: each right pair earns its share.");
            loseIf(
                    question.targetUsesMax() != 0 || question.sourceUsesMax() != 1,
                    "How often sources and targets may be used is lost.");
            loseIf(!question.shuffle(), "That pairs stay in order is lost.");
            if (question.sources().size() < 2
                    || question.sources().stream().anyMatch(each -> each.text().isBlank())) {
                throw new Refusal("In GIFT there are two pairs at least, all with texts.");
            }
            var lines = new StringBuilder("{");
            var used = new LinkedHashSet<String>();
            for (var source : question.sources()) {
                var targets =
                        key.correct().stream()
                                .filter(pair -> pair.source().equals(source.id()))
                                .toList();
                if (targets.size() != 1) {
                    throw new Refusal("In GIFT each source has one target.");
                }
                used.add(targets.getFirst().target());
                lines.append(pair(source.text(), target(question, targets.getFirst().target())));
            }
            for (var target : question.targets()) {
                if (!used.contains(target.id())) {
                    lines.append(pair("", target(question, target.id())));
                }
            }
            return lines.append(closing(rationale)).toString();
        }

        private String pair(String source, String target) {
            return "\n\t=%s -> %s".formatted(text(withoutArrow(source)), GiftText.escaped(target));
        }

        /** An arrow has a meaning, wherever it stands. */
        private String withoutArrow(String text) {
            if (!text.contains(ARROW)) {
                return text;
            }
            remarks.add(Remark.normalised("An arrow in a text is written as a reference."));
            return text.replace(ARROW, "-&gt;");
        }

        /** A target has no format in GIFT; tags in it are not shown, references are. */
        private String target(QuestionContent.Matching question, String id) throws Refusal {
            var text =
                    question.targets().stream()
                            .filter(target -> target.id().equals(id))
                            .findFirst()
                            .orElseThrow()
                            .text();
            var plain = PlainText.of(text, draft.textFormat());
            if (plain.isBlank()) {
                throw new Refusal("A target has no text without its markup.");
            }
            loseIf(
                    !PlainText.in(draft.textFormat(), plain).equals(text),
                    "Markup of a target is lost.");
            return Html.text(plain).equals(plain) ? plain : Html.escaped(plain);
        }

        private String credit(BigDecimal credit, boolean fullByDefault, String text) {
            var isDefault = credit.compareTo(fullByDefault ? BigDecimal.ONE : BigDecimal.ZERO) == 0;
            return isDefault && !text.startsWith("%") ? "" : "%" + percent(credit) + "%";
        }

        private String percent(BigDecimal share) {
            var exact = share.multiply(HUNDRED);
            var rounded = exact.setScale(PERCENT_DECIMALS, RoundingMode.HALF_UP);
            loseIf(
                    rounded.compareTo(exact) != 0,
                    "A share of more than %d places is rounded.".formatted(PERCENT_DECIMALS));
            return ForeignDecimal.plain(rounded).toPlainString();
        }

        private String feedback(String choice) {
            return hash(said(choice));
        }

        private String said(String choice) {
            return draft.key().explanation().feedback().stream()
                    .filter(feedback -> feedback.choice().equals(choice))
                    .map(AnswerKey.Feedback::text)
                    .findFirst()
                    .orElse("");
        }

        private String hash(String feedback) {
            return feedback.isEmpty() ? "" : "#" + text(feedback);
        }

        private static String closing(String rationale) {
            return (rationale.isEmpty() ? "" : "\n\t" + rationale) + "\n}";
        }

        /** A text with markup; one that looks like a format's name says its own before. */
        private String text(String text) {
            var own = draft.textFormat() == TextFormat.MARKDOWN ? "[markdown]" : "[html]";
            return (text.startsWith("[") ? own : "") + GiftText.escaped(text);
        }

        private void unsaid(Explanation explanation) {
            loseIf(draft.difficulty() != Difficulty.MEDIUM, "The difficulty is lost.");
            loseIf(!draft.language().equals("und"), "The language is lost.");
            loseIf(draft.estimatedTime() != null, "The estimated time is lost.");
            loseIf(!draft.topics().isEmpty(), "Topics are lost.");
            loseIf(!draft.source().isEmpty(), "The source is lost.");
            loseIf(!draft.properties().isEmpty(), "Properties are lost.");
            var origin = draft.origin();
            loseIf(
                    origin != null && !origin.document().isEmpty(),
                    "What it was imported from is lost.");
            loseIf(
                    draft.points().signum() != 0 && draft.points().compareTo(BigDecimal.ONE) != 0,
                    "The points are lost.");
            loseIf(!explanation.hints().isEmpty(), "Hints are lost.");
            loseIf(!explanation.references().isEmpty(), "References are lost.");
            loseIf(explanation.reviewBy() != null, "The date of review is lost.");
            loseIf(
                    !explanation.overall().equals(AnswerKey.Overall.NONE),
                    "Feedback by how good the response is is lost.");
            loseIf(
                    draft.content() instanceof QuestionContent.Matching
                            && !explanation.feedback().isEmpty(),
                    "Feedback of pairs is lost.");
            loseIf(
                    draft.content() instanceof QuestionContent.Description
                            && !explanation.rationale().isEmpty(),
                    "The rationale is lost.");
            loseIf(
                    draft.texts().stream().anyMatch(text -> text.contains("asset:")),
                    "GIFT carries no pictures: they are links that no other platform can follow.");
            if (draft.key() instanceof AnswerKey.Essay(var marking, _)) {
                loseIf(
                        !marking.notes().isEmpty() || !marking.rubric().isEmpty(),
                        "Notes for markers are lost.");
            }
            if (draft.content() instanceof QuestionContent.ShortAnswer(_, var length)) {
                loseIf(length != 0, "The expected length is lost.");
            }
        }

        private void loseIf(boolean isLost, String what) {
            if (isLost) {
                remarks.add(Remark.lossy(what));
            }
        }
    }
}
