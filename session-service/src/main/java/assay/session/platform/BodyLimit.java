package assay.session.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How large the body of an operation may be; without it {@value #DEFAULT_BYTES_MAX} bytes. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface BodyLimit {
    int DEFAULT_BYTES_MAX = 64 * 1024;

    /** Bytes. Anything above {@code quarkus.http.limits.max-body-size} has no effect. */
    int bytesMax();
}
