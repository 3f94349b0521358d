package assay.question.exchange.moodlexml;

import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Explanation;
import assay.question.content.Marking;
import assay.question.content.QuestionContent;
import assay.question.exchange.Remark;
import assay.question.exchange.xml.XmlElement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A recording that the candidate speaks or films, Moodle's plugin {@code recordrtc}: it is handed
 * in as a file. In a text with several recorders {@code [[name:audio]]} stands for one.
 */
final class MoodleRecording {
    private static final Pattern RECORDER =
            Pattern.compile(
                    "\\[\\[([A-Za-z0-9_-]{1,64}):(audio|video|screen)(?::[0-9ms]{1,16})?]]");
    private static final int FILES_MAX = 20;
    private static final long BYTES_MAX = 100_000_000;

    private MoodleRecording() {}

    static MoodleQuestion.Parts of(
            XmlElement question, String text, Explanation told, List<Remark> remarks) {
        var types = new LinkedHashSet<String>();
        var stem = new StringBuilder();
        var recorders = 0;
        var recorder = RECORDER.matcher(text);
        while (recorder.find()) {
            recorders++;
            types.add(mediaType(recorder.group(2)));
            recorder.appendReplacement(
                    stem, Matcher.quoteReplacement("(%s)".formatted(recorder.group(1))));
        }
        recorder.appendTail(stem);
        if (types.isEmpty()) {
            types.add(mediaType(MoodleTexts.raw(question, "mediatype")));
        }
        var seconds = MoodleTexts.raw(question, "timelimitinseconds");
        remarks.add(
                Remark.lossy(
                        "What was recorded in the page is handed in as a file here%s."
                                .formatted(
                                        seconds.isEmpty()
                                                ? ""
                                                : "; its limit of %s seconds is not kept"
                                                        .formatted(seconds))));
        return new MoodleQuestion.Parts(
                new QuestionContent.FileUpload(
                        stem.toString(),
                        Math.clamp(recorders, 1, FILES_MAX),
                        BYTES_MAX,
                        List.copyOf(types)),
                new AnswerKey.FileUpload(new Marking("", List.of()), told));
    }

    private static String mediaType(String kind) {
        return kind.equals("video") || kind.equals("screen") ? "video/*" : "audio/*";
    }
}
