package assay.question.transfer.rest;

import assay.question.exchange.Format;
import assay.question.exchange.QuestionReader;
import assay.question.exchange.QuestionWriter;
import assay.question.exchange.aiken.AikenReader;
import assay.question.exchange.aiken.AikenWriter;
import assay.question.exchange.csv.CsvReader;
import assay.question.exchange.csv.CsvWriter;
import assay.question.exchange.gift.GiftReader;
import assay.question.exchange.gift.GiftWriter;
import assay.question.exchange.json.NativeReader;
import assay.question.exchange.json.NativeWriter;
import assay.question.exchange.moodlexml.MoodleXmlReader;
import assay.question.exchange.moodlexml.MoodleXmlWriter;
import assay.question.exchange.qti.QtiReader;
import assay.question.exchange.qti.QtiWriter;
import assay.question.exchange.qti12.Qti12Reader;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Who reads and writes which format. */
@ApplicationScoped
class Readers {
    private final ObjectMapper json;

    Readers(ObjectMapper json) {
        this.json = json;
    }

    QuestionReader reader(Format format) {
        return switch (format) {
            case NATIVE -> new NativeReader(json);
            case GIFT -> new GiftReader();
            case AIKEN -> new AikenReader();
            case MOODLE_XML -> new MoodleXmlReader();
            case CSV -> new CsvReader();
            case QTI_1_2 -> new Qti12Reader();
            case QTI_2_1, QTI_2_2, QTI_3_0 -> new QtiReader(format);
        };
    }

    /** Nobody, where the format is only read. */
    Optional<QuestionWriter> writer(Format format) {
        return switch (format) {
            case NATIVE -> Optional.of(new NativeWriter(json));
            case GIFT -> Optional.of(new GiftWriter());
            case AIKEN -> Optional.of(new AikenWriter());
            case MOODLE_XML -> Optional.of(new MoodleXmlWriter());
            case CSV -> Optional.of(new CsvWriter());
            case QTI_1_2 -> Optional.empty();
            case QTI_2_1, QTI_2_2, QTI_3_0 -> Optional.of(new QtiWriter(format));
        };
    }
}
