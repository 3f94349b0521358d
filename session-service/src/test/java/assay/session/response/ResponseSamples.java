package assay.session.response;

import assay.session.pool.Interaction;
import assay.session.pool.Shape;
import java.util.List;
import java.util.UUID;

/** A whole response to each question of {@link assay.session.pool.ContentSamples}. */
public final class ResponseSamples {
    public static final UUID FILE = new UUID(7, 7);

    private ResponseSamples() {}

    public static Pair pair(String source, String target) {
        return new Pair(source, target);
    }

    public static Response to(Interaction interaction) {
        return to(interaction, FILE);
    }

    /**
     * A whole response.
     *
     * @param file what it names where it takes files
     */
    public static Response to(Interaction interaction, UUID file) {
        return switch (interaction) {
            case SINGLE_CHOICE -> new Response.SingleChoice("b");
            case MULTIPLE_CHOICE -> new Response.MultipleChoice(List.of("d", "a"));
            case TRUE_FALSE -> new Response.TrueFalse(false);
            case SHORT_ANSWER -> new Response.ShortAnswer("Grüße, 東京 \uD83D\uDE00");
            case NUMERICAL -> new Response.Numerical("3.20", "km");
            case MATCHING ->
                    new Response.Matching(List.of(pair("b", "x"), pair("a", "x"), pair("c", "z")));
            case ORDERING -> new Response.Ordering(List.of("d", "a", "c", "b"));
            case CATEGORISE -> new Response.Categorise(List.of(pair("d", "y"), pair("a", "x")));
            case CLOZE ->
                    new Response.Cloze(
                            List.of(
                                    new GapResponse.Selection("i", "c"),
                                    new GapResponse.Text("g", "word"),
                                    new GapResponse.Numeric("h", "-1e3", "kg")));
            case GAP_MATCH ->
                    new Response.GapMatch(List.of(pair("b", "y"), pair("b", "x"), pair("c", "z")));
            case HOTSPOT -> new Response.Hotspot(List.of("y", "x"));
            case SELECT_POINT ->
                    new Response.SelectPoint(
                            List.of(new Shape.Point(640, 480), new Shape.Point(0, 0)));
            case LABEL_IMAGE -> new Response.LabelImage(List.of(pair("c", "z"), pair("a", "x")));
            case HOTTEXT -> new Response.Hottext(List.of("c", "b"));
            case SLIDER -> new Response.Slider("9.5");
            case ESSAY -> new Response.Essay("Four words are here");
            case FILE_UPLOAD -> new Response.FileUpload(List.of(file));
            case CALCULATED -> new Response.Calculated("+12.50", null);
            case COMPOSITE ->
                    new Response.Composite(
                            List.of(
                                    part("p3", to(Interaction.CALCULATED)),
                                    part("p1", to(Interaction.SINGLE_CHOICE)),
                                    part("p2", to(Interaction.ORDERING)),
                                    part("p4", to(Interaction.FILE_UPLOAD, file))));
            case DESCRIPTION -> throw new IllegalArgumentException("takes no response");
        };
    }

    static Response.PartResponse part(String id, Response response) {
        return new Response.PartResponse(id, response);
    }
}
