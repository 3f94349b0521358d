package assay.question.exchange.json;

import assay.question.asset.AssetId;
import assay.question.content.QuestionDraft;
import assay.question.content.json.QuestionDraftJson;
import assay.question.content.text.DraftTexts;
import assay.question.exchange.Format;
import assay.question.exchange.Outgoing;
import assay.question.exchange.QuestionWriter;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes this service's own format: a zip with {@code questions.json} and each asset as {@code
 * assets/} and its hash. Nothing is lost but history, review and the bank's own settings.
 */
public final class NativeWriter implements QuestionWriter {
    static final String QUESTIONS = "questions.json";
    static final String ASSETS = "assets/";
    static final String FORMAT = "assay-questions";

    private final ObjectMapper json;

    public NativeWriter(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public Format format() {
        return Format.NATIVE;
    }

    @Override
    public String mediaType() {
        return "application/zip";
    }

    @Override
    public void write(Stream<Outgoing> questions, Assets assets, OutputStream out, Losses losses)
            throws IOException {
        var used = new TreeSet<AssetId>();
        var zip = new ZipOutputStream(out);
        zip.putNextEntry(new ZipEntry(QUESTIONS));
        try (var generator = json.createGenerator(new Kept(zip))) {
            generator.writeStartObject();
            generator.writeStringField("format", FORMAT);
            generator.writeNumberField("version", 1);
            generator.writeArrayFieldStart("questions");
            for (var each = questions.iterator(); each.hasNext(); ) {
                var question = each.next();
                write(question, generator);
                used.addAll(assetsOf(question.draft()));
                losses.written(question, List.of());
            }
            generator.writeEndArray();
            generator.writeEndObject();
        }
        zip.closeEntry();
        for (var asset : used) {
            zip.putNextEntry(new ZipEntry(ASSETS + asset.value()));
            try (var bytes = assets.open(asset.value()).bytes()) {
                bytes.transferTo(zip);
            }
            zip.closeEntry();
        }
        zip.finish();
    }

    private void write(Outgoing question, JsonGenerator generator) throws IOException {
        json.writeValue(generator, QuestionDraftJson.of("", question.name(), question.draft()));
    }

    private static Set<AssetId> assetsOf(QuestionDraft draft) {
        return new TreeSet<>(DraftTexts.assets(DraftTexts.references(draft)));
    }

    /** Lets the JSON end without ending the archive. */
    private static final class Kept extends FilterOutputStream {
        Kept(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
