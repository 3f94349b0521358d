package assay.grading.result;

/** Work for an organisation that no caller has named. */
public interface Organisations {
    /** Everything that {@code work} reads and writes is that organisation's. */
    void within(String organisation, Runnable work);
}
