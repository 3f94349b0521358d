package assay.question.platform;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads parameters; one that cannot be read is a 400 that names it (left alone, the framework
 * answers 404).
 */
@Provider
class ParameterConverters implements ParamConverterProvider {
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @Override
    @SuppressWarnings("unchecked") // the class tells the type
    public <T> @Nullable ParamConverter<T> getConverter(
            Class<T> type, Type generic, Annotation[] annotations) {
        if (type == UUID.class) {
            return (ParamConverter<T>)
                    new Reading<>(List.of(annotations), "a UUID", ParameterConverters::uuid);
        }
        if (type == Integer.class || type == int.class) {
            return (ParamConverter<T>)
                    new Reading<>(List.of(annotations), "a whole number", Integer::valueOf);
        }
        if (type == Boolean.class) {
            return (ParamConverter<T>)
                    new Reading<>(
                            List.of(annotations), "true or false", ParameterConverters::truth);
        }
        if (type == Instant.class) {
            return (ParamConverter<T>)
                    new Reading<>(
                            List.of(annotations),
                            "a time of RFC 3339 within the years 1 to 9999",
                            ParameterConverters::time);
        }
        if (type.isEnum()) {
            var names =
                    Arrays.stream(type.getEnumConstants())
                            .map(value -> ((Enum<?>) value).name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
            return new Reading<>(
                    List.of(annotations), "one of " + names, text -> constant(type, text));
        }
        return null;
    }

    private static <T> T constant(Class<T> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> ((Enum<?>) value).name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Instant time(String text) {
        try {
            var time = Instant.parse(text);
            if (!Keepable.isTime(time)) {
                throw new IllegalArgumentException(text);
            }
            return time;
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static UUID uuid(String text) {
        if (!UUID_FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return UUID.fromString(text);
    }

    private record Reading<T>(List<Annotation> annotations, String form, Function<String, T> parse)
            implements ParamConverter<T> {
        @Override
        public @Nullable T fromString(@Nullable String text) {
            if (text == null) {
                return null;
            }
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException _) {
                throw Refused.malformed(fault());
            }
        }

        @Override
        public String toString(T value) {
            return value instanceof Enum<?> constant
                    ? constant.name().toLowerCase(Locale.ROOT)
                    : value.toString();
        }

        private Fault fault() {
            for (var annotation : annotations) {
                switch (annotation) {
                    case PathParam path -> {
                        return Fault.inParameter(
                                path.value(), "%s is not %s".formatted(path.value(), form));
                    }
                    case QueryParam query -> {
                        return Fault.inParameter(
                                query.value(), "%s is not %s".formatted(query.value(), form));
                    }
                    case HeaderParam header -> {
                        return Fault.inHeader(
                                header.value(), "%s is not %s".formatted(header.value(), form));
                    }
                    default -> {}
                }
            }
            return Fault.inParameter("", "the parameter is not " + form);
        }
    }
}
