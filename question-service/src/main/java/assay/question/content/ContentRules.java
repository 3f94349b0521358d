package assay.question.content;

import assay.question.content.QuestionContent.Choice;
import assay.question.content.QuestionContent.Label;
import assay.question.content.QuestionContent.Region;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What the parts of a content must agree on. */
final class ContentRules {
    /** Before the point, and after it. */
    private static final int VALUE_DIGITS_MAX = 300;

    /** Of one letter each, with a space between: a response has 100,000 characters. */
    private static final int ESSAY_WORDS_MAX = 50_000;

    /** Of a unit in a response. */
    private static final int UNIT_CHARS_MAX = 40;

    private static final Pattern PLACE = Pattern.compile("\\[\\[([a-z0-9]{1,8})]]");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,49}");
    private static final String ID_TAKEN = "another one has the id \"%s\"";

    private final Findings findings;

    private ContentRules(Findings findings) {
        this.findings = findings;
    }

    static void check(QuestionContent content, Findings findings) {
        new ContentRules(findings).check(content);
    }

    private void check(QuestionContent content) {
        switch (content) {
            case QuestionContent.SingleChoice question -> choices("/choices", question.choices());
            case QuestionContent.MultipleChoice question -> {
                choices("/choices", question.choices());
                bounds(question.minChoices(), question.maxChoices(), question.choices().size());
            }
            case QuestionContent.Matching question -> {
                choices("/sources", question.sources());
                choices("/targets", question.targets());
            }
            case QuestionContent.Ordering question -> choices("/items", question.items());
            case QuestionContent.Categorise question -> {
                choices("/categories", question.categories());
                choices("/items", question.items());
            }
            case QuestionContent.Cloze question -> cloze(question);
            case QuestionContent.GapMatch question -> {
                labels("/words", question.words());
                findings.unique("/gaps", "", question.gaps(), "the gap \"%s\" is named twice");
                places(question.stem(), question.gaps());
            }
            case QuestionContent.Hotspot question -> {
                regions(question.regions(), question.image());
                bounds(question.minChoices(), question.maxChoices(), question.regions().size());
            }
            case QuestionContent.SelectPoint(_, _, var min, var max) ->
                    findings.addIf(
                            min > max,
                            "/minPoints",
                            "minPoints (%d) is greater than maxPoints (%d)",
                            min,
                            max);
            case QuestionContent.LabelImage question -> {
                labels("/labels", question.labels());
                regions(question.regions(), question.image());
            }
            case QuestionContent.Hottext question -> {
                choices("/words", question.words());
                bounds(question.minChoices(), question.maxChoices(), question.words().size());
                places(question.stem(), question.words().stream().map(Choice::id).toList());
            }
            case QuestionContent.Slider(_, var minimum, var maximum, _) ->
                    findings.addIf(
                            minimum.compareTo(maximum) >= 0,
                            "/maximum",
                            "maximum must be greater than minimum");
            case QuestionContent.Essay(_, var min, var max, _) -> {
                findings.addIf(
                        max != 0 && min > max,
                        "/wordsMin",
                        "wordsMin (%d) is greater than wordsMax (%d)",
                        min,
                        max);
                findings.addIf(
                        min > ESSAY_WORDS_MAX,
                        "/wordsMin",
                        "a response has room for %d words at most",
                        ESSAY_WORDS_MAX);
            }
            case QuestionContent.Numerical(_, var entry) -> units("/units", entry);
            case QuestionContent.Calculated question -> {
                variables(question.variables());
                units("/units", question.units());
            }
            case QuestionContent.Composite question -> composite(question);
            case QuestionContent.TrueFalse _,
                    QuestionContent.ShortAnswer _,
                    QuestionContent.FileUpload _,
                    QuestionContent.Description _ -> {}
        }
    }

    private void choices(String list, List<Choice> choices) {
        findings.unique(list, "/id", choices.stream().map(Choice::id).toList(), ID_TAKEN);
    }

    private void labels(String list, List<Label> labels) {
        findings.unique(list, "/id", labels.stream().map(Label::id).toList(), ID_TAKEN);
    }

    private void regions(List<Region> regions, Picture picture) {
        findings.unique("/regions", "/id", regions.stream().map(Region::id).toList(), ID_TAKEN);
        for (var i = 0; i < regions.size(); i++) {
            findings.addIf(
                    regions.get(i).shape().isOutside(picture),
                    "/regions/%d/shape".formatted(i),
                    "the region lies outside of the picture");
        }
    }

    private void bounds(int min, int max, int available) {
        findings.addIf(
                min > max,
                "/minChoices",
                "minChoices (%d) is greater than maxChoices (%d)",
                min,
                max);
        findings.addIf(
                max > available,
                "/maxChoices",
                "maxChoices (%d) is greater than the number of choices (%d)",
                max,
                available);
    }

    private void cloze(QuestionContent.Cloze question) {
        var ids = question.gaps().stream().map(Gap::id).toList();
        findings.unique("/gaps", "/id", ids, ID_TAKEN);
        places(question.stem(), ids);
        for (var i = 0; i < question.gaps().size(); i++) {
            switch (question.gaps().get(i)) {
                case Gap.Selection(_, var choices, _) ->
                        choices("/gaps/%d/choices".formatted(i), choices);
                case Gap.Numeric(_, var entry) -> units("/gaps/%d/units".formatted(i), entry);
                case Gap.Text _ -> {}
            }
        }
    }

    /** White space aside, no unit is offered twice, and each can be given. */
    private void units(String here, UnitEntry entry) {
        if (entry instanceof UnitEntry.Picked(var units)) {
            findings.unique(
                    here + "/units",
                    "",
                    units.stream().map(AcceptedNumber.Unit::withoutSpace).toList(),
                    "the unit \"%s\" is offered twice");
            for (var i = 0; i < units.size(); i++) {
                findings.addIf(
                        units.get(i).length() > UNIT_CHARS_MAX,
                        "%s/units/%d".formatted(here, i),
                        "a response has room for a unit of %d characters",
                        UNIT_CHARS_MAX);
            }
        }
    }

    /** Each id stands in the text once, as {@code [[id]]}, and no other does. */
    private void places(String text, List<String> ids) {
        var met = new ArrayList<String>();
        var matcher = PLACE.matcher(text);
        while (matcher.find()) {
            met.add(matcher.group(1));
        }
        for (var id : new HashSet<>(met)) {
            findings.addIf(
                    !ids.contains(id), "/stem", "the text has [[%s]], which is not there", id);
            findings.addIf(
                    met.stream().filter(id::equals).count() > 1,
                    "/stem",
                    "the text has [[%s]] more than once",
                    id);
        }
        for (var id : ids) {
            findings.addIf(
                    !id.isEmpty() && !met.contains(id), "/stem", "the text lacks [[%s]]", id);
        }
    }

    private void variables(Variables variables) {
        var names = new ArrayList<String>();
        for (var i = 0; i < variables.ranges().size(); i++) {
            var range = variables.ranges().get(i);
            names.add(range.name());
            name("/variables/ranges/%d/name".formatted(i), range.name());
            findings.addIf(
                    range.minimum().compareTo(range.maximum()) > 0,
                    "/variables/ranges/%d/minimum".formatted(i),
                    "minimum is greater than maximum");
            findings.addIf(
                    !isDrawable(range) && range.minimum().compareTo(range.maximum()) < 0,
                    "/variables/ranges/%d/decimals".formatted(i),
                    "no value with %d decimals lies within the range",
                    range.decimals());
        }
        findings.unique("/variables/ranges", "/name", names, "another variable is called \"%s\"");
        rows(variables.rows(), Set.copyOf(names));
        findings.addIf(
                names.isEmpty() && variables.rows().isEmpty(),
                "/variables",
                "there is no variable");
    }

    /** Whether a value can be drawn. */
    private static boolean isDrawable(Variables.Range range) {
        return range.first().compareTo(range.last()) <= 0;
    }

    private void rows(List<Map<String, BigDecimal>> rows, Set<String> ranges) {
        for (var i = 0; i < rows.size(); i++) {
            var here = "/variables/rows/" + i;
            findings.addIf(
                    !rows.get(i).keySet().equals(rows.getFirst().keySet()),
                    here,
                    "this row names other variables than the first");
            rows.get(i)
                    .forEach((name, value) ->
                            findings.addIf(
                                    !isWritable(value),
                                    here,
                                    "the value of \"%s\" has more than %d digits before or after"
                                            + " the point",
                                    name,
                                    VALUE_DIGITS_MAX));
        }
        if (!rows.isEmpty()) {
            for (var name : rows.getFirst().keySet()) {
                name("/variables/rows/0", name);
                findings.addIf(
                        ranges.contains(name),
                        "/variables/rows/0",
                        "the variable \"%s\" has a range already",
                        name);
            }
        }
    }

    /** Whether grading can reckon with it: it takes no submission with a longer number. */
    private static boolean isWritable(BigDecimal value) {
        return value.scale() <= VALUE_DIGITS_MAX
                && value.precision() - (long) value.scale() <= VALUE_DIGITS_MAX;
    }

    private void name(String pointer, String name) {
        findings.addIf(
                !VARIABLE.matcher(name).matches(),
                pointer,
                "a variable is a letter, then letters, digits and _, 50 at most");
    }

    private void composite(QuestionContent.Composite question) {
        findings.unique(
                "/parts",
                "/id",
                question.parts().stream().map(QuestionContent.Part::id).toList(),
                ID_TAKEN);
        for (var i = 0; i < question.parts().size(); i++) {
            var part = question.parts().get(i).content();
            var here = findings.below("/parts/%d/content".formatted(i));
            here.addIf(
                    part instanceof QuestionContent.Composite
                            || part instanceof QuestionContent.Description,
                    "/type",
                    "a part is neither a composite nor a description");
            check(part, here);
        }
    }
}
