package assay.question.transfer.rest;

import assay.question.content.json.InteractionJson;
import assay.question.content.json.PossibleDuplicateJson;
import assay.question.transfer.TriedQuestions.Alike;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "ImportOutcome",
        description = "What came of one question of the file.",
        requiredProperties = {
            "ordinal",
            "outcome",
            "file",
            "line",
            "identifier",
            "title",
            "questionId",
            "name",
            "interaction",
            "fidelity",
            "remarks",
            "reason",
            "faults",
            "possibleDuplicates",
            "repeats",
            "resembles"
        })
record ImportOutcomeJson(
        @Schema(description = "Place in the report, from 1.") int ordinal,
        KindJson outcome,
        @Schema(description = "Path within a package; empty for a single file.") String file,
        @Schema(description = "Of the file, from 1; 0: not known.") int line,
        @Schema(description = "What the file calls the question.") String identifier,
        String title,
        @Schema(
                        description =
                                "The question here; null if it was rejected, and in a dry run.",
                        nullable = true)
                @Nullable UUID questionId,
        @Schema(description = "Its name in the bank.", nullable = true) @Nullable String name,
        @Schema(nullable = true) @Nullable InteractionJson interaction,
        @Schema(description = "Null if it was rejected.", nullable = true)
                @Nullable FidelityJson fidelity,
        List<RemarkJson> remarks,
        @Schema(
                        description =
                                "Why it was rejected; of a question that is already there, that it is in the trash, if so. Null"
                                        + " otherwise.",
                        nullable = true)
                @Nullable String reason,
        @Schema(description = "Where it breaks the rules of questions.") List<FaultJson> faults,
        @Schema(
                        description =
                                "If it was imported: questions that say the same, or nearly, the"
                                        + " likest first; of this file those before it, but in a dry"
                                        + " run, which keeps none of them, see `repeats` and"
                                        + " `resembles`.",
                        maxItems = DUPLICATES_MAX)
                List<PossibleDuplicateJson> possibleDuplicates,
        @Schema(
                        description =
                                "In a dry run, if it would be imported: ordinals of those before it"
                                        + " in the file that say the same. Empty otherwise.",
                        maxItems = DUPLICATES_MAX)
                List<Integer> repeats,
        @Schema(
                        description =
                                "In a dry run, if it would be imported: those before it in the file"
                                        + " that say nearly the same, the likest first. Empty"
                                        + " otherwise.",
                        maxItems = DUPLICATES_MAX)
                List<ResemblanceJson> resembles) {
    /** How many possible duplicates an outcome tells at most. */
    static final int DUPLICATES_MAX = 5;

    static final String EXAMPLE =
            """
            {"ordinal": 2, "outcome": "rejected", "file": "", "line": 14, "identifier": "Q2", "title": "Which port?",
             "questionId": null, "name": null, "interaction": null, "fidelity": null, "remarks": [],
             "reason": "No choice earns 100 %.", "faults": [], "possibleDuplicates": [], "repeats": [], "resembles": []}\
            """;

    @Schema(
            name = "ImportOutcomeKind",
            description =
                    "imported: it is a draft in the bank now; already_there: an import brought the same before, and it is in the"
                            + " bank or, as the reason then says, in its trash; rejected: it is not"
                            + " kept.")
    enum KindJson {
        @JsonProperty("imported")
        IMPORTED,
        @JsonProperty("already_there")
        ALREADY_THERE,
        @JsonProperty("rejected")
        REJECTED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Schema(
            name = "ImportFault",
            requiredProperties = {"pointer", "detail"})
    record FaultJson(
            @Schema(description = "JSON Pointer within the question as it would be.")
                    String pointer,
            String detail) {}

    @Schema(
            name = "ImportResemblance",
            description = "Another question of the file that says nearly the same.",
            requiredProperties = {"ordinal", "similarity"})
    record ResemblanceJson(
            @Schema(description = "Its place in the report.", minimum = "1") int ordinal,
            @Schema(
                            description =
                                    "Share of the groups of three letters that both texts have,"
                                            + " among those that either has.",
                            minimum = "0",
                            maximum = "1")
                    double similarity) {
        static ResemblanceJson of(Alike alike) {
            return new ResemblanceJson(
                    alike.ordinal(), Math.round(alike.similarity() * 1_000) / 1_000.0);
        }
    }

    /**
     * What a line of the job's report says besides.
     *
     * @param possibleDuplicates null where there are none, and in reports of earlier releases
     * @param repeats the same
     * @param resembles the same
     */
    @JsonIgnoreProperties("tried") // in dry runs of an earlier release
    record Detail(
            String file,
            int line,
            String identifier,
            String title,
            @Nullable UUID questionId,
            @Nullable String name,
            @Nullable InteractionJson interaction,
            @Nullable FidelityJson fidelity,
            List<RemarkJson> remarks,
            @Nullable String reason,
            List<FaultJson> faults,
            @Nullable List<PossibleDuplicateJson> possibleDuplicates,
            @Nullable List<Integer> repeats,
            @Nullable List<ResemblanceJson> resembles) {}

    static ImportOutcomeJson of(int ordinal, String outcome, Detail detail) {
        return new ImportOutcomeJson(
                ordinal,
                KindJson.valueOf(outcome.toUpperCase(Locale.ROOT)),
                detail.file,
                detail.line,
                detail.identifier,
                detail.title,
                detail.questionId,
                detail.name,
                detail.interaction,
                detail.fidelity,
                detail.remarks,
                detail.reason,
                detail.faults,
                detail.possibleDuplicates == null ? List.of() : detail.possibleDuplicates,
                detail.repeats == null ? List.of() : detail.repeats,
                detail.resembles == null ? List.of() : detail.resembles);
    }
}
