package assay.local.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Coverage as people read it: a table for each way of counting, then the questions to look at. */
final class Page {
    private static final int LISTED_MAX = 20;
    private static final String NONE = "-";

    private final PrintStream out;

    Page(PrintStream out) {
        this.out = out;
    }

    private record Row(String what, List<String> figures) {
        static Row of(String what, JsonNode tally) {
            return new Row(
                    what,
                    List.of(figure(tally, "have"), figure(tally, "need"), figure(tally, "gap")));
        }

        /** What the report does not say is not zero. */
        private static String figure(JsonNode tally, String name) {
            return tally.path(name).isNumber() ? tally.path(name).asText() : NONE;
        }
    }

    void print(Coverage coverage) {
        out.printf("Coverage of the exam %s%n", coverage.exam().path("name").asText());
        for (var report : coverage.reports()) {
            print(coverage, report);
        }
        if (!coverage.unreported().isEmpty()) {
            out.printf("%nNOT REPORTED%n");
            coverage.unreported().forEach(line -> out.printf("  %s%n", line));
        }
        out.printf("%n%s%n", coverage.hasGap() ? "There is a gap." : "No gap.");
    }

    private void print(Coverage coverage, JsonNode report) {
        out.printf(
                "by the bank %s: %d published questions, %s; %d wanted for each one drawn%n",
                report.path("bank").asText(),
                report.path("published").asInt(),
                report.path("reportedAt").asText(),
                report.path("factor").asInt());
        table(
                "SECTION",
                rows(
                        report.path("sections"),
                        section ->
                                "%s (draws %d)"
                                        .formatted(
                                                coverage.titleOf(section.path("name").asText()),
                                                section.path("count").asInt())));
        for (var scheme : report.path("schemes")) {
            scheme(scheme);
        }
        table(
                "DIFFICULTY",
                rows(report.path("difficulties"), it -> it.path("difficulty").asText()));
        table(
                "INTERACTION",
                report.path("interactions")
                        .valueStream()
                        .filter(it -> it.path("have").asInt() > 0 || it.path("need").isNumber())
                        .map(it -> Row.of(it.path("interaction").asText(), it))
                        .toList());
        questions(
                "STALE, by date of the review that was due",
                report.path("stale"),
                question -> question.path("reviewBy").asText() + "  " + called(question));
        questions(
                "OVER-EXPOSED, by number of pools",
                report.path("overExposed"),
                question -> question.path("pools").asText() + "  " + called(question));
        questions("NEVER USED", report.path("neverUsed"), Page::called);
        questions(
                "NEAR-DUPLICATES, by likeness",
                report.path("nearDuplicates"),
                pair ->
                        "%s  %s, %s"
                                .formatted(
                                        pair.path("similarity").asText(),
                                        pair.at("/one/name").asText(),
                                        pair.at("/other/name").asText()));
        if (report.path("statisticallySuspect").isObject()) {
            questions("STATISTICALLY SUSPECT", report.path("statisticallySuspect"), Page::called);
        } else {
            out.printf(
                    "%nSTATISTICALLY SUSPECT: not available. %s%n",
                    report.path("statisticallySuspectNote").asText());
        }
    }

    /** A tree, each topic indented below its parent: in dva-c02 domains, and tasks below them. */
    private void scheme(JsonNode scheme) {
        var topics = scheme.at("/topics/items");
        var depths = new HashMap<String, Integer>();
        var rows = new ArrayList<Row>();
        for (var topic : topics) {
            var depth =
                    topic.path("parent").isTextual()
                            ? depths.getOrDefault(topic.path("parent").asText(), 0) + 1
                            : 0;
            depths.put(topic.path("topic").asText(), depth);
            rows.add(Row.of("  ".repeat(depth) + topic.path("title").asText(), topic));
        }
        if (scheme.path("withoutTopic").asInt() > 0) {
            rows.add(
                    new Row(
                            "(without a topic of this scheme)",
                            List.of(scheme.path("withoutTopic").asText(), NONE, NONE)));
        }
        var unlisted = scheme.at("/topics/total").asInt() - topics.size();
        if (unlisted > 0) {
            rows.add(new Row("(and %d topics more)".formatted(unlisted), List.of("", "", "")));
        }
        table(
                "TOPIC of %s (%s)"
                        .formatted(scheme.path("title").asText(), scheme.path("scheme").asText()),
                rows);
    }

    private static List<Row> rows(
            JsonNode tallies, java.util.function.Function<JsonNode, String> name) {
        return tallies.valueStream().map(tally -> Row.of(name.apply(tally), tally)).toList();
    }

    private void table(String heading, List<Row> rows) {
        var width =
                rows.stream()
                        .mapToInt(row -> row.what().length())
                        .reduce(heading.length(), Math::max);
        var format = "%-" + width + "s  %6s  %6s  %6s";
        out.println();
        line(format, heading, List.of("have", "need", "gap"));
        rows.forEach(row -> line(format, row.what(), row.figures()));
    }

    private void line(String format, String what, List<String> figures) {
        out.println(
                format.formatted(what, figures.get(0), figures.get(1), figures.get(2))
                        .stripTrailing());
    }

    private void questions(
            String heading,
            JsonNode listed,
            java.util.function.Function<JsonNode, String> description) {
        var total = listed.path("total").asInt();
        out.printf("%n%s: %s%n", heading, total == 0 ? "none" : total);
        var items = listed.path("items");
        items.valueStream()
                .limit(LISTED_MAX)
                .forEach(item -> out.printf("  %s%n", description.apply(item)));
        if (total > LISTED_MAX) {
            out.printf("  and %d more; --json lists %d%n", total - LISTED_MAX, items.size());
        }
    }

    private static String called(JsonNode question) {
        return "%s (%s)".formatted(question.path("name").asText(), question.path("title").asText());
    }
}
