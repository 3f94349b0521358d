package assay.grading.platform;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * The text has so many characters at most, counted as Unicode code points: what {@code maxLength}
 * means in a contract (JSON Schema). {@code @Size} counts UTF-16 units, two for an emoji. Null is
 * valid. The contract's generator does not know it: declare {@code maxLength} beside it.
 */
@Documented
@Constraint(validatedBy = CodePoints.Counted.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface CodePoints {
    /** Most code points, included. */
    int max();

    String message() default "must have at most {max} characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Counts only where the number of UTF-16 units leaves it open. */
    final class Counted implements ConstraintValidator<CodePoints, @Nullable CharSequence> {
        private int max;

        @Override
        public void initialize(CodePoints bound) {
            max = bound.max();
        }

        @Override
        public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
            return text == null
                    || text.length() <= max
                    || Character.codePointCount(text, 0, text.length()) <= max;
        }
    }
}
