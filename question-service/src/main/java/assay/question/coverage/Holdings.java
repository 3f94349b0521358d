package assay.question.coverage;

import java.util.List;

/** What the banks of the caller's organisation hold. */
public interface Holdings {
    /** The published questions of the bank of this name, in the order of their names. */
    List<HeldQuestion> published(String bank);
}
