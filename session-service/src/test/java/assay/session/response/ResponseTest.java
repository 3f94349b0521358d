package assay.session.response;

import static assay.session.pool.Interaction.*;
import static assay.session.response.ResponseSamples.FILE;
import static assay.session.response.ResponseSamples.pair;
import static assay.session.response.ResponseSamples.part;
import static org.assertj.core.api.Assertions.assertThat;

import assay.session.Fault;
import assay.session.pool.ContentSamples;
import assay.session.pool.Interaction;
import assay.session.pool.QuestionContent;
import assay.session.pool.Shape;
import assay.session.pool.UnitEntry;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ResponseTest {
    private static final KnownFiles FILES =
            (part, file) -> file.equals(FILE) && (part.isEmpty() || part.equals("p4"));

    private static List<String> faults(Interaction interaction, Response response) {
        return faults(ContentSamples.of(interaction), response);
    }

    private static List<String> faults(QuestionContent content, Response response) {
        return response.faultsAgainst(content, FILES).stream().map(Fault::pointer).toList();
    }

    @ParameterizedTest
    @EnumSource(names = "DESCRIPTION", mode = Mode.EXCLUDE)
    void a_response_that_fits_is_accepted(Interaction interaction) {
        assertThat(faults(interaction, ResponseSamples.to(interaction))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = "DESCRIPTION", mode = Mode.EXCLUDE)
    void a_response_of_another_interaction_is_refused(Interaction interaction) {
        for (var other : Interaction.values()) {
            if (other != interaction && other != DESCRIPTION) {
                assertThat(faults(interaction, ResponseSamples.to(other)))
                        .as("%s to %s", other, interaction)
                        .containsExactly("/type");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = "DESCRIPTION", mode = Mode.EXCLUDE)
    void a_description_takes_no_response(Interaction interaction) {
        assertThat(faults(DESCRIPTION, ResponseSamples.to(interaction))).containsExactly("/type");
    }

    @Test
    void nothing_given_yet_is_accepted() {
        assertThat(faults(MULTIPLE_CHOICE, ticks())).isEmpty();
        assertThat(faults(MATCHING, new Response.Matching(List.of()))).isEmpty();
        assertThat(faults(ORDERING, new Response.Ordering(List.of("c")))).isEmpty();
        assertThat(faults(CLOZE, new Response.Cloze(List.of()))).isEmpty();
        assertThat(faults(SELECT_POINT, new Response.SelectPoint(List.of()))).isEmpty();
        assertThat(faults(ESSAY, new Response.Essay(""))).isEmpty();
        assertThat(faults(FILE_UPLOAD, new Response.FileUpload(List.of()))).isEmpty();
        assertThat(faults(COMPOSITE, new Response.Composite(List.of()))).isEmpty();
    }

    private static Response ticks(String... choices) {
        return new Response.MultipleChoice(List.of(choices));
    }

    @Test
    void a_choice_that_is_not_there_is_refused() {
        assertThat(
                        new Response.SingleChoice("e")
                                .faultsAgainst(ContentSamples.of(SINGLE_CHOICE), FILES))
                .containsExactly(new Fault("/choice", "the question has no choice e"));
        assertThat(faults(MULTIPLE_CHOICE, ticks("x", "a"))).containsExactly("/choices/0");
        assertThat(faults(HOTSPOT, new Response.Hotspot(List.of("x", "a"))))
                .containsExactly("/choices/1");
        assertThat(faults(HOTTEXT, new Response.Hottext(List.of("x"))))
                .containsExactly("/choices/0");
    }

    @Test
    void one_tick_too_many_is_refused_and_so_is_one_twice() {
        assertThat(faults(MULTIPLE_CHOICE, ticks("a", "b", "c"))).containsExactly("/choices");
        assertThat(faults(MULTIPLE_CHOICE, ticks("a", "a"))).containsExactly("/choices/1");
        assertThat(faults(HOTSPOT, new Response.Hotspot(List.of("x", "y", "z"))))
                .containsExactly("/choices");
        assertThat(faults(HOTTEXT, new Response.Hottext(List.of("a", "b", "c"))))
                .containsExactly("/choices");
    }

    @Test
    void sources_and_targets_must_be_there() {
        assertThat(faults(MATCHING, new Response.Matching(List.of(pair("x", "a")))))
                .containsExactly("/pairs/0/source", "/pairs/0/target");
        assertThat(faults(CATEGORISE, new Response.Categorise(List.of(pair("a", "z")))))
                .containsExactly("/pairs/0/target");
        assertThat(faults(GAP_MATCH, new Response.GapMatch(List.of(pair("a", "a")))))
                .containsExactly("/pairs/0/target");
        assertThat(faults(LABEL_IMAGE, new Response.LabelImage(List.of(pair("e", "x")))))
                .containsExactly("/pairs/0/source");
    }

    @Test
    void nothing_is_used_more_often_than_it_may() {
        assertThat(faults(MATCHING, new Response.Matching(List.of(pair("a", "x"), pair("a", "y")))))
                .containsExactly("/pairs/1/source");
        assertThat(
                        faults(
                                MATCHING,
                                new Response.Matching(
                                        List.of(pair("a", "x"), pair("b", "x"), pair("c", "x")))))
                .containsExactly("/pairs/2/target");
        assertThat(
                        faults(
                                CATEGORISE,
                                new Response.Categorise(List.of(pair("a", "x"), pair("a", "y")))))
                .containsExactly("/pairs/1/source");
        assertThat(
                        faults(
                                GAP_MATCH,
                                new Response.GapMatch(List.of(pair("b", "x"), pair("c", "x")))))
                .containsExactly("/pairs/1/target");
        assertThat(
                        faults(
                                GAP_MATCH,
                                new Response.GapMatch(
                                        List.of(pair("b", "x"), pair("b", "y"), pair("b", "z")))))
                .containsExactly("/pairs/2/source");
        assertThat(
                        faults(
                                GAP_MATCH,
                                new Response.GapMatch(
                                        List.of(pair("c", "x"), pair("c", "y"), pair("c", "z")))))
                .isEmpty();
        assertThat(
                        faults(
                                LABEL_IMAGE,
                                new Response.LabelImage(List.of(pair("a", "x"), pair("a", "y")))))
                .containsExactly("/pairs/1/source");
    }

    @Test
    void a_pair_twice_is_refused() {
        assertThat(
                        faults(
                                GAP_MATCH,
                                new Response.GapMatch(List.of(pair("b", "x"), pair("b", "x")))))
                .containsExactly("/pairs/1");
    }

    @Test
    void an_order_names_each_item_once() {
        assertThat(faults(ORDERING, new Response.Ordering(List.of("a", "b", "a"))))
                .containsExactly("/order/2");
        assertThat(faults(ORDERING, new Response.Ordering(List.of("a", "e"))))
                .containsExactly("/order/1");
    }

    @Test
    void gaps_take_what_they_are_for_once() {
        assertThat(
                        faults(
                                CLOZE,
                                new Response.Cloze(
                                        List.of(
                                                new GapResponse.Text("h", "x"),
                                                new GapResponse.Numeric("i", "1", null),
                                                new GapResponse.Selection("g", "a"),
                                                new GapResponse.Text("k", "x")))))
                .containsExactly("/gaps/0/type", "/gaps/1/type", "/gaps/2/type", "/gaps/3/gap");
        assertThat(
                        faults(
                                CLOZE,
                                new Response.Cloze(
                                        List.of(
                                                new GapResponse.Text("g", "x"),
                                                new GapResponse.Text("g", "y")))))
                .containsExactly("/gaps/1/gap");
        assertThat(
                        faults(
                                CLOZE,
                                new Response.Cloze(
                                        List.of(
                                                new GapResponse.Selection("i", "e"),
                                                new GapResponse.Numeric("h", "one", "m")))))
                .containsExactly("/gaps/0/choice", "/gaps/1/value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-3.20", "+12", "6.02e23", "1E-3", "007", "1e999"})
    void a_number_may_be_written_like(String value) {
        assertThat(faults(NUMERICAL, new Response.Numerical(value, null))).isEmpty();
        assertThat(faults(CALCULATED, new Response.Calculated(value, null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 1",
                "1,5",
                ".5",
                "5.",
                "1e",
                "e5",
                "--1",
                "0x1",
                "1 000",
                "NaN",
                "1e1000",
                "\u0661",
                "1e999999999",
                "1.2.3",
                "12345678901234567890123456789012345678901"
            })
    void a_number_may_not_be_written_like(String value) {
        assertThat(faults(NUMERICAL, new Response.Numerical(value, null)))
                .containsExactly("/value");
        assertThat(faults(SLIDER, new Response.Slider(value))).containsExactly("/value");
    }

    @Test
    void a_unit_is_given_only_where_it_is_asked_for_and_from_the_list() {
        assertThat(faults(NUMERICAL, new Response.Numerical("1", "mile"))).containsExactly("/unit");
        assertThat(faults(CALCULATED, new Response.Calculated("1", "m"))).containsExactly("/unit");
        var written = new QuestionContent.Numerical("?", new UnitEntry.Written());
        assertThat(faults(written, new Response.Numerical("1", "furlong"))).isEmpty();
        assertThat(faults(written, new Response.Numerical("1", "m".repeat(41))))
                .containsExactly("/unit");
    }

    @Test
    void a_slider_stands_on_a_step_between_its_ends() {
        for (var value : List.of("-1", "10", "10.0", "1e1", "0.5")) {
            assertThat(faults(SLIDER, new Response.Slider(value))).as(value).isEmpty();
        }
        for (var value : List.of("-1.5", "10.5", "0.25", "1e-999", "1e999")) {
            assertThat(faults(SLIDER, new Response.Slider(value)))
                    .as(value)
                    .containsExactly("/value");
        }
    }

    @Test
    void points_are_within_the_picture_and_not_too_many() {
        assertThat(
                        faults(
                                SELECT_POINT,
                                new Response.SelectPoint(
                                        List.of(
                                                new Shape.Point(641, 480),
                                                new Shape.Point(0, -1)))))
                .containsExactly("/points/0/x", "/points/1/y");
        assertThat(
                        faults(
                                SELECT_POINT,
                                new Response.SelectPoint(
                                        Collections.nCopies(3, new Shape.Point(1, 1)))))
                .containsExactly("/points");
    }

    @Test
    void texts_have_their_length_in_characters_not_in_halves_of_them() {
        assertThat(faults(SHORT_ANSWER, new Response.ShortAnswer("\uD83D\uDE00".repeat(1_000))))
                .isEmpty();
        assertThat(faults(SHORT_ANSWER, new Response.ShortAnswer("a".repeat(1_001))))
                .containsExactly("/text");
        var essay = new QuestionContent.Essay("?", 0, 0, "");
        assertThat(faults(essay, new Response.Essay("a ".repeat(50_000)))).isEmpty();
        assertThat(faults(essay, new Response.Essay("a ".repeat(50_000) + "b")))
                .containsExactly("/text");
    }

    @Test
    void a_text_that_the_database_cannot_keep_is_refused() {
        for (var text : List.of("a\u0000b", "\uD83D", "\uDE00\uD83D")) {
            assertThat(faults(SHORT_ANSWER, new Response.ShortAnswer(text)))
                    .containsExactly("/text");
        }
    }

    @Test
    void an_essay_may_be_too_long_while_it_is_written_but_not_twice_too_long() {
        assertThat(faults(ESSAY, new Response.Essay("a b c d e f g h i  j\n"))).isEmpty();
        assertThat(faults(ESSAY, new Response.Essay("a b c d e f g h i j k")))
                .containsExactly("/text");
    }

    @Test
    void files_are_those_that_were_handed_in_for_this() {
        var other = new UUID(7, 8);
        assertThat(faults(FILE_UPLOAD, new Response.FileUpload(List.of(FILE, other))))
                .containsExactly("/files/1");
        assertThat(faults(FILE_UPLOAD, new Response.FileUpload(List.of(FILE, FILE))))
                .containsExactly("/files/1");
        assertThat(
                        new Response.FileUpload(List.of(FILE, other, new UUID(7, 9)))
                                .faultsAgainst(ContentSamples.of(FILE_UPLOAD), (_, _) -> true))
                .extracting(Fault::pointer)
                .containsExactly("/files");
    }

    @Test
    void parts_are_answered_once_each_by_its_own_rule() {
        assertThat(
                        faults(
                                COMPOSITE,
                                new Response.Composite(
                                        List.of(
                                                part("p1", new Response.SingleChoice("z")),
                                                part("p9", new Response.SingleChoice("a")),
                                                part("p2", new Response.SingleChoice("a")),
                                                part("p1", new Response.SingleChoice("a")),
                                                part(
                                                        "p4",
                                                        new Response.FileUpload(
                                                                List.of(new UUID(1, 1))))))))
                .containsExactly(
                        "/parts/0/response/choice",
                        "/parts/1/part",
                        "/parts/2/response/type",
                        "/parts/3/part",
                        "/parts/4/response/files/0");
    }

    @Test
    void a_list_far_too_long_is_refused_unread() {
        var pairs = Collections.nCopies(100_000, pair("a", "x"));
        var ids = IntStream.range(0, 100_000).mapToObj(Integer::toString).toList();
        assertThat(faults(MATCHING, new Response.Matching(pairs))).containsExactly("/pairs");
        assertThat(faults(ORDERING, new Response.Ordering(ids))).containsExactly("/order");
        assertThat(faults(MULTIPLE_CHOICE, new Response.MultipleChoice(ids)))
                .containsExactly("/choices");
    }

    @Test
    void what_has_no_order_is_the_same_in_every_order() {
        assertThat(ticks("b", "a").sorted()).isEqualTo(ticks("a", "b").sorted());
        for (var interaction : List.of(MATCHING, CLOZE, GAP_MATCH, COMPOSITE, HOTSPOT)) {
            var response = ResponseSamples.to(interaction);
            assertThat(response.sorted()).isNotEqualTo(response);
            assertThat(response.sorted().sorted()).isEqualTo(response.sorted());
        }
        assertThat(ResponseSamples.to(ORDERING).sorted()).isEqualTo(ResponseSamples.to(ORDERING));
    }
}
