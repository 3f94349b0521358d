package assay.question.transfer.rest;

import assay.question.asset.AssetId;
import assay.question.asset.Assets;
import assay.question.content.QuestionFilter;
import assay.question.content.Questions;
import assay.question.exchange.Fidelity;
import assay.question.exchange.Outgoing;
import assay.question.exchange.QuestionWriter;
import assay.question.exchange.Remark;
import assay.question.job.Job;
import assay.question.job.JobLine;
import assay.question.job.JobRunner;
import assay.question.job.Jobs;
import assay.question.job.Step;
import assay.question.transfer.TransferFiles;
import assay.question.transfer.rest.ExportOutcomeJson.Detail;
import assay.question.transfer.rest.ExportOutcomeJson.KindJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;

/**
 * Writes all questions in one step, page by page, to a file on disk and then to the database. The
 * report is written meanwhile, and shows how far the export is.
 */
@ApplicationScoped
class ExportRunner implements JobRunner {
    static final String KIND = "export";

    private static final int QUESTIONS_PER_PAGE = 200;

    private static final int SLICE_BYTES = 1 << 18;

    private final Questions questions;
    private final Assets assets;
    private final TransferFiles files;
    private final Readers readers;
    private final Jobs jobs;
    private final TransferForm form;
    private final Session database;
    private final ExportConfig config;

    ExportRunner(
            Questions questions,
            Assets assets,
            TransferFiles files,
            Readers readers,
            Jobs jobs,
            TransferForm form,
            Session database,
            ExportConfig config) {
        this.questions = questions;
        this.assets = assets;
        this.files = files;
        this.readers = readers;
        this.jobs = jobs;
        this.form = form;
        this.database = database;
        this.config = config;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Duration stepEndsWithin() {
        return config.endsWithin();
    }

    @Override
    public Step step(Job job) {
        var request = form.exportRequest(job);
        var writer = readers.writer(request.format().toFormat()).orElseThrow();
        var report = new Report(job);
        report.tell(); // an earlier try may have come further
        try {
            var file = Files.createTempFile("assay-export-", ".part");
            try {
                write(request, writer, file, report);
                report.tell();
                try (var in = Files.newInputStream(file)) {
                    files.keep(job.id(), in, Long.MAX_VALUE);
                }
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Step.last(report.done, report.outcomes);
    }

    private void write(ExportRequest request, QuestionWriter writer, Path file, Report report)
            throws IOException {
        try (var out = Files.newOutputStream(file)) {
            writer.write(outgoing(request), this::open, out, report);
        }
    }

    private Stream<Outgoing> outgoing(ExportRequest request) {
        var state = request.state();
        var filter =
                new QuestionFilter(
                        request.bank(),
                        state == null ? null : state.toShown(),
                        null,
                        null,
                        null,
                        null,
                        null);
        return Stream.iterate(
                        page(filter, new UUID(0, 0)),
                        page -> !page.isEmpty(),
                        page -> page(filter, page.getLast()))
                .flatMap(List::stream)
                .flatMap(id -> questions.find(id).stream())
                .map(question -> {
                    database.clear(); // nothing is changed, and memory must not grow
                    return new Outgoing(
                            question.name(), request.bankTitle(), question.latest().draft());
                });
    }

    private List<UUID> page(QuestionFilter filter, UUID after) {
        return questions.list(filter, after, QUESTIONS_PER_PAGE).stream()
                .map(question -> question.id())
                .toList();
    }

    private QuestionWriter.Asset open(String hash) throws IOException {
        var asset =
                AssetId.parse(hash)
                        .flatMap(assets::find)
                        .orElseThrow(() -> new IOException("There is no asset " + hash));
        return new QuestionWriter.Asset(
                hash, asset.type().value(), new Slices(asset.id(), asset.bytes()));
    }

    /** The bytes of an asset, a slice at a time. */
    private final class Slices extends InputStream {
        private final AssetId id;
        private final long length;
        private long position;
        private byte[] slice = {};
        private int used;

        Slices(AssetId id, long length) {
            this.id = id;
            this.length = length;
        }

        @Override
        public int read() {
            return fill() ? slice[used++] & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int count) {
            if (!fill()) {
                return -1;
            }
            var some = Math.min(count, slice.length - used);
            System.arraycopy(slice, used, target, offset, some);
            used += some;
            return some;
        }

        /** Whether a byte is left. */
        private boolean fill() {
            if (used == slice.length && position < length) {
                slice = assets.read(id, position, SLICE_BYTES);
                position = slice.length == 0 ? length : position + slice.length;
                used = 0;
            }
            return used < slice.length;
        }
    }

    /** What became of each question. */
    private final class Report implements QuestionWriter.Losses {
        private final UUID job;
        private final Map<String, Integer> outcomes = new HashMap<>();
        private final List<JobLine> lines = new ArrayList<>();
        private int rowVersion;
        private int done;

        Report(Job job) {
            this.job = job.id();
            this.rowVersion = job.rowVersion();
        }

        @Override
        public void written(Outgoing question, List<Remark> remarks) {
            var fidelity =
                    remarks.stream()
                            .map(Remark::fidelity)
                            .max(Fidelity::compareTo)
                            .orElse(Fidelity.EXACT);
            add(
                    KindJson.WRITTEN,
                    new Detail(
                            question.name(),
                            FidelityJson.of(fidelity),
                            remarks.stream().map(RemarkJson::of).toList(),
                            null));
        }

        @Override
        public void leftOut(Outgoing question, String reason) {
            add(KindJson.LEFT_OUT, new Detail(question.name(), null, List.of(), reason));
        }

        private void add(KindJson outcome, Detail detail) {
            done++;
            outcomes.merge(outcome.word(), 1, Integer::sum);
            lines.add(new JobLine(done, null, outcome.word(), form.write(detail)));
            if (lines.size() == QUESTIONS_PER_PAGE) {
                tell();
            }
        }

        /** Writes the lines that have come together, and how many there are in all. */
        void tell() {
            jobs.report(job, lines);
            lines.clear();
            rowVersion = jobs.reached(job, rowVersion, done);
        }
    }
}
