package assay.grading.result;

/** Whether the pass mark was reached. */
public enum Outcome {
    PASS,
    FAIL
}
