package assay.question.platform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers.BigDecimalDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Refuses, while a body is read, the texts and times that the database cannot keep, and the numbers
 * that nobody can compute with; where it stands is known then. Texts are the names in a map too.
 */
final class KeepableModule extends SimpleModule {
    KeepableModule() {
        addDeserializer(
                String.class,
                new Kept<>(
                        String.class,
                        StringDeserializer.instance,
                        Keepable::isText,
                        Keepable.TEXT));
        addKeyDeserializer(String.class, new Key());
        addDeserializer(
                BigDecimal.class,
                new Kept<>(
                        BigDecimal.class,
                        BigDecimalDeserializer.instance,
                        Keepable::isDecimal,
                        Keepable.DECIMAL));
        addDeserializer(
                Instant.class,
                new Kept<>(
                        Instant.class,
                        InstantDeserializer.INSTANT,
                        Keepable::isTime,
                        Keepable.TIME));
        addDeserializer(
                LocalDate.class,
                new Kept<>(
                        LocalDate.class,
                        LocalDateDeserializer.INSTANCE,
                        Keepable::isTime,
                        Keepable.TIME));
    }

    /** A value that is well written and can still not be kept. */
    static final class Refusal extends JsonMappingException {
        Refusal(@Nullable JsonParser place, String detail) {
            super(place, detail);
        }
    }

    private static final class Key extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context)
                throws IOException {
            if (!Keepable.isText(key)) {
                throw new Refusal(context.getParser(), Keepable.TEXT);
            }
            return key;
        }
    }

    /** Reads as Jackson does, and refuses what cannot be kept. */
    private static final class Kept<T> extends StdScalarDeserializer<T> {
        private final transient JsonDeserializer<T> reading;
        private final transient Predicate<T> isKeepable;
        private final String detail;

        Kept(Class<T> type, JsonDeserializer<T> reading, Predicate<T> isKeepable, String detail) {
            super(type);
            this.reading = reading;
            this.isKeepable = isKeepable;
            this.detail = detail;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var value = reading.deserialize(parser, context);
            if (value != null && !isKeepable.test(value)) {
                throw new Refusal(parser, detail);
            }
            return value;
        }

        @Override
        public @Nullable Object getEmptyValue(DeserializationContext context)
                throws JsonMappingException {
            return reading.getEmptyValue(context);
        }

        @Override
        public LogicalType logicalType() {
            return reading.logicalType();
        }
    }
}
