package assay.question.text;

import assay.question.asset.AssetId;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Where a text may lead and what it may load. */
final class Addresses {
    private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*):.*");
    private static final Pattern IGNORED_BY_BROWSERS =
            Pattern.compile("[\\x00-\\x20\\x7f-\\x9f\\u00ad\\u200b-\\u200f\\u2028-\\u202e\\ufeff]");
    private static final Set<String> LINKED = Set.of("http", "https", "mailto");
    private static final Set<String> ON_SERVERS = Set.of("http", "https");
    private static final Set<String> RUNNING = Set.of("javascript", "vbscript", "data", "blob");

    private Addresses() {}

    /** An absolute address that a link may lead to, or a place within the text. */
    static boolean isLink(String address) {
        return AssetId.referredToBy(address).isPresent()
                || address.startsWith("#")
                || LINKED.contains(schemeOf(address));
    }

    /**
     * As {@link #isLink}, or without any scheme: Markdown is full of brackets that mean no link.
     */
    static boolean isLinkOrRelative(String address) {
        return isLink(address) || schemeOf(address).isEmpty();
    }

    /** Whether a browser that follows the address may run what it says. */
    static boolean runs(String address) {
        return RUNNING.contains(schemeOf(address));
    }

    static boolean isPicture(String address) {
        return isMedium(address) || address.toLowerCase(Locale.ROOT).startsWith("https://");
    }

    /** Sounds and films are assets: nobody else's server learns who sits which exam. */
    static boolean isMedium(String address) {
        return AssetId.referredToBy(address).isPresent();
    }

    /** Whether a page that shows what is there asks another server for it. */
    static boolean isElsewhere(String address) {
        return ON_SERVERS.contains(schemeOf(address)) || address.strip().startsWith("//");
    }

    /** The scheme as a browser finds it, in lower case; empty without one. */
    private static String schemeOf(String address) {
        var matcher = SCHEME.matcher(IGNORED_BY_BROWSERS.matcher(address).replaceAll(""));
        return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
    }
}
