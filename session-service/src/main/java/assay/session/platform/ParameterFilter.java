package assay.session.platform;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.ArrayList;
import java.util.List;

/** Refuses the texts in paths and queries that the database cannot be asked for. */
@Provider
class ParameterFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        var uri = request.getUriInfo();
        var faults = new ArrayList<Fault>();
        check(uri.getPathParameters(), faults);
        check(uri.getQueryParameters(), faults);
        if (!faults.isEmpty()) {
            throw Refused.because(
                    CommonProblem.MALFORMED_REQUEST, faults.getFirst().detail(), faults);
        }
    }

    private static void check(MultivaluedMap<String, String> parameters, List<Fault> faults) {
        parameters.forEach((name, values) -> {
            if (!Keepable.isText(name) || !values.stream().allMatch(Keepable::isText)) {
                var shown = name.replace('\0', '?');
                faults.add(Fault.inParameter(shown, shown + " " + Keepable.TEXT));
            }
        });
    }
}
