package assay.question.coverage.rest;

import assay.question.bank.Bank;
import assay.question.coverage.Blueprint;
import assay.question.coverage.CoverageReport;
import assay.question.coverage.HeldQuestion;
import assay.question.coverage.Holdings;
import assay.question.topic.Scheme;
import assay.question.topic.Schemes;
import assay.question.topic.Topic;
import assay.question.topic.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Gathers what a report is made of. */
@ApplicationScoped
class Reporting {
    private static final UUID BEGINNING = new UUID(0, 0);
    private static final int ROWS_MAX = 1_000;

    private final Holdings holdings;
    private final Schemes schemes;
    private final Topics topics;

    Reporting(Holdings holdings, Schemes schemes, Topics topics) {
        this.holdings = holdings;
        this.schemes = schemes;
        this.topics = topics;
    }

    CoverageReport report(Bank bank, Blueprint blueprint, Instant now) {
        var questions = holdings.published(bank.name());
        var used = schemesUsed(blueprint, questions);
        return CoverageReport.of(
                blueprint,
                questions,
                used,
                used.stream().flatMap(scheme -> topicsOf(scheme).stream()).toList(),
                LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    private List<Scheme> schemesUsed(Blueprint blueprint, List<HeldQuestion> questions) {
        var references =
                Stream.concat(
                                blueprint.sections().stream()
                                        .flatMap(section -> section.topics().stream()),
                                questions.stream().flatMap(question -> question.topics().stream()))
                        .distinct()
                        .toList();
        return CoverageReport.schemesOf(references).stream()
                .map(schemes::named)
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Topic> topicsOf(Scheme scheme) {
        var all = new ArrayList<Topic>();
        var rows = topics.list(scheme.name(), BEGINNING, ROWS_MAX);
        while (!rows.isEmpty()) {
            all.addAll(rows);
            rows = topics.list(scheme.name(), rows.getLast().id(), ROWS_MAX);
        }
        return all;
    }
}
