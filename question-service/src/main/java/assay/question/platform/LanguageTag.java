package assay.question.platform;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * A BCP 47 language tag, such as {@code en} or {@code sr-Latn-RS}. The contract tells its {@link
 * #FORM}; the length is more than any tag has, and less than what an index takes.
 */
@Constraint(validatedBy = LanguageTag.ShortEnough.class)
@Pattern(
        regexp = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*+$",
        message = "must be a language tag such as en")
@Target({
    ElementType.FIELD,
    ElementType.METHOD,
    ElementType.PARAMETER,
    ElementType.RECORD_COMPONENT
})
@Retention(RetentionPolicy.RUNTIME)
public @interface LanguageTag {
    String FORM = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$";

    String message() default "must be a language tag of 100 characters at most";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /**
     * A rule instead of {@code @Size}, which would tighten the schemas of the released contract.
     */
    final class ShortEnough implements ConstraintValidator<LanguageTag, @Nullable String> {
        private static final int CHARACTERS_MAX = 100;

        @Override
        public boolean isValid(@Nullable String tag, ConstraintValidatorContext context) {
            return tag == null || tag.length() <= CHARACTERS_MAX;
        }
    }
}
