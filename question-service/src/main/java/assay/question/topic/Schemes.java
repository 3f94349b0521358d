package assay.question.topic;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The schemes of the caller's organisation. */
public interface Schemes {
    Optional<Scheme> named(String name);

    /** The scheme, held against other changes until the transaction ends. */
    Optional<Scheme> hold(String name);

    /** Schemes in the order of their ids, beginning after {@code after}. */
    List<Scheme> list(UUID after, int rowsMax);

    /** Adds the scheme; false, with nothing added, if its name is taken. */
    boolean add(Scheme scheme);

    Scheme describe(UUID id, String title, String description, Instant now);
}
