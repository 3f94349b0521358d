package assay.question.exchange.qti;

/** Which QTI an item is of. */
final class Versions {
    private Versions() {}

    /** As {@code Origin} has it: {@code qti-2.1}. */
    static String of(Element item) {
        var namespace = item.namespace();
        if (namespace.contains("v3p")) {
            return "qti-3.0";
        }
        if (namespace.contains("v2p0")) {
            return "qti-2.0";
        }
        return namespace.contains("v2p2") ? "qti-2.2" : "qti-2.1";
    }

    /** Whether an element is in a namespace of QTI 1. */
    static boolean isFirst(Element root) {
        return root.is("questestinterop");
    }
}
