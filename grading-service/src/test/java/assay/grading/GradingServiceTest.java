package assay.grading;

import assay.grading.platform.Database;
import assay.grading.platform.Issuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test against the running service with a real database, a real OpenID provider and a stand-in
 * for question-service.
 */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Issuer.class)
@QuarkusTestResource(QuestionBank.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface GradingServiceTest {}
