package assay.session.platform;

import io.quarkus.test.common.QuarkusTestResource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;

/** The ground of every test of the running service. */
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Issuer.class)
@QuarkusTestResource(Neighbours.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class ServiceTest {}
