package assay.session.pool;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** An item of a list that candidates answer with. */
public sealed interface Listed permits Choice, Label, Region {
    /** Unique within its list. */
    String id();

    /** The item of this id, or null. */
    static <T extends Listed> @Nullable T find(Collection<T> items, String id) {
        for (var item : items) {
            if (item.id().equals(id)) {
                return item;
            }
        }
        return null;
    }
}
