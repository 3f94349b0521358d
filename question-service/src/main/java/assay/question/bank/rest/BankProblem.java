package assay.question.bank.rest;

import assay.question.platform.ProblemType;

/** Problems with banks. */
enum BankProblem implements ProblemType {
    NO_SUCH_BANK(404, "No such bank", "There is no bank 0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a01."),
    CONFLICT_BANK_NAME(409, "Bank name taken", "There is a bank \"cloud-basics\" already."),
    WEAKER_REVIEW_RULE(
            403, "Weaker review rule", "Only an admin may weaken a bank's rule on reviews.");

    private final int status;
    private final String title;
    private final String example;

    BankProblem(int status, String title, String example) {
        this.status = status;
        this.title = title;
        this.example = example;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String example() {
        return example;
    }
}
