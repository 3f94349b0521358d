package assay.question.transfer.rest;

import assay.question.asset.AssetId;
import assay.question.asset.Assets;
import assay.question.content.CleanDraft;
import assay.question.content.Finding;
import assay.question.content.PossibleDuplicate;
import assay.question.content.QuestionDraft;
import assay.question.content.Questions;
import assay.question.content.json.InteractionJson;
import assay.question.content.json.PossibleDuplicateJson;
import assay.question.content.json.QuestionDraftJson;
import assay.question.content.text.DraftTexts;
import assay.question.content.text.DraftTexts.Reference;
import assay.question.exchange.Fidelity;
import assay.question.exchange.Place;
import assay.question.exchange.Reading;
import assay.question.exchange.Remark;
import assay.question.exchange.UnreadableFile;
import assay.question.exchange.html.Html;
import assay.question.history.Deed;
import assay.question.history.Event;
import assay.question.history.Histories;
import assay.question.job.Job;
import assay.question.job.JobLine;
import assay.question.job.JobRunner;
import assay.question.job.Step;
import assay.question.job.StepUndone;
import assay.question.platform.Caller;
import assay.question.platform.Ids;
import assay.question.platform.Validation;
import assay.question.search.NearDuplicates;
import assay.question.topic.Topics;
import assay.question.transfer.ImportedQuestions;
import assay.question.transfer.TriedQuestions;
import assay.question.transfer.TriedQuestions.Alike;
import assay.question.transfer.rest.ImportOutcomeJson.Detail;
import assay.question.transfer.rest.ImportOutcomeJson.FaultJson;
import assay.question.transfer.rest.ImportOutcomeJson.KindJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes some questions of the file at a time. A dry run adds them as well and then has the step
 * undone, so that it tells what would happen by what happens.
 */
@ApplicationScoped
class ImportRunner implements JobRunner {
    static final String KIND = "import";

    private static final int READINGS_PER_STEP = 50;
    private static final String LANGUAGE_UNKNOWN = "und";

    /** Of the address of a lost picture: more would be its bytes. */
    private static final int MEDIUM_CHARACTERS_MAX = 100;

    private static final String IN_TRASH =
            "It is in the trash, where it stays: restore it to have it back, or import it again once it has been purged.";

    private final OpenFiles files;
    private final Questions questions;
    private final Histories histories;
    private final ImportedQuestions imported;
    private final TriedQuestions tried;
    private final NearDuplicates duplicates;
    private final Topics topics;
    private final Assets assets;
    private final Validation validation;
    private final TransferForm form;
    private final Caller caller;
    private final InstantSource clock;

    ImportRunner(
            OpenFiles files,
            Questions questions,
            Histories histories,
            ImportedQuestions imported,
            TriedQuestions tried,
            NearDuplicates duplicates,
            Topics topics,
            Assets assets,
            Validation validation,
            TransferForm form,
            Caller caller,
            InstantSource clock) {
        this.files = files;
        this.questions = questions;
        this.histories = histories;
        this.imported = imported;
        this.tried = tried;
        this.duplicates = duplicates;
        this.topics = topics;
        this.assets = assets;
        this.validation = validation;
        this.form = form;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Step step(Job job) {
        var request = form.importRequest(job);
        var read = files.of(job, request).after(job.done(), READINGS_PER_STEP, clock.instant());
        var batch = new Batch(job, request);
        var lines = batch.lines(read.readings());
        var step = step(job, read, lines);
        var isLast = !(step.next() instanceof Step.Next.Another);
        if (request.dryRun()) {
            throw new StepUndone(
                    step, isLast ? () -> tried.forget(job.id()) : () -> batch.noteTried());
        }
        return step;
    }

    @Override
    public void ended(UUID jobId) {
        files.remove(jobId);
    }

    private Step step(Job job, ReadingFile.Batch batch, List<JobLine> lines) {
        var done = job.done() + lines.size();
        if (!batch.isLast()) {
            return Step.before("", done, null, lines);
        }
        var broken = batch.broken();
        if (broken == null) {
            return Step.last(done, lines, null);
        }
        if (done == 0) {
            return Step.failing(job, message(broken));
        }
        var all = new ArrayList<>(lines);
        all.add(
                line(
                        done + 1,
                        KindJson.REJECTED,
                        rejected(
                                broken.place(),
                                "",
                                "From here on: " + message(broken),
                                List.of())));
        return Step.last(done + 1, all, null);
    }

    private static String message(UnreadableFile broken) {
        return String.valueOf(broken.getMessage());
    }

    private JobLine line(int ordinal, KindJson outcome, Detail detail) {
        return new JobLine(ordinal, null, outcome.word(), form.write(detail));
    }

    private static Detail rejected(
            Place place, String title, String reason, List<FaultJson> faults) {
        return new Detail(
                place.file(),
                place.line(),
                place.identifier(),
                title,
                null,
                null,
                null,
                null,
                List.of(),
                reason,
                faults,
                null,
                null,
                null);
    }

    /** Some questions that are dealt with in one transaction. */
    private final class Batch {
        private final ImportRequest request;
        private final UUID job;
        private final int before;
        private final Map<Reading.Question, Candidate> candidates = new LinkedHashMap<>();
        private final Map<String, ImportedQuestions.Known> known = new HashMap<>();
        private final Set<String> taken = new HashSet<>();

        /** Assets that are there and stay until the step ends. */
        private Set<AssetId> held = Set.of();

        /** Digests that a dry run has found in the file and has not kept. */
        private final Set<String> digestsTried = new HashSet<>();

        private List<TriedQuestions.Tried> toNote = List.of();

        private final List<Questions.Addition> additions = new ArrayList<>();
        private final Map<String, UUID> idsByDigest = new HashMap<>();

        Batch(Job job, ImportRequest request) {
            this.request = request;
            this.job = job.id();
            this.before = job.done();
        }

        /**
         * A question as it would be here.
         *
         * @param digest of what the file says
         * @param digestBefore of what it becomes here, which is all that earlier imports have noted
         * @param references to assets
         * @param unfit assets that regions are drawn on and that are no pictures
         */
        private record Candidate(
                CleanDraft clean,
                Set<Remark> remarks,
                String digest,
                String digestBefore,
                List<String> names,
                List<Reference> references,
                List<Finding> unfit) {
            QuestionDraft draft() {
                return clean.draft();
            }
        }

        List<JobLine> lines(List<Reading> readings) {
            for (var reading : readings) {
                if (reading instanceof Reading.Question question) {
                    candidates.put(question, candidate(question));
                }
            }
            var digests =
                    candidates.values().stream()
                            .flatMap(one -> Stream.of(one.digest(), one.digestBefore()))
                            .toList();
            var names =
                    candidates.values().stream()
                            .flatMap(candidate -> candidate.names().stream())
                            .toList();
            known.putAll(imported.known(request.bank(), digests));
            taken.addAll(imported.taken(request.bank(), names));
            if (request.dryRun()) {
                tried.found(job, digests, names)
                        .forEach(one -> {
                            digestsTried.add(one.digest());
                            taken.add(one.name());
                        });
            }
            held =
                    assets.hold(
                            DraftTexts.assets(
                                    candidates.values().stream()
                                            .flatMap(candidate -> candidate.references().stream())
                                            .toList()));
            var all = readings.stream().map(this::outcome).toList();
            var added = add();
            var similar =
                    duplicates.ofAll(added, !request.dryRun(), ImportOutcomeJson.DUPLICATES_MAX);
            var alike = request.dryRun() ? tried(all) : Map.<Integer, List<Alike>>of();
            var lines = new ArrayList<JobLine>();
            for (var outcome : all) {
                lines.add(line(before + lines.size() + 1, outcome, similar, alike));
            }
            return lines;
        }

        /** Writes what is to be added, together. */
        private List<UUID> add() {
            var added = additions.stream().map(Questions.Addition::id).toList();
            if (!added.isEmpty()) {
                var now = clock.instant();
                questions.addAll(request.bank(), additions, caller.subject(), now);
                histories.add(
                        added,
                        Event.Kind.CREATED,
                        1,
                        new Deed(caller.subject(), now, ""),
                        Map.of("import", job.toString()));
            }
            if (!idsByDigest.isEmpty()) {
                imported.remember(idsByDigest);
            }
            return added;
        }

        /** What earlier questions of the file each of these is like, by ordinal. */
        private Map<Integer, List<Alike>> tried(List<Outcome> all) {
            var trials = new ArrayList<TriedQuestions.Trial>();
            for (var i = 0; i < all.size(); i++) {
                if (all.get(i) instanceof Outcome.Added(_, var candidate, var id, var name)) {
                    trials.add(
                            new TriedQuestions.Trial(before + i + 1, id, candidate.digest(), name));
                }
            }
            toNote = tried.of(trials);
            tried.note(job, toNote); // undone with the step
            return tried.alike(job, before + 1, duplicates.similarityMin());
        }

        /** Notes again what was undone, for the steps to come. */
        void noteTried() {
            tried.note(job, toNote);
        }

        /** What came of one question. */
        private sealed interface Outcome {
            record Rejected(Detail detail) implements Outcome {}

            /**
             * Nothing new.
             *
             * @param there null: of a dry run's own file, and not kept
             */
            record AlreadyThere(
                    Place place, Candidate candidate, ImportedQuestions.@Nullable Known there)
                    implements Outcome {}

            record Added(Place place, Candidate candidate, UUID questionId, String name)
                    implements Outcome {}
        }

        private Candidate candidate(Reading.Question question) {
            var remarks = new LinkedHashSet<>(question.remarks());
            var given = neutral(question.draft());
            var properties = new HashMap<>(given.properties());
            if (!question.category().isEmpty()) {
                properties.putIfAbsent("category", String.join(" / ", question.category()));
            }
            var draft =
                    new QuestionDraft(
                            given.title(),
                            given.difficulty(),
                            topics(given, remarks),
                            given.tags(),
                            given.language().equals(LANGUAGE_UNKNOWN)
                                    ? request.language()
                                    : given.language(),
                            given.estimatedTime(),
                            given.points(),
                            given.textFormat(),
                            given.content(),
                            given.key(),
                            given.source(),
                            properties,
                            given.origin());
            var clean = DraftTexts.clean(draft);
            if (!clean.draft().equals(draft)) {
                remarks.add(
                        Remark.normalised("Markup was tidied, and what could do harm taken out."));
                for (var medium : DraftTexts.mediaLostFrom(draft)) {
                    remarks.add(
                            Remark.lossy(
                                    "A picture, sound, film or frame is lost: %s"
                                            .formatted(
                                                    Html.shortened(
                                                            medium, MEDIUM_CHARACTERS_MAX))));
                }
            }
            var elsewhere = DraftTexts.fromElsewhere(clean.draft()).size();
            if (elsewhere > 0) {
                remarks.add(
                        Remark.normalised(
                                "Pictures stay on other servers (%d); before it can be published, upload them and refer to the assets."
                                        .formatted(elsewhere)));
            }
            var digest =
                    Digest.of(
                            form.write(
                                    List.of(
                                            QuestionDraftJson.of("", "", question.draft()),
                                            question.category())));
            var unfit = unfit(clean.draft(), remarks);
            return new Candidate(
                    clean,
                    remarks,
                    digest,
                    Digest.of(form.write(QuestionDraftJson.of("", "", clean.draft()))),
                    Names.of(
                            question.name().isBlank() ? clean.draft().title() : question.name(),
                            digest),
                    DraftTexts.references(clean.draft()),
                    unfit);
        }

        /**
         * Assets that no regions can be drawn on. Other systems stretch pictures, which is kept and
         * told.
         */
        private List<Finding> unfit(QuestionDraft draft, Set<Remark> remarks) {
            var unfit = new ArrayList<Finding>();
            for (var drawn : DraftTexts.pictures(draft.content())) {
                var picture = drawn.picture();
                var asset = AssetId.parse(picture.asset()).flatMap(assets::find);
                asset.flatMap(drawn::noPicture).ifPresent(unfit::add);
                asset.flatMap(drawn::distorted)
                        .ifPresent(size ->
                                remarks.add(
                                        Remark.normalised(
                                                "The picture of %d x %d is shown out of its proportions, as %d x %d."
                                                        .formatted(
                                                                size.width(),
                                                                size.height(),
                                                                picture.width(),
                                                                picture.height()))));
            }
            return unfit;
        }

        /** Only our own format has ids that an author chose. */
        private QuestionDraft neutral(QuestionDraft draft) {
            return request.format() == FormatJson.NATIVE ? draft : NeutralIds.of(draft);
        }

        private List<String> topics(QuestionDraft draft, Set<Remark> remarks) {
            var wanted = new LinkedHashSet<>(draft.topics());
            var there = topics.known(List.copyOf(wanted));
            wanted.stream()
                    .filter(topic -> !there.contains(topic))
                    .forEach(topic ->
                            remarks.add(
                                    Remark.lossy(
                                            "There is no topic \"%s\" here.".formatted(topic))));
            wanted.retainAll(there);
            wanted.addAll(request.topics());
            return List.copyOf(wanted);
        }

        private Outcome outcome(Reading reading) {
            return switch (reading) {
                case Reading.Refused(var place, var title, var reason) ->
                        new Outcome.Rejected(rejected(place, title, reason, List.of()));
                case Reading.Question question -> {
                    var candidate = candidates.get(question);
                    yield candidate == null
                            ? throwUnknown(question)
                            : outcome(question.place(), candidate);
                }
            };
        }

        private Outcome throwUnknown(Reading.Question question) {
            throw new IllegalStateException("%s was not prepared".formatted(question.place()));
        }

        private Outcome outcome(Place place, Candidate candidate) {
            var there = there(candidate);
            if (there != null || digestsTried.contains(candidate.digest())) {
                return new Outcome.AlreadyThere(place, candidate, there);
            }
            var name =
                    candidate.names().stream()
                            .filter(each -> !taken.contains(each))
                            .findFirst()
                            .orElseThrow();
            var body = QuestionDraftJson.of(request.bank(), name, candidate.draft());
            var faults = faults(body, candidate);
            if (!faults.isEmpty()) {
                return new Outcome.Rejected(
                        rejected(
                                place,
                                candidate.draft().title(),
                                "It breaks rules that every question keeps.",
                                faults));
            }
            var id = Ids.next();
            additions.add(new Questions.Addition(id, name, candidate.clean()));
            idsByDigest.put(candidate.digest(), id);
            if (request.dryRun()) {
                digestsTried.add(candidate.digest());
            } else {
                known.put(candidate.digest(), new ImportedQuestions.Known(id, false));
            }
            taken.add(name);
            return new Outcome.Added(place, candidate, id, name);
        }

        private ImportedQuestions.@Nullable Known there(Candidate candidate) {
            var there = known.get(candidate.digest());
            if (there == null) {
                there = known.get(candidate.digestBefore());
                if (there != null) {
                    idsByDigest.put(candidate.digest(), there.questionId());
                }
            }
            return there;
        }

        private List<FaultJson> faults(QuestionDraftJson body, Candidate candidate) {
            var faults = new LinkedHashSet<FaultJson>();
            validation
                    .faults(body)
                    .forEach(fault ->
                            faults.add(
                                    new FaultJson(
                                            String.valueOf(fault.pointer()), fault.detail())));
            Stream.of(
                            body.findings(),
                            DraftTexts.unknown(candidate.references(), held),
                            candidate.unfit())
                    .flatMap(List::stream)
                    .forEach(finding ->
                            faults.add(new FaultJson("#" + finding.pointer(), finding.detail())));
            return List.copyOf(faults);
        }

        private JobLine line(
                int ordinal,
                Outcome outcome,
                Map<UUID, List<PossibleDuplicate>> similar,
                Map<Integer, List<Alike>> alike) {
            return switch (outcome) {
                case Outcome.Rejected(var detail) ->
                        ImportRunner.this.line(ordinal, KindJson.REJECTED, detail);
                case Outcome.AlreadyThere(var place, var candidate, var there) ->
                        ImportRunner.this.line(
                                ordinal,
                                KindJson.ALREADY_THERE,
                                detail(
                                        place,
                                        candidate,
                                        there == null ? null : there.questionId(),
                                        null,
                                        there != null && there.isTrashed() ? IN_TRASH : null,
                                        List.of(),
                                        List.of()));
                case Outcome.Added(var place, var candidate, var id, var name) ->
                        ImportRunner.this.line(
                                ordinal,
                                KindJson.IMPORTED,
                                detail(
                                        place,
                                        candidate,
                                        request.dryRun() ? null : id,
                                        name,
                                        null,
                                        similar.getOrDefault(id, List.of()),
                                        alike.getOrDefault(ordinal, List.of())));
            };
        }

        private static Detail detail(
                Place place,
                Candidate candidate,
                @Nullable UUID questionId,
                @Nullable String name,
                @Nullable String reason,
                List<PossibleDuplicate> similar,
                List<Alike> alike) {
            var fidelity =
                    candidate.remarks().stream()
                            .map(Remark::fidelity)
                            .max(Fidelity::compareTo)
                            .orElse(Fidelity.EXACT);
            return new Detail(
                    place.file(),
                    place.line(),
                    place.identifier(),
                    candidate.draft().title(),
                    questionId,
                    name,
                    InteractionJson.of(candidate.draft().content().interaction()),
                    FidelityJson.of(fidelity),
                    candidate.remarks().stream().map(RemarkJson::of).toList(),
                    reason,
                    List.of(),
                    similar.stream().map(PossibleDuplicateJson::of).toList(),
                    alike.stream()
                            .filter(Alike::exact)
                            .map(Alike::ordinal)
                            .limit(ImportOutcomeJson.DUPLICATES_MAX)
                            .toList(),
                    alike.stream()
                            .filter(one -> !one.exact())
                            .map(ImportOutcomeJson.ResemblanceJson::of)
                            .limit(ImportOutcomeJson.DUPLICATES_MAX)
                            .toList());
        }
    }
}
