package assay.question.asset.media;

/** A file that is not what it seems to be; the message is for who sent it. */
public final class UnreadableFile extends Exception {
    UnreadableFile(String message) {
        super(message);
    }
}
