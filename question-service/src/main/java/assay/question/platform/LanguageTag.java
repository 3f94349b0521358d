package assay.question.platform;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A BCP 47 language tag, such as {@code en} or {@code sr-Latn-RS}. The contract tells its {@link
 * #FORM}; the length is more than any tag has, and less than what an index takes.
 */
@Constraint(validatedBy = {})
@Pattern(
        regexp = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*+$",
        message = "must be a language tag such as en")
@Size(max = 100, message = "must be a language tag of 100 characters at most")
@Target({
    ElementType.FIELD,
    ElementType.METHOD,
    ElementType.PARAMETER,
    ElementType.RECORD_COMPONENT
})
@Retention(RetentionPolicy.RUNTIME)
public @interface LanguageTag {
    String FORM = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$";

    String message() default "must be a language tag such as en";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
