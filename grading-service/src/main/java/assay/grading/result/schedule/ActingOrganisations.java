package assay.grading.result.schedule;

import assay.grading.platform.Caller;
import assay.grading.result.Organisations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;

/** Names the organisation where no request does. */
@ApplicationScoped
class ActingOrganisations implements Organisations {
    private final Caller caller;

    ActingOrganisations(Caller caller) {
        this.caller = caller;
    }

    @Override
    @ActivateRequestContext
    public void within(String organisation, Runnable work) {
        caller.actFor(organisation);
        work.run();
    }
}
