package assay.question.content;

import java.util.UUID;

/**
 * A question that says the same as another, or nearly.
 *
 * @param bank name of the bank
 * @param name within the bank
 * @param similarity share of the trigrams that both texts have among those that either has, from 0
 *     to 1
 * @param exact whether candidates read the same words in the same order
 */
public record PossibleDuplicate(
        UUID questionId,
        String bank,
        String name,
        String title,
        double similarity,
        boolean exact) {}
