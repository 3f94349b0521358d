package assay.session.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The slugs of an operation's own problems. Those that follow from its shape (a body, a version, a
 * role) need not be named: {@link ContractFilter} adds them.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Problems {
    String[] value();
}
