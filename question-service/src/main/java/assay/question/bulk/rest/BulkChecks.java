package assay.question.bulk.rest;

import assay.question.bank.Banks;
import assay.question.content.json.QuestionDraftJson;
import assay.question.platform.Fault;
import assay.question.platform.Refused;
import assay.question.platform.Validation;
import assay.question.search.QuestionSearch;
import assay.question.topic.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks what is asked for and finds the questions; names every fault at once. */
@ApplicationScoped
class BulkChecks {
    static final int QUESTIONS_MAX = 10_000;

    private final Validation validation;
    private final QuestionSearch search;
    private final Banks banks;
    private final Topics topics;

    BulkChecks(Validation validation, QuestionSearch search, Banks banks, Topics topics) {
        this.validation = validation;
        this.search = search;
        this.banks = banks;
        this.topics = topics;
    }

    BulkChangeDraftJson check(@Nullable BulkChangeDraftJson body) {
        var present = validation.present(body);
        var faults = new ArrayList<Fault>();
        var filter = present.filter();
        if ((filter == null) == (present.questionIds() == null)) {
            faults.add(Fault.inBody("", "either questionIds or filter says which questions"));
        }
        if (filter != null && filter.isEmpty()) {
            faults.add(Fault.inBody("/filter", "must restrict something"));
        }
        twice(present.questionIds(), faults);
        switch (present.change()) {
            case ChangeJson.Move(var bank)
                    when Validation.isPresent(bank) && banks.named(bank).isEmpty() ->
                    faults.add(
                            Fault.inBody(
                                    "/change/bank", "there is no bank \"%s\"".formatted(bank)));
            case ChangeJson.AddTopics(var references) when Validation.isPresent(references) ->
                    unknown(references, faults);
            case ChangeJson.SetEstimatedTime(var time) ->
                    QuestionDraftJson.timeFault(time)
                            .ifPresent(fault ->
                                    faults.add(Fault.inBody("/change/estimatedTime", fault)));
            case null, default -> {}
        }
        return validation.check(present, faults);
    }

    private static void twice(@Nullable List<UUID> ids, List<Fault> faults) {
        var seen = new HashSet<UUID>();
        for (var i = 0; ids != null && i < ids.size(); i++) {
            if (!seen.add(ids.get(i))) {
                faults.add(
                        Fault.inBody(
                                "/questionIds/" + i, "%s is named twice".formatted(ids.get(i))));
            }
        }
    }

    private void unknown(List<String> references, List<Fault> faults) {
        var known = topics.known(references.stream().filter(Validation::isPresent).toList());
        for (var i = 0; i < references.size(); i++) {
            if (!known.contains(references.get(i))) {
                faults.add(
                        Fault.inBody(
                                "/change/topics/" + i,
                                "there is no topic \"%s\"".formatted(references.get(i))));
            }
        }
    }

    /** The questions that are meant, in the order of their ids or as they are named. */
    List<UUID> targets(BulkChangeDraftJson draft) {
        var named = draft.questionIds();
        if (named != null) {
            return named;
        }
        var filter = draft.filter();
        if (filter == null) {
            throw new IllegalStateException("a checked draft has ids or a filter");
        }
        var found = search.ids(filter.toSearch(), QUESTIONS_MAX + 1);
        if (found.isEmpty() || found.size() > QUESTIONS_MAX) {
            throw Refused.invalid(
                    List.of(
                            Fault.inBody(
                                    "/filter",
                                    found.isEmpty()
                                            ? "shows no question"
                                            : "shows more than %d questions"
                                                    .formatted(QUESTIONS_MAX))));
        }
        return found;
    }
}
