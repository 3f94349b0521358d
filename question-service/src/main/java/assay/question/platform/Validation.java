package assay.question.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks a body against the constraints that its record declares, and reports each fault by JSON
 * Pointer.
 */
@ApplicationScoped
public class Validation {
    private final Validator validator;

    public Validation(Validator validator) {
        this.validator = validator;
    }

    /**
     * The body, if it keeps its declared constraints.
     *
     * @throws Refused 400 without a body; 422 naming every fault
     */
    public <T> T check(@Nullable T body) {
        return check(body, List.of());
    }

    /**
     * The body, if it keeps its declared constraints and nothing else was found against it.
     *
     * @param more faults found by other rules; named together with those found here
     * @throws Refused 400 without a body; 422 naming every fault
     */
    public <T> T check(@Nullable T body, List<Fault> more) {
        var present = present(body);
        var faults = new ArrayList<>(faults(present));
        more.stream().filter(fault -> !faults.contains(fault)).forEach(faults::add);
        if (!faults.isEmpty()) {
            throw Refused.invalid(faults);
        }
        return present;
    }

    /**
     * Whether a part is there: bodies may leave out what their type says is there, which the
     * declared constraints report.
     */
    public static boolean isPresent(@Nullable Object part) {
        return part != null;
    }

    /**
     * The body, if there is one.
     *
     * @throws Refused 400 without a body
     */
    public <T> T present(@Nullable T body) {
        if (body == null) {
            throw Refused.malformed(Fault.inBody("", "A body is required."));
        }
        return body;
    }

    /** Every fault against the declared constraints, in the order of their pointers. */
    public List<Fault> faults(Object body) {
        return validator.validate(body).stream()
                .map(violation -> Fault.inBody(pointerTo(violation), violation.getMessage()))
                .sorted(Comparator.comparing(fault -> String.valueOf(fault.pointer())))
                .toList();
    }

    private static String pointerTo(ConstraintViolation<?> violation) {
        var pointer = new StringBuilder();
        for (var node : violation.getPropertyPath()) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            } else if (node.getKey() != null) {
                pointer.append(Fault.step(node.getKey().toString()));
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append(Fault.step(node.getName()));
            }
        }
        return pointer.toString();
    }
}
