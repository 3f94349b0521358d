package assay.question.bank;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The banks of the caller's organisation. */
public interface Banks {
    Optional<Bank> find(UUID id);

    Optional<Bank> named(String name);

    /** Banks in the order of their ids, beginning after {@code after}. */
    List<Bank> list(UUID after, int rowsMax);

    /** Adds the bank; false, with nothing added, if the name is taken. */
    boolean add(Bank bank);

    /** The bank, held against other changes until the transaction ends. */
    Optional<Bank> hold(UUID id);

    /** The bank as it is after the change. */
    Bank describe(
            UUID id,
            String title,
            String description,
            String notice,
            ReviewRule reviewRule,
            Instant now);
}
