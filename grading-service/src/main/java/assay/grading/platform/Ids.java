package assay.grading.platform;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Makes identities: UUIDv7, so that a list ordered by id is ordered by creation. */
public final class Ids {
    private Ids() {}

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpochPlus1();
    }
}
