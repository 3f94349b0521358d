package assay.session.platform;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;
import jakarta.enterprise.context.RequestScoped;

/** Keeps Hibernate inside the caller's organisation: every entity has a {@code @TenantId}. */
@PersistenceUnitExtension
@RequestScoped
class OrganisationResolver implements TenantResolver {
    private final Caller caller;

    OrganisationResolver(Caller caller) {
        this.caller = caller;
    }

    /** No organisation has this name, so a session opened outside a call sees nothing. */
    @Override
    public String getDefaultTenantId() {
        return "";
    }

    @Override
    public String resolveTenantId() {
        return caller.organisation();
    }
}
