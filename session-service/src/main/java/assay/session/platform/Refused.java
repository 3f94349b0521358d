package assay.session.platform;

import java.util.List;
import java.util.Map;

/**
 * A request that is answered with a problem instead of what it asked for. Rolls the transaction
 * back.
 */
public final class Refused extends RuntimeException {
    private final transient ProblemType type;
    private final transient List<Fault> faults;
    private final transient Map<String, Object> extras;
    private final transient Map<String, String> headers;

    private Refused(
            ProblemType type,
            String detail,
            List<Fault> faults,
            Map<String, Object> extras,
            Map<String, String> headers) {
        super(detail, null, false, false);
        this.type = type;
        this.faults = List.copyOf(faults);
        this.extras = Map.copyOf(extras);
        this.headers = Map.copyOf(headers);
    }

    /**
     * This problem.
     *
     * @param detail about this occurrence, for people
     */
    public static Refused because(ProblemType type, String detail) {
        return new Refused(type, detail, List.of(), Map.of(), Map.of());
    }

    public static Refused because(ProblemType type, String detail, List<Fault> faults) {
        return new Refused(type, detail, faults, Map.of(), Map.of());
    }

    /** 422 that names every fault of the body. */
    public static Refused invalid(List<Fault> faults) {
        var count = faults.size();
        return because(
                CommonProblem.VALIDATION_FAILED,
                "The body has %d fault%s.".formatted(count, count == 1 ? "" : "s"),
                faults);
    }

    /** 400 for a request that cannot even be read. */
    public static Refused malformed(Fault fault) {
        return because(CommonProblem.MALFORMED_REQUEST, fault.detail(), List.of(fault));
    }

    /** The same with one more member in the problem. */
    public Refused with(String member, Object value) {
        var more = new java.util.HashMap<>(extras);
        more.put(member, value);
        return new Refused(type, detail(), faults, more, headers);
    }

    /** The same with one more header in the reply. */
    public Refused withHeader(String name, String value) {
        var more = new java.util.HashMap<>(headers);
        more.put(name, value);
        return new Refused(type, detail(), faults, extras, more);
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        var detail = getMessage();
        return detail == null ? type.title() : detail;
    }

    public List<Fault> faults() {
        return faults;
    }

    Map<String, String> headers() {
        return headers;
    }

    Problem problem(String path) {
        return new Problem(
                type.type(), type.title(), type.status(), detail(), path, faults, extras);
    }
}
