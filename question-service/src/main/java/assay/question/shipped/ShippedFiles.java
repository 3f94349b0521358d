package assay.question.shipped;

import assay.question.shipped.ShippedBank.Description;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files of a bank that comes with the service, read but not yet understood, which takes longer:
 * {@code banks/<name>/bank.json} with its schemes, {@code questions/<topic>.json} for each topic
 * that has questions, and {@code study-notes/<topic>.md} or {@code study-notes/<scheme>-<topic>.md}
 * for each that has a page to read.
 *
 * @param questions in the order of the topics
 * @param notes by their files' names, without the ending
 * @param digest changes when anything of the bank changes
 */
record ShippedFiles(
        Description description, List<byte[]> questions, Map<String, byte[]> notes, String digest) {

    /**
     * Reads the files of the bank of this name from the class path.
     *
     * @throws IllegalArgumentException if there is no such bank or its {@code bank.json} cannot be
     *     understood
     */
    static ShippedFiles of(String name, ObjectMapper json) {
        try {
            var all = new ArrayList<byte[]>();
            var bank = bytes(name, "bank.json");
            all.add(bank);
            var description = json.readValue(bank, Description.class);
            var questions = new ArrayList<byte[]>();
            for (var topic : topics(description)) {
                var file = bytes(name, "questions/%s.json".formatted(topic));
                if (file.length > 0) {
                    questions.add(file);
                }
            }
            all.addAll(questions);
            var notes = new LinkedHashMap<String, byte[]>();
            for (var page : pages(description)) {
                var file = bytes(name, "study-notes/%s.md".formatted(page));
                if (file.length > 0) {
                    notes.put(page, file);
                }
            }
            all.addAll(notes.values());
            return new ShippedFiles(description, questions, notes, digestOf(all));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the shipped bank %s cannot be read".formatted(name), e);
        }
    }

    private static Set<String> topics(Description description) {
        var topics = new LinkedHashSet<String>();
        description
                .schemes()
                .forEach(scheme -> scheme.topics().forEach(topic -> topics.add(topic.name())));
        return topics;
    }

    private static Set<String> pages(Description description) {
        var pages = new LinkedHashSet<String>();
        for (var scheme : description.schemes()) {
            for (var topic : scheme.topics()) {
                pages.add(topic.name());
                pages.add(scheme.name() + "-" + topic.name());
            }
        }
        return pages;
    }

    /** The file's content; nothing if it is not there, as for topics that only hold others. */
    private static byte[] bytes(String bank, String path) throws IOException {
        try (var file =
                ShippedFiles.class.getResourceAsStream("/banks/%s/%s".formatted(bank, path))) {
            return file == null ? new byte[0] : file.readAllBytes();
        }
    }

    /** SHA-256 of the parts one after the other, in hexadecimal. */
    static String digestOf(List<byte[]> parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            parts.forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
