package assay.question.search;

import org.jspecify.annotations.Nullable;

/**
 * What is looked for.
 *
 * @param words as people write them for search engines: {@code "a phrase"}, {@code or}, {@code
 *     -without}; null: any
 * @param keys whether the words may also stand in what the key explains
 */
public record Search(@Nullable String words, boolean keys, Restrictions restrictions) {}
