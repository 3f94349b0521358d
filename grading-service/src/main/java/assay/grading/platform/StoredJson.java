package assay.grading.platform;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedConstructor;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How domain records look in {@code jsonb} columns, without an annotation on any of them: a record
 * of one {@code value} is that value; one of a sealed family carries its name as {@code type}, in
 * snake case. Renaming a record or component changes what is stored: a test holds samples of every
 * format.
 */
public final class StoredJson {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .annotationIntrospector(new RecordConventions())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private StoredJson() {}

    public static String write(Object stored) {
        try {
            return JSON.writeValueAsString(stored);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be stored: " + stored.getClass(), e);
        }
    }

    public static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("was not stored as " + type, e);
        }
    }

    public static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("was not stored as " + type.getType(), e);
        }
    }

    private static final class RecordConventions extends JacksonAnnotationIntrospector {
        @Override
        public @Nullable Boolean hasAsValue(Annotated member) {
            var isTheValue =
                    member instanceof AnnotatedMethod method
                            && method.getName().equals("value")
                            && isValue(method.getDeclaringClass());
            return isTheValue ? Boolean.TRUE : super.hasAsValue(member);
        }

        @Override
        public JsonCreator.@Nullable Mode findCreatorAnnotation(
                MapperConfig<?> config, Annotated member) {
            var takesTheValue =
                    member instanceof AnnotatedConstructor constructor
                            && constructor.getParameterCount() == 1
                            && isValue(constructor.getDeclaringClass());
            return takesTheValue
                    ? JsonCreator.Mode.DELEGATING
                    : super.findCreatorAnnotation(config, member);
        }

        /** Of a record's methods only its components are stored: isFull() is none. */
        @Override
        public boolean hasIgnoreMarker(AnnotatedMember member) {
            var isDerived =
                    member instanceof AnnotatedMethod
                            && member.getDeclaringClass().isRecord()
                            && Arrays.stream(member.getDeclaringClass().getRecordComponents())
                                    .noneMatch(part -> part.getName().equals(member.getName()));
            return isDerived || super.hasIgnoreMarker(member);
        }

        @Override
        public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(
                MapperConfig<?> config, Annotated member) {
            return member instanceof AnnotatedClass family && isOfSealedFamily(family.getRawType())
                    ? JsonTypeInfo.Value.construct(
                            JsonTypeInfo.Id.NAME,
                            JsonTypeInfo.As.PROPERTY,
                            "type",
                            null,
                            false,
                            null)
                    : super.findPolymorphicTypeInfo(config, member);
        }

        @Override
        public @Nullable List<NamedType> findSubtypes(Annotated member) {
            var type = member.getRawType();
            return type.isSealed()
                    ? Arrays.stream(type.getPermittedSubclasses())
                            .map(permitted -> new NamedType(permitted, snakeCase(permitted)))
                            .toList()
                    : super.findSubtypes(member);
        }

        @Override
        public @Nullable String findTypeName(AnnotatedClass member) {
            return isOfSealedFamily(member.getRawType())
                    ? snakeCase(member.getRawType())
                    : super.findTypeName(member);
        }

        private static boolean isValue(Class<?> type) {
            return type.isRecord()
                    && type.getRecordComponents().length == 1
                    && type.getRecordComponents()[0].getName().equals("value");
        }

        private static boolean isOfSealedFamily(Class<?> type) {
            return type.isSealed() || Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed);
        }

        private static String snakeCase(Class<?> type) {
            return type.getSimpleName()
                    .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                    .toLowerCase(Locale.ROOT);
        }
    }
}
