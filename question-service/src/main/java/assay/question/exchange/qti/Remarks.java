package assay.question.exchange.qti;

import assay.question.exchange.Fidelity;
import assay.question.exchange.Remark;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is to be said about one item; nothing twice. */
final class Remarks {
    private static final int COUNT_MAX = 50;

    private final Set<Remark> remarks = new LinkedHashSet<>();

    void normalised(String text) {
        add(Remark.normalised(text));
    }

    void lossy(String text) {
        add(Remark.lossy(text));
    }

    private void add(Remark remark) {
        if (remarks.size() < COUNT_MAX || (remark.fidelity() == Fidelity.LOSSY && !isLossy())) {
            remarks.add(remark);
        }
    }

    boolean isLossy() {
        return remarks.stream().anyMatch(remark -> remark.fidelity() == Fidelity.LOSSY);
    }

    List<Remark> all() {
        return List.copyOf(remarks);
    }

    /** Forgets what was said since {@code all()} gave {@code before}. */
    void backTo(List<Remark> before) {
        remarks.clear();
        remarks.addAll(before);
    }
}
