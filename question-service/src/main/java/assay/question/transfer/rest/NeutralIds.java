package assay.question.transfer.rest;

import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Explanation;
import assay.question.content.AnswerKey.Feedback;
import assay.question.content.Origin;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.exchange.ShortId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Files list the items of an order in the right order, and readers number them as they come:
 * candidates, who see ids, could read the order off them. So ids of items are dealt out anew, the
 * same for the same texts.
 */
final class NeutralIds {
    private NeutralIds() {}

    /**
     * The question, its items renamed.
     *
     * @param ids new ones by what they were
     */
    record Renamed(
            QuestionContent.Ordering content, AnswerKey.Ordering key, Map<String, String> ids) {
        /** What the file calls each item, by its new id. */
        Origin origin(Origin origin) {
            var identifiers = new HashMap<String, String>();
            origin.identifiers().forEach((id, said) -> identifiers.put(renamed(ids, id), said));
            return new Origin(origin.format(), origin.identifier(), origin.document(), identifiers);
        }
    }

    static Renamed of(QuestionContent.Ordering content, AnswerKey.Ordering key) {
        var ids = ids(content);
        return new Renamed(
                new QuestionContent.Ordering(
                        content.stem(),
                        content.items().stream()
                                .map(item -> new Choice(renamed(ids, item.id()), item.text()))
                                .toList()),
                new AnswerKey.Ordering(
                        key.correct().stream().map(id -> renamed(ids, id)).toList(),
                        key.scoring(),
                        explanation(ids, key.explanation())),
                ids);
    }

    private static Map<String, String> ids(QuestionContent.Ordering content) {
        var items = content.items();
        var dealt =
                IntStream.range(0, items.size())
                        .boxed()
                        .sorted(Comparator.comparing(i -> Digest.of(i + " " + items.get(i).text())))
                        .toList();
        var ids = new HashMap<String, String>();
        for (var place = 0; place < dealt.size(); place++) {
            ids.put(items.get(dealt.get(place)).id(), ShortId.of(place));
        }
        return ids;
    }

    private static String renamed(Map<String, String> ids, String id) {
        return ids.getOrDefault(id, id);
    }

    private static Explanation explanation(Map<String, String> ids, Explanation said) {
        return new Explanation(
                said.rationale(),
                said.feedback().stream()
                        .map(feedback ->
                                new Feedback(renamed(ids, feedback.choice()), feedback.text()))
                        .toList(),
                said.overall(),
                said.hints(),
                said.references(),
                said.reviewBy());
    }
}
