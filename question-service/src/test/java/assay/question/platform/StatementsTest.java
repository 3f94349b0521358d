package assay.question.platform;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Every hand-written statement restricts every table that it names to one organisation: by a
 * condition on that table's own column, whatever else leads to the same rows. Where a statement
 * works for all of them, it is listed here with the reason.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StatementsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    /** By a piece that only the statement has. */
    private static final Map<String, String> OF_ALL_ORGANISATIONS =
            Map.ofEntries(
                    Map.entry(
                            "select id from asset a where wanted_at < ?",
                            "collects what nobody uses, of all"),
                    Map.entry(
                            "delete from asset a where id = any(?)",
                            "collects what nobody uses, of all; by ids just found"),
                    Map.entry(
                            "select q.id, q.organisation from question q where",
                            "what is due in the trash, of all"),
                    Map.entry(
                            "update job set state = 'running', claim = ?",
                            "the queue of all; each job names its organisation"),
                    Map.entry(
                            "select from job",
                            "its callers begin their condition with the organisation"),
                    Map.entry(
                            "q.trashed_at < ? and not exists",
                            "a condition on q and what belongs to q's organisation"),
                    Map.entry(
                            "update job set waits_until = ? where id = ?",
                            "by the claim that only its worker knows"),
                    Map.entry(
                            "update job set claim = null, attempts = ?",
                            "by the claim that only its worker knows"),
                    Map.entry(
                            "update job set state = 'failed', failure = ?",
                            "by the claim that only its worker knows"),
                    Map.entry("delete from job where finished_at < ?", "what is too old, of all"),
                    Map.entry(
                            "%2$s order by value %3$s",
                            "the conditions come from Conditions, which begin with the organisation"),
                    Map.entry(
                            "select s.question_id from question_search s where %s order by",
                            "the conditions come from Conditions, which begin with the organisation"),
                    Map.entry(
                            "select exists (select from question_search s where %s)",
                            "the conditions come from Conditions"),
                    Map.entry("with found as materialized", "the conditions come from Conditions"),
                    Map.entry(
                            "with kinds as materialized",
                            "the conditions on kinds come from Conditions; facts belong to kinds"),
                    Map.entry(
                            ") as done where organisation = ? and at = ?",
                            "the rows of one loading, restricted around all of them"));

    private static final Pattern TABLE =
            Pattern.compile("create table (\\w+) \\((.*?)\\n\\);", Pattern.DOTALL);
    private static final Pattern ANCHOR =
            Pattern.compile("\\b(\\w+)\\.organisation = (?::organisation|\\?)");
    private static final Pattern LINK =
            Pattern.compile("\\b(\\w+)\\.organisation = (\\w+)\\.organisation\\b");
    private static final Pattern CONDITION =
            Pattern.compile(
                    "(?<![.\\w])(?:\\w+\\.)?organisation = (?::organisation|\\?|\\w+\\.organisation)");
    private static final Set<String> NO_ALIAS =
            Set.of(
                    "where",
                    "set",
                    "on",
                    "order",
                    "group",
                    "join",
                    "left",
                    "cross",
                    "for",
                    "limit",
                    "select",
                    "using",
                    "values",
                    "union",
                    "offset",
                    "returning",
                    "inner");

    private final Pattern reference =
            Pattern.compile(
                    "\\b(from|join|update|into|using) (%s)\\b(?: (?:as )?(\\w+))?"
                            .formatted(String.join("|", tables())));

    private static List<String> tables() {
        var tables = new ArrayList<String>();
        for (var file : files(MIGRATIONS)) {
            var matcher = TABLE.matcher(read(file));
            while (matcher.find()) {
                if (matcher.group(2).contains("organisation ")) {
                    tables.add(matcher.group(1));
                }
            }
        }
        return tables;
    }

    private static List<Path> files(Path root) {
        try (var all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void each_table_of_a_statement_is_held_to_the_organisation() {
        var unrestricted = new ArrayList<String>();
        var exempt = new HashSet<String>();
        var seen = 0;
        for (var file : files(SOURCES)) {
            for (var statement : statements(read(file))) {
                if (!reference.matcher(statement).find()) {
                    continue;
                }
                seen++;
                var exemption =
                        OF_ALL_ORGANISATIONS.keySet().stream()
                                .filter(statement::contains)
                                .findFirst();
                if (exemption.isPresent()) {
                    exempt.add(exemption.get());
                } else {
                    unrestricted(statement)
                            .forEach(table ->
                                    unrestricted.add(
                                            "%s in %s: %s"
                                                    .formatted(
                                                            table, file.getFileName(), statement)));
                }
            }
        }
        assertThat(seen).isGreaterThanOrEqualTo(60);
        assertThat(unrestricted).isEmpty();
        assertThat(exempt).isEqualTo(OF_ALL_ORGANISATIONS.keySet());
    }

    @Test
    void a_condition_that_is_left_out_is_noticed() {
        var noticed = 0;
        for (var file : files(SOURCES)) {
            for (var statement : statements(read(file))) {
                if (OF_ALL_ORGANISATIONS.keySet().stream().anyMatch(statement::contains)
                        || !unrestricted(statement).isEmpty()) {
                    continue;
                }
                var condition = CONDITION.matcher(statement);
                while (reference.matcher(statement).find() && condition.find()) {
                    var without =
                            statement.substring(0, condition.start())
                                    + " true "
                                    + statement.substring(condition.end());
                    assertThat(unrestricted(without)).as(without).isNotEmpty();
                    noticed++;
                }
            }
        }
        assertThat(noticed).isGreaterThanOrEqualTo(50);
    }

    /** The references to tables that no condition holds to an organisation. */
    private List<String> unrestricted(String statement) {
        var missing = new ArrayList<String>();
        var bare = 0;
        var found = reference.matcher(statement);
        while (found.find()) {
            var table = found.group(2);
            var alias = found.group(3);
            if (found.group(1).equals("into")) {
                if (!columns(statement.substring(found.end(2))).contains("organisation")) {
                    missing.add(table);
                }
            } else if (alias == null || NO_ALIAS.contains(alias)) {
                bare++;
            } else if (!held(statement).contains(alias)) {
                missing.add(table + " " + alias);
            }
        }
        if (count(statement, "(?<![.\\w])organisation = ") < bare) {
            missing.add("a table without an alias");
        }
        return missing;
    }

    /** The aliases that are the caller's organisation's, by a parameter or by another that is. */
    private static Set<String> held(String statement) {
        var held = new HashSet<String>();
        ANCHOR.matcher(statement).results().forEach(anchor -> held.add(anchor.group(1)));
        var links = LINK.matcher(statement).results().toList();
        var before = -1;
        while (before != held.size()) {
            before = held.size();
            for (var link : links) {
                if (held.contains(link.group(1)) || held.contains(link.group(2))) {
                    held.add(link.group(1));
                    held.add(link.group(2));
                }
            }
        }
        return held;
    }

    private static String columns(String afterTable) {
        return afterTable.substring(0, Math.max(afterTable.indexOf(')'), 0));
    }

    private static long count(String statement, String pattern) {
        return Pattern.compile(pattern).matcher(statement).results().count();
    }

    /** The texts of a source file; those joined by a plus, with a name between or not, are one. */
    private static List<String> statements(String source) {
        var literal = "\"\"\"(?:.*?)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"";
        var joined =
                Pattern.compile(
                        "(?:%1$s)(?:\\s*\\+\\s*(?:%1$s|[A-Z_]+))*".formatted(literal),
                        Pattern.DOTALL);
        return joined.matcher(withoutComments(source))
                .results()
                .map(match ->
                        Pattern.compile(literal, Pattern.DOTALL)
                                .matcher(match.group())
                                .results()
                                .map(part -> part.group().replaceAll("^\"+|\"+$", ""))
                                .collect(joining(" ")))
                .map(text -> text.replaceAll("\\\\\\n|\\s+", " ").strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String withoutComments(String source) {
        return source.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^\\s*//.*$", "");
    }
}
