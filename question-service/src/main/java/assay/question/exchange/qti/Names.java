package assay.question.exchange.qti;

import assay.question.exchange.ShortId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Our ids for the identifiers of an interaction, in the order in which they are met: a, b, ... z,
 * aa, ab, since {@code rightAnswer} would tell too much. What this service wrote keeps its ids.
 */
final class Names {
    private static final Pattern OURS = Pattern.compile("[A-Z]_([a-z0-9]{1,8})");

    private final boolean ours;
    private final Map<String, String> ids = new LinkedHashMap<>();

    Names(boolean ours) {
        this.ours = ours;
    }

    /** The id of an identifier, the same whenever it is asked for. */
    String of(String identifier) {
        return ids.computeIfAbsent(identifier, this::next);
    }

    boolean knows(String identifier) {
        return ids.containsKey(identifier);
    }

    /** Identifiers by our id. */
    Map<String, String> identifiers() {
        var identifiers = new LinkedHashMap<String, String>();
        ids.forEach((identifier, id) -> identifiers.put(id, identifier));
        return identifiers;
    }

    private String next(String identifier) {
        Matcher own = OURS.matcher(identifier);
        return ours && own.matches() ? own.group(1) : letters(ids.size());
    }

    static String letters(int place) {
        return ShortId.of(place);
    }
}
