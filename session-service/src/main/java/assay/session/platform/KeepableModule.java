package assay.session.platform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers.BigDecimalDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Refuses, while a body is read, the texts and times that the database cannot keep, and the numbers
 * that nobody can compute with; where it stands is known then. Texts are the names in a map too.
 */
final class KeepableModule extends SimpleModule {
    KeepableModule() {
        addDeserializer(String.class, new Text());
        addKeyDeserializer(String.class, new Key());
        addDeserializer(BigDecimal.class, new Decimal());
        addDeserializer(Instant.class, new Time<>(Instant.class, InstantDeserializer.INSTANT));
        addDeserializer(
                LocalDate.class, new Time<>(LocalDate.class, LocalDateDeserializer.INSTANCE));
    }

    /** A value that is well written and can still not be kept. */
    static final class Refusal extends JsonMappingException {
        Refusal(@Nullable JsonParser place, String detail) {
            super(place, detail);
        }
    }

    private static final class Text extends StringDeserializer {
        @Override
        public String deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            var text = super.deserialize(parser, context);
            if (text != null && !Keepable.isText(text)) {
                throw new Refusal(parser, Keepable.TEXT);
            }
            return text;
        }
    }

    private static final class Decimal extends BigDecimalDeserializer {
        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            var number = super.deserialize(parser, context);
            if (number != null && !Keepable.isDecimal(number)) {
                throw new Refusal(parser, Keepable.DECIMAL);
            }
            return number;
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

    private static final class Time<T extends TemporalAccessor> extends StdScalarDeserializer<T> {
        private final transient JsonDeserializer<T> reading;

        Time(Class<T> type, JsonDeserializer<T> reading) {
            super(type);
            this.reading = reading;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var time = reading.deserialize(parser, context);
            if (time != null && !Keepable.isTime(time)) {
                throw new Refusal(parser, Keepable.TIME);
            }
            return time;
        }
    }
}
