package assay.question.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;

/** Writes one format. Memory does not grow with the number of questions. */
public interface QuestionWriter {
    Format format();

    /** Of what is written: {@code text/plain}, {@code application/xml}, {@code application/zip}. */
    String mediaType();

    /**
     * Writes the questions in their order.
     *
     * @param losses is told of each question what the format cannot say; a question that it cannot
     *     say at all is left out and reported as such
     */
    void write(Stream<Outgoing> questions, Assets assets, OutputStream out, Losses losses)
            throws IOException;

    /** Opens the bytes of assets. */
    interface Assets {
        /**
         * An asset.
         *
         * @throws IOException if there is none
         */
        Asset open(String hash) throws IOException;
    }

    record Asset(String hash, String mediaType, InputStream bytes) {}

    /** Takes the report. */
    interface Losses {
        void written(Outgoing question, List<Remark> remarks);

        void leftOut(Outgoing question, String reason);
    }
}
