package assay.question.exchange.moodlexml;

import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Explanation;
import assay.question.content.AnswerKey.Pair;
import assay.question.content.AnswerKey.ScoringRule;
import assay.question.content.Picture;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Label;
import assay.question.content.QuestionContent.Region;
import assay.question.content.Shape;
import assay.question.exchange.ForeignDecimal;
import assay.question.exchange.Media.Kept.Asset;
import assay.question.exchange.Refusal;
import assay.question.exchange.Remark;
import assay.question.exchange.ShortId;
import assay.question.exchange.html.Html;
import assay.question.exchange.xml.XmlElement;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Moodle's questions on a picture: labels dragged to places, markers dragged to hidden areas. */
final class MoodlePictures {
    /** Of a place, which Moodle sizes by its largest label, when all labels are texts. */
    private static final int PLACE_WIDTH = 100;

    private static final int PLACE_HEIGHT = 30;

    private final XmlElement question;
    private final MoodleTexts texts;
    private final List<Remark> remarks;

    MoodlePictures(XmlElement question, MoodleTexts texts, List<Remark> remarks) {
        this.question = question;
        this.texts = texts;
        this.remarks = remarks;
    }

    private record Drag(Label label, int width, int height) {}

    MoodleQuestion.Parts labels(String stem, Explanation told) throws Refusal, IOException {
        var picture = picture();
        var drags = new LinkedHashMap<String, Drag>();
        var groups = new TreeSet<String>();
        for (var drag : question.children("drag")) {
            drags.put(MoodleTexts.raw(drag, "no"), drag(drag, ShortId.of(drags.size())));
            groups.add(MoodleTexts.raw(drag, "draggroup"));
        }
        if (groups.size() > 1) {
            remarks.add(
                    Remark.lossy(
                            "Labels were in groups, each for some places; here each fits all"
                                    + " places."));
        }
        var width = drags.values().stream().mapToInt(Drag::width).max().orElse(PLACE_WIDTH);
        var height = drags.values().stream().mapToInt(Drag::height).max().orElse(PLACE_HEIGHT);
        remarks.add(
                Remark.normalised(
                        "Places have no size in the file; they are %d by %d pixels here."
                                .formatted(width, height)));
        var regions = new ArrayList<Region>();
        var pairs = new ArrayList<Pair>();
        for (var drop : question.children("drop")) {
            var id = ShortId.of(regions.size());
            var x = MoodleTexts.integer(drop, "xleft", 0);
            var y = MoodleTexts.integer(drop, "ytop", 0);
            regions.add(
                    new Region(
                            id,
                            new Shape.Rectangle(x, y, width, height),
                            Html.text(MoodleTexts.raw(drop, "text"))));
            pairs.add(new Pair(known(drags, drop).label.id(), id));
        }
        return labelled(stem, told, picture, drags, regions, pairs);
    }

    MoodleQuestion.Parts markers(String stem, Explanation told) throws Refusal, IOException {
        var picture = picture();
        var drags = new LinkedHashMap<String, Drag>();
        for (var drag : question.children("drag")) {
            drags.put(MoodleTexts.raw(drag, "no"), marker(drag, ShortId.of(drags.size())));
        }
        var regions = new ArrayList<Region>();
        var pairs = new ArrayList<Pair>();
        for (var drop : question.children("drop")) {
            var id = ShortId.of(regions.size());
            regions.add(new Region(id, shape(drop), ""));
            pairs.add(new Pair(known(drags, drop).label.id(), id));
        }
        if (regions.isEmpty()) {
            throw new Refusal("It has no areas.");
        }
        if (drags.size() == 1) {
            remarks.add(Remark.lossy("The marker loses its text."));
            return points(stem, told, picture, regions);
        }
        remarks.add(Remark.lossy("The areas, hidden in Moodle, are seen by candidates here."));
        return labelled(stem, told, picture, drags, regions, pairs);
    }

    private static MoodleQuestion.Parts points(
            String stem, Explanation told, Picture picture, List<Region> regions) {
        var share = BigDecimal.ONE.divide(BigDecimal.valueOf(regions.size()), 9, RoundingMode.DOWN);
        var rest = BigDecimal.ONE.subtract(share.multiply(BigDecimal.valueOf(regions.size() - 1L)));
        var areas = new ArrayList<AnswerKey.Area>();
        for (var region : regions) {
            areas.add(
                    new AnswerKey.Area(
                            region.shape(), ForeignDecimal.plain(areas.isEmpty() ? rest : share)));
        }
        return new MoodleQuestion.Parts(
                new QuestionContent.SelectPoint(stem, picture, 0, regions.size()),
                new AnswerKey.SelectPoint(areas, BigDecimal.ZERO, told));
    }

    private MoodleQuestion.Parts labelled(
            String stem,
            Explanation told,
            Picture picture,
            Map<String, Drag> drags,
            List<Region> regions,
            List<Pair> pairs)
            throws Refusal {
        if (regions.isEmpty()) {
            throw new Refusal("It has no places.");
        }
        return new MoodleQuestion.Parts(
                new QuestionContent.LabelImage(
                        stem,
                        picture,
                        drags.values().stream().map(Drag::label).toList(),
                        regions,
                        MoodleTexts.yes(question, "shuffleanswers", false)),
                new AnswerKey.LabelImage(pairs, new ScoringRule.PartialCredit(Map.of()), told));
    }

    private Picture picture() throws Refusal, IOException {
        var file = question.child("file").orElseThrow(() -> new Refusal("It has no picture."));
        var asset = texts.keep(file).orElseThrow(() -> new Refusal("Its picture was not kept."));
        if (asset.width() < 1 || asset.height() < 1) {
            throw new Refusal("Its picture has no size.");
        }
        return new Picture(asset.hash(), "", asset.width(), asset.height());
    }

    private Drag drag(XmlElement drag, String id) throws IOException {
        var text = MoodleTexts.raw(drag, "text");
        var usesMax = MoodleTexts.yes(drag, "infinite", false) ? 0 : 1;
        var file = drag.child("file");
        var asset = file.isPresent() ? texts.keep(file.get()).orElse(null) : null;
        if (asset == null) {
            return new Drag(new Label(id, text, usesMax), PLACE_WIDTH, PLACE_HEIGHT);
        }
        return new Drag(
                new Label(id, image(asset, text), usesMax),
                asset.width() < 1 ? PLACE_WIDTH : asset.width(),
                asset.height() < 1 ? PLACE_HEIGHT : asset.height());
    }

    private static String image(Asset asset, String said) {
        var alternative = Html.hasTags(said) ? Html.text(said) : Html.unescaped(said);
        return "<img src=\"asset:%s\" alt=\"%s\">"
                .formatted(asset.hash(), Html.escaped(alternative).replace("\"", "&quot;"));
    }

    private Drag marker(XmlElement drag, String id) throws Refusal {
        var times = MoodleTexts.integer(drag, "noofdrags", 1);
        var usesMax = MoodleTexts.yes(drag, "infinite", false) ? 0 : Math.max(1, times);
        return new Drag(
                new Label(id, MoodleTexts.raw(drag, "text"), usesMax), PLACE_WIDTH, PLACE_HEIGHT);
    }

    private static Drag known(Map<String, Drag> drags, XmlElement drop) throws Refusal {
        var drag = drags.get(MoodleTexts.raw(drop, "choice"));
        if (drag == null) {
            throw new Refusal("A place on the picture has no label.");
        }
        return drag;
    }

    /** Moodle's {@code x,y;r}, {@code x,y;w,h} and {@code x,y;x,y;x,y}. */
    private static Shape shape(XmlElement drop) throws Refusal {
        var points = new ArrayList<int[]>();
        for (var pair : MoodleTexts.raw(drop, "coords").split(";", -1)) {
            var parts = pair.split(",", -1);
            var point = new int[parts.length];
            for (var i = 0; i < parts.length; i++) {
                point[i] =
                        MoodleTexts.decimal(parts[i], "a coordinate")
                                .setScale(0, RoundingMode.HALF_UP)
                                .intValue();
            }
            points.add(point);
        }
        var kind = MoodleTexts.raw(drop, "shape");
        var first = points.getFirst();
        var second = points.size() > 1 ? points.get(1) : new int[0];
        if (kind.equals("circle") && first.length == 2 && second.length == 1) {
            return new Shape.Circle(first[0], first[1], second[0]);
        }
        if (kind.equals("rectangle") && first.length == 2 && second.length == 2) {
            return new Shape.Rectangle(first[0], first[1], second[0], second[1]);
        }
        if (kind.equals("polygon")
                && points.size() > 2
                && points.stream().allMatch(point -> point.length == 2)) {
            return new Shape.Polygon(
                    points.stream().map(point -> new Shape.Point(point[0], point[1])).toList());
        }
        throw new Refusal("An area is no %s.".formatted(kind));
    }
}
