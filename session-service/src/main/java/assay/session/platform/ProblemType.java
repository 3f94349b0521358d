package assay.session.platform;

import java.net.URI;
import java.util.Locale;

/**
 * A kind of problem that this service may answer with. Each feature lists its own in an enum; the
 * contract lists them all.
 *
 * <p>The constant's name is the slug: {@code NO_SUCH_BANK} is {@code
 * urn:assay:problem:no-such-bank}.
 */
public interface ProblemType {
    /** The constant's name, as enums have it. */
    String name();

    /** HTTP status, 400 to 599. */
    int status();

    /** What went wrong, the same for every occurrence. */
    String title();

    /** An example of the detail that one occurrence carries; shown in the contract. */
    String example();

    default String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    default URI type() {
        return URI.create("urn:assay:problem:" + slug());
    }
}
