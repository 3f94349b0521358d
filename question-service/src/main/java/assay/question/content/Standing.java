package assay.question.content;

import org.jspecify.annotations.Nullable;

/**
 * Where a question stands.
 *
 * <pre>
 *   Draft --publish--> Published --retire--> Retired
 *                       |     ^  ^            |
 *                       +-----+  +------------+
 *                       publish (a later version), or reinstate
 * </pre>
 *
 * <p>A published or retired question may have a draft of its next version; exams draw the published
 * one. A retired question stays in the exams that have it and is drawn into no other, until it is
 * reinstated or a later version of it is published.
 */
public sealed interface Standing {
    /** Number of the last published version; null if none ever was. */
    default @Nullable Integer publishedVersion() {
        return switch (this) {
            case Draft() -> null;
            case Published(var version) -> version;
            case Retired(var version) -> version;
        };
    }

    /** Never published. */
    record Draft() implements Standing {
        public Published publish(int version) {
            return new Published(version);
        }
    }

    /**
     * Exams may draw it.
     *
     * @param version number of the version that exams draw
     */
    record Published(int version) implements Standing {
        public Published publish(int later) {
            return new Published(later);
        }

        public Retired retire() {
            return new Retired(version);
        }
    }

    /**
     * No exam draws it any more.
     *
     * @param version number of the last published version
     */
    record Retired(int version) implements Standing {
        public Published reinstate() {
            return new Published(version);
        }

        public Published publish(int later) {
            return new Published(later);
        }
    }
}
