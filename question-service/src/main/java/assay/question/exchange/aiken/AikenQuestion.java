package assay.question.exchange.aiken;

import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Explanation;
import assay.question.content.AnswerKey.ScoringRule;
import assay.question.content.Difficulty;
import assay.question.content.Origin;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.QuestionDraft;
import assay.question.content.TextFormat;
import assay.question.exchange.ForeignDecimal;
import assay.question.exchange.Place;
import assay.question.exchange.Reading;
import assay.question.exchange.Refusal;
import assay.question.exchange.Remark;
import assay.question.exchange.ShortId;
import assay.question.exchange.TagName;
import assay.question.exchange.html.Html;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** One question of an Aiken file, line by line. */
final class AikenQuestion {
    static final int LINES_MAX = 1_000;
    private static final int TITLE_CHARACTERS_MAX = 100;
    private static final int LETTERS = 26;
    private static final BigDecimal POINTS_MAX = BigDecimal.valueOf(1_000);
    private static final int POINTS_DECIMALS = 4;

    /** A letter, as the choices have it, and perhaps what it stands for. */
    private static final Pattern LETTER = Pattern.compile("([A-Z])(?:[).:](?:\\s.*)?)?");

    private static final Pattern SEVERAL =
            Pattern.compile("[A-Z](?:(?:\\s*[,;&]\\s*|\\s+AND\\s+)[A-Z])+");

    private final int begin;
    private final List<String> stem = new ArrayList<>();
    private final List<StringBuilder> choices = new ArrayList<>();
    private final List<String> explanation = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private final Set<Remark> remarks;
    private BigDecimal points = BigDecimal.ONE;
    private String answer = "";

    /** The line that looks like a choice and has no letter that one could have; empty: none. */
    private String outOfTurn = "";

    private boolean isExplained;
    private int lines;

    AikenQuestion(int begin, List<Remark> ofEach) {
        this.begin = begin;
        this.remarks = new LinkedHashSet<>(ofEach);
    }

    boolean isEmpty() {
        return stem.isEmpty() && choices.isEmpty();
    }

    boolean isAsked() {
        return !stem.isEmpty();
    }

    boolean hasChoices() {
        return !choices.isEmpty();
    }

    boolean isExplained() {
        return isExplained;
    }

    boolean isNext(char letter) {
        return letter == 'A' + choices.size() && choices.size() < LETTERS;
    }

    private boolean isRoomLeft() {
        lines++;
        return lines <= LINES_MAX;
    }

    void asks(String line) {
        if (isRoomLeft()) {
            stem.add(line);
        }
    }

    void offers(String choice) {
        choices.add(new StringBuilder(choice));
    }

    /** The line stands behind the last choice. */
    void goesOn(String line) {
        if (isRoomLeft()) {
            choices.getLast().append(' ').append(line);
            remark("A line without a letter goes on with the choice before it.");
        }
    }

    void isOutOfTurn(String line) {
        outOfTurn = outOfTurn.isEmpty() ? line : outOfTurn;
    }

    void explains(String line) {
        isExplained = true;
        if (isRoomLeft()) {
            explanation.add(line);
        }
    }

    void answeredBy(String letters) {
        answer = letters.toUpperCase(Locale.ROOT);
    }

    void remark(String normalised) {
        remarks.add(Remark.normalised(normalised));
    }

    void says(AikenLine.Fact fact) {
        switch (fact.name()) {
            case "T", "DESCRIPTION" -> asks(fact.value());
            case "SCORE" -> scores(fact.value());
            default -> {
                for (var tag : fact.value().split(",", LINES_MAX)) {
                    if (!tag.isBlank()) {
                        TagName.add(tag.strip(), tags, remarks::add);
                    }
                }
            }
        }
    }

    private void scores(String value) {
        var said =
                ForeignDecimal.of(value)
                        .filter(score ->
                                score.signum() > 0
                                        && score.compareTo(POINTS_MAX) <= 0
                                        && score.scale() <= POINTS_DECIMALS);
        said.ifPresent(score -> points = score);
        if (said.isEmpty()) {
            remarks.add(Remark.lossy("The score \"%s\" is not kept.".formatted(shortened(value))));
        }
    }

    /** The question as far as it came, refused. */
    Reading refused(String reason) {
        return new Reading.Refused(new Place("", begin, ""), shortened(said()), reason);
    }

    Reading reading() {
        try {
            return new Reading.Question(
                    new Place("", begin, ""), "", draft(), List.of(), List.copyOf(remarks));
        } catch (Refusal refusal) {
            return refused(refusal.reason());
        }
    }

    private QuestionDraft draft() throws Refusal {
        var right = right();
        var listed = new ArrayList<Choice>();
        var correct = new ArrayList<String>();
        for (var place = 0; place < choices.size(); place++) {
            if (choices.get(place).isEmpty()) {
                remark("A choice without text was left out.");
                continue;
            }
            var id = ShortId.of(listed.size());
            listed.add(new Choice(id, Html.of(choices.get(place).toString())));
            if (right.contains(place)) {
                correct.add(id);
            }
        }
        var asked = Html.of(String.join("\n", stem));
        var isSingle = correct.size() == 1;
        return new QuestionDraft(
                shortened(said()),
                Difficulty.MEDIUM,
                List.of(),
                tags,
                "und",
                null,
                points,
                TextFormat.HTML,
                isSingle
                        ? new QuestionContent.SingleChoice(asked, listed, true)
                        : new QuestionContent.MultipleChoice(asked, listed, 1, listed.size(), true),
                isSingle
                        ? new AnswerKey.SingleChoice(correct.getFirst(), Map.of(), explained())
                        : new AnswerKey.MultipleChoice(
                                correct, new ScoringRule.AllOrNothing(), explained()),
                "",
                Map.of(),
                new Origin("aiken", "", "", Map.of()));
    }

    /** Places of the right choices. */
    private List<Integer> right() throws Refusal {
        if (lines > LINES_MAX) {
            throw new Refusal("It has more than %d lines.".formatted(LINES_MAX));
        }
        if (stem.isEmpty()) {
            throw new Refusal("It has choices and no text before them.");
        }
        if (!outOfTurn.isEmpty()) {
            throw new Refusal(
                    "\"%s\" looks like a choice, but its letter is not the next one."
                            .formatted(shortened(outOfTurn)));
        }
        if (choices.stream().filter(text -> !text.isEmpty()).count() < 2) {
            throw new Refusal("It has fewer than two choices.");
        }
        var right = places();
        if (right.isEmpty() || right.stream().anyMatch(place -> place >= choices.size())) {
            throw new Refusal(
                    "Its answer \"%s\" is none of its choices.".formatted(shortened(answer)));
        }
        if (right.stream().anyMatch(place -> choices.get(place).isEmpty())) {
            throw new Refusal("Its right choice has no text.");
        }
        return right;
    }

    /** Of the letters of the answer; empty if it is something else. */
    private List<Integer> places() {
        var letter = LETTER.matcher(answer);
        if (letter.matches()) {
            return List.of(letter.group(1).charAt(0) - 'A');
        }
        if (!SEVERAL.matcher(answer).matches()) {
            return List.of();
        }
        return answer.replace("AND", ",")
                .chars()
                .filter(Character::isLetter)
                .map(each -> each - 'A')
                .distinct()
                .sorted()
                .boxed()
                .toList();
    }

    private Explanation explained() {
        return new Explanation(
                Html.of(String.join("\n", explanation).strip()),
                List.of(),
                AnswerKey.Overall.NONE,
                List.of(),
                List.of(),
                null);
    }

    private String said() {
        return String.join(" ", stem);
    }

    private static String shortened(String text) {
        return Html.shortened(text, TITLE_CHARACTERS_MAX);
    }
}
