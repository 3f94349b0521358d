package assay.question.coverage.rest;

import assay.question.bank.Bank;
import assay.question.content.json.DifficultyJson;
import assay.question.content.json.InteractionJson;
import assay.question.coverage.Blueprint;
import assay.question.coverage.CoverageReport;
import assay.question.coverage.CoverageReport.SchemeCoverage;
import assay.question.coverage.CoverageReport.SectionCoverage;
import assay.question.coverage.CoverageReport.TopicCoverage;
import assay.question.coverage.HeldQuestion;
import assay.question.coverage.Listed;
import assay.question.coverage.NearDuplicates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "CoverageReport",
        description =
                "A blueprint against the published questions of a bank. `need` of a topic, a difficulty or an interaction"
                        + " is told as far as sections ask for it alone; else it is null, and so is `gap`. Each section is"
                        + " counted for itself, though two may want the same questions: then the topic that both name"
                        + " shows the gap.",
        requiredProperties = {
            "bankId",
            "bank",
            "reportedAt",
            "published",
            "factor",
            "complete",
            "sections",
            "schemes",
            "difficulties",
            "interactions",
            "stale",
            "overExposed",
            "neverUsed",
            "nearDuplicates",
            "statisticallySuspect",
            "statisticallySuspectNote"
        },
        examples = CoverageReportJson.EXAMPLE)
record CoverageReportJson(
        UUID bankId,
        @Schema(description = "Name of the bank.") String bank,
        Instant reportedAt,
        @Schema(description = "How many published questions the bank holds.") int published,
        int factor,
        @Schema(description = "True when no section has a gap.") boolean complete,
        List<SectionJson> sections,
        @Schema(description = "Those that the bank's questions or the blueprint use, by name.")
                List<SchemeJson> schemes,
        List<DifficultyTallyJson> difficulties,
        List<InteractionTallyJson> interactions,
        @Schema(description = "Their review was due before today (UTC), the longest due first.")
                QuestionsJson stale,
        @Schema(
                        description =
                                "In more frozen pools than the blueprint's `poolsMax`, the most exposed first.")
                QuestionsJson overExposed,
        @Schema(description = "In no frozen pool, by name.") QuestionsJson neverUsed,
        DuplicatesJson nearDuplicates,
        @Schema(description = "Null until item analysis is available.", nullable = true)
                @Nullable QuestionsJson statisticallySuspect,
        @Schema(description = "Why `statisticallySuspect` is what it is.")
                String statisticallySuspectNote) {
    static final String EXAMPLE =
            """
            {"bankId": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a01", "bank": "cloud-basics", "reportedAt": "2026-11-30T09:00:00Z",
             "published": 78, "factor": 5, "complete": false,
             "sections": [{"name": "development", "count": 16, "have": 78, "need": 80, "gap": 2}],
             "schemes": [{"scheme": "dva-c02", "title": "AWS Certified Developer - Associate", "withoutTopic": 0,
               "topics": {"total": 1, "items": [{"topic": "dva-c02/development", "title": "Development", "parent": null,
                 "have": 78, "need": 80, "gap": 2}]}}],
             "difficulties": [{"difficulty": "easy", "have": 78, "need": null, "gap": null}],
             "interactions": [{"interaction": "single_choice", "have": 78, "need": null, "gap": null}],
             "stale": {"total": 1, "items": [{"id": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a03", "name": "iam-role-for-ec2",
               "title": "A role for EC2", "reviewBy": "2026-10-31", "pools": 0}]},
             "overExposed": {"total": 0, "items": []},
             "neverUsed": {"total": 1, "items": [{"id": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a03", "name": "iam-role-for-ec2",
               "title": "A role for EC2", "reviewBy": "2026-10-31", "pools": 0}]},
             "nearDuplicates": {"compared": 78, "total": 0, "items": []},
             "statisticallySuspect": null, "statisticallySuspectNote": "Item analysis is not available yet."}\
            """;

    private static final String NO_ITEM_ANALYSIS = "Item analysis is not available yet.";

    static CoverageReportJson of(
            Bank bank, Blueprint blueprint, CoverageReport report, Instant reportedAt) {
        return new CoverageReportJson(
                bank.id(),
                bank.name(),
                reportedAt,
                report.published(),
                blueprint.factor(),
                report.isComplete(),
                report.sections().stream().map(SectionJson::of).toList(),
                report.schemes().stream().map(SchemeJson::of).toList(),
                report.difficulties().entrySet().stream()
                        .map(entry ->
                                new DifficultyTallyJson(
                                        DifficultyJson.of(entry.getKey()),
                                        entry.getValue().have(),
                                        entry.getValue().need(),
                                        entry.getValue().gap()))
                        .toList(),
                report.interactions().entrySet().stream()
                        .map(entry ->
                                new InteractionTallyJson(
                                        InteractionJson.of(entry.getKey()),
                                        entry.getValue().have(),
                                        entry.getValue().need(),
                                        entry.getValue().gap()))
                        .toList(),
                QuestionsJson.of(report.stale()),
                QuestionsJson.of(report.overExposed()),
                QuestionsJson.of(report.neverUsed()),
                DuplicatesJson.of(report.nearDuplicates()),
                null,
                NO_ITEM_ANALYSIS);
    }

    @Schema(
            name = "SectionCoverage",
            requiredProperties = {"name", "count", "have", "need", "gap"})
    record SectionJson(
            String name,
            int count,
            @Schema(description = "Published questions that it may draw.") int have,
            @Schema(description = "`count` times `factor`.") int need,
            int gap) {
        static SectionJson of(SectionCoverage section) {
            return new SectionJson(
                    section.name(), section.count(), section.have(), section.need(), section.gap());
        }
    }

    @Schema(
            name = "SchemeCoverage",
            requiredProperties = {"scheme", "title", "withoutTopic", "topics"})
    record SchemeJson(
            String scheme,
            String title,
            @Schema(description = "Published questions without a topic of this scheme.")
                    int withoutTopic,
            TopicsJson topics) {
        static SchemeJson of(SchemeCoverage coverage) {
            return new SchemeJson(
                    coverage.scheme().name(),
                    coverage.scheme().title(),
                    coverage.withoutTopic(),
                    new TopicsJson(
                            coverage.topics().total(),
                            coverage.topics().items().stream().map(TopicTallyJson::of).toList()));
        }
    }

    @Schema(
            name = "TopicCoverageList",
            requiredProperties = {"total", "items"})
    record TopicsJson(
            int total,
            @Schema(description = "Each before those below it; 1000 at most.")
                    List<TopicTallyJson> items) {}

    @Schema(
            name = "TopicCoverage",
            description = "Of a topic with its subtree.",
            requiredProperties = {"topic", "title", "parent", "have", "need", "gap"})
    record TopicTallyJson(
            @Schema(description = "Reference, `scheme/name`.") String topic,
            String title,
            @Schema(description = "Null for a root.", nullable = true) @Nullable String parent,
            int have,
            @Schema(nullable = true) @Nullable Integer need,
            @Schema(nullable = true) @Nullable Integer gap) {
        static TopicTallyJson of(TopicCoverage coverage) {
            return new TopicTallyJson(
                    coverage.topic().reference(),
                    coverage.topic().title(),
                    coverage.topic().parent(),
                    coverage.tally().have(),
                    coverage.tally().need(),
                    coverage.tally().gap());
        }
    }

    @Schema(
            name = "DifficultyCoverage",
            requiredProperties = {"difficulty", "have", "need", "gap"})
    record DifficultyTallyJson(
            DifficultyJson difficulty,
            int have,
            @Schema(nullable = true) @Nullable Integer need,
            @Schema(nullable = true) @Nullable Integer gap) {}

    @Schema(
            name = "InteractionCoverage",
            requiredProperties = {"interaction", "have", "need", "gap"})
    record InteractionTallyJson(
            InteractionJson interaction,
            int have,
            @Schema(nullable = true) @Nullable Integer need,
            @Schema(nullable = true) @Nullable Integer gap) {}

    @Schema(
            name = "CoveredQuestionList",
            requiredProperties = {"total", "items"})
    record QuestionsJson(
            int total, @Schema(description = "200 at most.") List<QuestionJson> items) {
        static QuestionsJson of(Listed<HeldQuestion> listed) {
            return new QuestionsJson(
                    listed.total(), listed.items().stream().map(QuestionJson::of).toList());
        }
    }

    @Schema(
            name = "CoveredQuestion",
            requiredProperties = {"id", "name", "title", "reviewBy", "pools"})
    record QuestionJson(
            UUID id,
            String name,
            String title,
            @Schema(nullable = true) @Nullable LocalDate reviewBy,
            @Schema(description = "How many frozen pools hold any version of it.") int pools) {
        static QuestionJson of(HeldQuestion question) {
            return new QuestionJson(
                    question.id(),
                    question.name(),
                    question.title(),
                    question.reviewBy(),
                    question.pools());
        }
    }

    @Schema(
            name = "NearDuplicateList",
            description = "Pairs whose stems share at least 0.6 of their trigrams.",
            requiredProperties = {"compared", "total", "items"})
    record DuplicatesJson(
            @Schema(description = "How many questions were compared, by name; 5000 at most.")
                    int compared,
            int total,
            @Schema(description = "The likest first; 200 at most.") List<PairJson> items) {
        static DuplicatesJson of(NearDuplicates duplicates) {
            return new DuplicatesJson(
                    duplicates.compared(),
                    duplicates.pairs().total(),
                    duplicates.pairs().items().stream().map(PairJson::of).toList());
        }
    }

    @Schema(
            name = "NearDuplicatePair",
            requiredProperties = {"similarity", "one", "other"})
    record PairJson(
            @Schema(description = "From 0.6 to 1, rounded down to a hundredth.")
                    BigDecimal similarity,
            QuestionJson one,
            QuestionJson other) {
        static PairJson of(NearDuplicates.Pair pair) {
            return new PairJson(
                    BigDecimal.valueOf(pair.similarity()).setScale(2, RoundingMode.DOWN),
                    QuestionJson.of(pair.one()),
                    QuestionJson.of(pair.other()));
        }
    }
}
