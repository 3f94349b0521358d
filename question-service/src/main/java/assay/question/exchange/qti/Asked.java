package assay.question.exchange.qti;

import assay.question.content.AnswerKey;
import assay.question.content.QuestionContent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * One interaction, or several in one text, as a question of its own; its key has no explanation
 * yet.
 *
 * @param points what the item gives for the best response
 * @param probes responses that show what is told after which
 * @param identifiers by our id what the item calls it
 */
record Asked(
        QuestionContent content,
        AnswerKey key,
        BigDecimal points,
        List<Probe> probes,
        Map<String, String> identifiers) {
    /** The same with a text before its own. */
    Asked below(String stimulus) {
        return new Asked(
                content.with((pointer, text) -> pointer.equals("/stem") ? stimulus + text : text),
                key,
                points,
                probes,
                identifiers);
    }

    /**
     * A response.
     *
     * @param responses by response identifier
     * @param credit share of the points, from 0 to 1
     * @param choice id of what is chosen with it and with no other probe; else empty
     * @param accepted place of the accepted text or number that it is; -1: none
     */
    record Probe(
            Map<String, List<Object>> responses, BigDecimal credit, String choice, int accepted) {}
}
