package assay.session.response;

import assay.session.Fault;
import assay.session.pool.Gap;
import assay.session.pool.Label;
import assay.session.pool.Listed;
import assay.session.pool.QuestionContent;
import assay.session.pool.Shape;
import assay.session.pool.UnitEntry;
import assay.session.response.Response.PartResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is wrong with a response to a question. Every save comes this way, so nothing is built
 * that is not needed to look.
 */
final class Fitting {
    static final int SHORT_TEXT_CHARS_MAX = 1_000;
    static final int ESSAY_CHARS_MAX = 100_000;
    static final int UNIT_CHARS_MAX = 40;

    /** Beyond so many times the limit of words an essay is not even kept. */
    private static final int WORDS_FACTOR_MAX = 2;

    /** Longer lists are refused unread; comparing each item with each then stays cheap. */
    static final int ITEMS_MAX = 500;

    /** A target, or a source, that may be used without limit. */
    private static final int NO_LIMIT = 0;

    private final KnownFiles files;
    private final List<Fault> faults = new ArrayList<>(0);

    /** Pointer to the response that is looked at. */
    private String at = "";

    /** Id of the part of a composite question that it answers; empty: the question itself. */
    private String part = "";

    Fitting(KnownFiles files) {
        this.files = files;
    }

    List<Fault> check(QuestionContent content, Response response) {
        look(content, response);
        return faults;
    }

    private void look(QuestionContent content, Response response) {
        switch (content) {
            case QuestionContent.SingleChoice question
                    when response instanceof Response.SingleChoice(var choice) ->
                    known(question.choices(), choice, "/choice", "choice");
            case QuestionContent.MultipleChoice question
                    when response instanceof Response.MultipleChoice(var choices) ->
                    chosen(question.choices(), choices, question.maxChoices(), "choice");
            case QuestionContent.TrueFalse _ when response instanceof Response.TrueFalse -> {}
            case QuestionContent.ShortAnswer _
                    when response instanceof Response.ShortAnswer(var text) ->
                    text(text, SHORT_TEXT_CHARS_MAX, "/text");
            case QuestionContent.Numerical question
                    when response instanceof Response.Numerical(var value, var unit) ->
                    number(value, unit, question.units(), "");
            case QuestionContent.Matching question
                    when response instanceof Response.Matching(var pairs) ->
                    pairs(
                            pairs,
                            source -> isIn(question.sources(), source),
                            target -> isIn(question.targets(), target),
                            _ -> question.sourceUsesMax(),
                            _ -> question.targetUsesMax());
            case QuestionContent.Ordering question
                    when response instanceof Response.Ordering(var order) ->
                    ids(question.items(), order, "/order", "item");
            case QuestionContent.Categorise question
                    when response instanceof Response.Categorise(var pairs) ->
                    pairs(
                            pairs,
                            source -> isIn(question.items(), source),
                            target -> isIn(question.categories(), target),
                            _ -> 1,
                            _ -> NO_LIMIT);
            case QuestionContent.Cloze question when response instanceof Response.Cloze(var gaps) ->
                    gaps(question.gaps(), gaps);
            case QuestionContent.GapMatch question
                    when response instanceof Response.GapMatch(var pairs) ->
                    pairs(
                            pairs,
                            source -> isIn(question.words(), source),
                            question.gaps()::contains,
                            source -> usesMax(question.words(), source),
                            _ -> 1);
            case QuestionContent.Hotspot question
                    when response instanceof Response.Hotspot(var choices) ->
                    chosen(question.regions(), choices, question.maxChoices(), "region");
            case QuestionContent.SelectPoint question
                    when response instanceof Response.SelectPoint(var points) ->
                    points(question, points);
            case QuestionContent.LabelImage question
                    when response instanceof Response.LabelImage(var pairs) ->
                    pairs(
                            pairs,
                            source -> isIn(question.labels(), source),
                            target -> isIn(question.regions(), target),
                            source -> usesMax(question.labels(), source),
                            _ -> 1);
            case QuestionContent.Hottext question
                    when response instanceof Response.Hottext(var choices) ->
                    chosen(question.words(), choices, question.maxChoices(), "word");
            case QuestionContent.Slider question
                    when response instanceof Response.Slider(var value) ->
                    place(question, value);
            case QuestionContent.Essay question when response instanceof Response.Essay(var text) ->
                    essay(question, text);
            case QuestionContent.FileUpload question
                    when response instanceof Response.FileUpload(var named) ->
                    files(question, named);
            case QuestionContent.Calculated question
                    when response instanceof Response.Calculated(var value, var unit) ->
                    number(value, unit, question.units(), "");
            case QuestionContent.Composite question
                    when response instanceof Response.Composite(var parts) ->
                    parts(question, parts);
            case QuestionContent.Description _ ->
                    fault("/type", "this is a text without a question; it takes no response");
            case QuestionContent.SingleChoice _,
                    QuestionContent.MultipleChoice _,
                    QuestionContent.TrueFalse _,
                    QuestionContent.ShortAnswer _,
                    QuestionContent.Numerical _,
                    QuestionContent.Matching _,
                    QuestionContent.Ordering _,
                    QuestionContent.Categorise _,
                    QuestionContent.Cloze _,
                    QuestionContent.GapMatch _,
                    QuestionContent.Hotspot _,
                    QuestionContent.SelectPoint _,
                    QuestionContent.LabelImage _,
                    QuestionContent.Hottext _,
                    QuestionContent.Slider _,
                    QuestionContent.Essay _,
                    QuestionContent.FileUpload _,
                    QuestionContent.Calculated _,
                    QuestionContent.Composite _ ->
                    fault(
                            "/type",
                            "this question takes a %s response"
                                    .formatted(
                                            content.interaction().name().toLowerCase(Locale.ROOT)));
        }
    }

    private void fault(String pointer, String detail) {
        faults.add(new Fault(at + pointer, detail));
    }

    /** Whether the list is too long to be looked at, which is then noted. */
    private boolean isTooLong(List<?> items, String pointer) {
        boolean isTooLong = items.size() > ITEMS_MAX;
        if (isTooLong) {
            fault(pointer, "must have at most %d items".formatted(ITEMS_MAX));
        }
        return isTooLong;
    }

    private static boolean isIn(List<? extends Listed> items, String id) {
        return Listed.find(items, id) != null;
    }

    private static int usesMax(List<Label> labels, String id) {
        var label = Listed.find(labels, id);
        return label == null ? NO_LIMIT : label.usesMax();
    }

    private void known(List<? extends Listed> items, String id, String pointer, String what) {
        if (!isIn(items, id)) {
            fault(pointer, "the question has no %s %s".formatted(what, id));
        }
    }

    private void chosen(
            List<? extends Listed> items, List<String> choices, int choicesMax, String what) {
        ids(items, choices, "/choices", what);
        if (choices.size() > choicesMax && choices.size() <= ITEMS_MAX) {
            fault("/choices", "at most %d may be chosen".formatted(choicesMax));
        }
    }

    private void ids(List<? extends Listed> items, List<String> ids, String pointer, String what) {
        if (isTooLong(ids, pointer)) {
            return;
        }
        for (int i = 0; i < ids.size(); i++) {
            if (!isIn(items, ids.get(i))) {
                fault(pointer + "/" + i, "the question has no %s %s".formatted(what, ids.get(i)));
            } else if (ids.indexOf(ids.get(i)) < i) {
                fault(pointer + "/" + i, "%s is given twice".formatted(ids.get(i)));
            }
        }
    }

    private void pairs(
            List<Pair> pairs,
            Predicate<String> isSource,
            Predicate<String> isTarget,
            ToIntFunction<String> sourceUsesMax,
            ToIntFunction<String> targetUsesMax) {
        if (isTooLong(pairs, "/pairs")) {
            return;
        }
        for (int i = 0; i < pairs.size(); i++) {
            var pair = pairs.get(i);
            var pointer = "/pairs/" + i;
            if (!isSource.test(pair.source())) {
                fault(pointer + "/source", "the question has no source " + pair.source());
            }
            if (!isTarget.test(pair.target())) {
                fault(pointer + "/target", "the question has no target " + pair.target());
            }
            if (pairs.indexOf(pair) < i) {
                fault(pointer, "%s %s is given twice".formatted(pair.source(), pair.target()));
                continue;
            }
            int sourceUses = 0;
            int targetUses = 0;
            for (var earlier : pairs.subList(0, i + 1)) {
                sourceUses += earlier.source().equals(pair.source()) ? 1 : 0;
                targetUses += earlier.target().equals(pair.target()) ? 1 : 0;
            }
            usedWithin(sourceUses, sourceUsesMax.applyAsInt(pair.source()), pointer + "/source");
            usedWithin(targetUses, targetUsesMax.applyAsInt(pair.target()), pointer + "/target");
        }
    }

    private void usedWithin(int uses, int usesMax, String pointer) {
        if (usesMax != NO_LIMIT && uses > usesMax) {
            fault(pointer, "may be used %d time%s".formatted(usesMax, usesMax == 1 ? "" : "s"));
        }
    }

    private void gaps(List<Gap> gaps, List<GapResponse> given) {
        if (isTooLong(given, "/gaps")) {
            return;
        }
        for (int i = 0; i < given.size(); i++) {
            var response = given.get(i);
            var pointer = "/gaps/" + i;
            var gap = Gap.find(gaps, response.gap());
            if (gap == null) {
                fault(pointer + "/gap", "the question has no gap " + response.gap());
                continue;
            }
            for (var earlier : given.subList(0, i)) {
                if (earlier.gap().equals(response.gap())) {
                    fault(pointer + "/gap", "%s is given twice".formatted(response.gap()));
                    break;
                }
            }
            gap(gap, response, pointer);
        }
    }

    private void gap(Gap gap, GapResponse response, String pointer) {
        switch (gap) {
            case Gap.Text _ when response instanceof GapResponse.Text(_, var text) ->
                    text(text, SHORT_TEXT_CHARS_MAX, pointer + "/text");
            case Gap.Numeric(_, var units)
                    when response instanceof GapResponse.Numeric(_, var value, var unit) ->
                    number(value, unit, units, pointer);
            case Gap.Selection(_, var choices, _)
                    when response instanceof GapResponse.Selection(_, var choice) ->
                    known(choices, choice, pointer + "/choice", "choice");
            case Gap.Text _ -> fault(pointer + "/type", "this gap takes a text");
            case Gap.Numeric _ -> fault(pointer + "/type", "this gap takes a number");
            case Gap.Selection _ -> fault(pointer + "/type", "this gap takes a selection");
        }
    }

    private void number(String value, @Nullable String unit, UnitEntry units, String pointer) {
        isNumber(value, pointer);
        if (unit == null) {
            return;
        }
        switch (units) {
            case UnitEntry.None() -> fault(pointer + "/unit", "no unit is asked for");
            case UnitEntry.Written() -> text(unit, UNIT_CHARS_MAX, pointer + "/unit");
            case UnitEntry.Picked(var offered) -> {
                if (!offered.contains(unit)) {
                    fault(pointer + "/unit", "must be one of the units offered");
                }
            }
        }
    }

    private boolean isNumber(String value, String pointer) {
        boolean isNumber = WrittenNumber.isOne(value);
        if (!isNumber) {
            fault(
                    pointer + "/value",
                    "must be a decimal number such as -3.20 or 6.02e23, of at most %d characters"
                            .formatted(WrittenNumber.CHARS_MAX));
        }
        return isNumber;
    }

    private void place(QuestionContent.Slider slider, String value) {
        if (!isNumber(value, "")) {
            return;
        }
        var number = new BigDecimal(value);
        if (number.compareTo(slider.minimum()) < 0 || number.compareTo(slider.maximum()) > 0) {
            fault(
                    "/value",
                    "must be within %s..%s"
                            .formatted(
                                    slider.minimum().toPlainString(),
                                    slider.maximum().toPlainString()));
        } else if (slider.step().signum() > 0
                && number.subtract(slider.minimum()).remainder(slider.step()).signum() != 0) {
            fault(
                    "/value",
                    "must be %s and a number of steps of %s"
                            .formatted(
                                    slider.minimum().toPlainString(),
                                    slider.step().toPlainString()));
        }
    }

    private void points(QuestionContent.SelectPoint question, List<Shape.Point> points) {
        if (isTooLong(points, "/points")) {
            return;
        }
        var image = question.image();
        for (int i = 0; i < points.size(); i++) {
            var point = points.get(i);
            if (point.x() < 0 || point.x() > image.width()) {
                fault("/points/" + i + "/x", "must be within 0..%d".formatted(image.width()));
            }
            if (point.y() < 0 || point.y() > image.height()) {
                fault("/points/" + i + "/y", "must be within 0..%d".formatted(image.height()));
            }
        }
        if (points.size() > question.maxPoints()) {
            fault("/points", "at most %d may be set".formatted(question.maxPoints()));
        }
    }

    private void essay(QuestionContent.Essay question, String text) {
        text(text, ESSAY_CHARS_MAX, "/text");
        if (question.wordsMax() == 0) {
            return;
        }
        long wordsMax = (long) question.wordsMax() * WORDS_FACTOR_MAX;
        int words = wordsIn(text);
        if (words > wordsMax) {
            fault(
                    "/text",
                    "has %d words, %d are asked for at most, and more than %d are not kept"
                            .formatted(words, question.wordsMax(), wordsMax));
        }
    }

    /** Runs of characters without white space between them. */
    static int wordsIn(String text) {
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            boolean isSpace = Character.isWhitespace(text.charAt(i));
            words += !isSpace && !inWord ? 1 : 0;
            inWord = !isSpace;
        }
        return words;
    }

    private void text(String text, int charsMax, String pointer) {
        if (text.length() > charsMax && text.codePointCount(0, text.length()) > charsMax) {
            fault(pointer, "must have at most %d characters".formatted(charsMax));
        }
        if (!isWritable(text)) {
            fault(pointer, "must not have the character U+0000 or half a surrogate pair");
        }
    }

    /** Whether the database can keep it. */
    private static boolean isWritable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == 0) {
                return false;
            }
            if (Character.isSurrogate(character)) {
                if (!Character.isHighSurrogate(character)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private void files(QuestionContent.FileUpload question, List<UUID> named) {
        if (isTooLong(named, "/files")) {
            return;
        }
        for (int i = 0; i < named.size(); i++) {
            var file = named.get(i);
            if (named.indexOf(file) < i) {
                fault("/files/" + i, "%s is given twice".formatted(file));
            } else if (!files.has(part, file)) {
                fault("/files/" + i, "no file %s was handed in for this".formatted(file));
            }
        }
        if (named.size() > question.filesMax()) {
            fault("/files", "at most %d may be handed in".formatted(question.filesMax()));
        }
    }

    private void parts(QuestionContent.Composite question, List<PartResponse> given) {
        if (isTooLong(given, "/parts")) {
            return;
        }
        for (int i = 0; i < given.size(); i++) {
            var response = given.get(i);
            var pointer = "/parts/" + i;
            var asked = question.part(response.part());
            if (asked == null) {
                fault(pointer + "/part", "the question has no part " + response.part());
                continue;
            }
            for (var earlier : given.subList(0, i)) {
                if (earlier.part().equals(response.part())) {
                    fault(pointer + "/part", "%s is given twice".formatted(response.part()));
                    break;
                }
            }
            var whole = at;
            at = whole + pointer + "/response";
            part = asked.id();
            look(asked.content(), response.response());
            at = whole;
            part = "";
        }
    }
}
