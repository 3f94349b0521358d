package assay.session.response.wire;

import assay.session.response.Response;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;

/** Teaches a mapper to write and read {@link Response}s in the form that travels. */
public final class ResponseForm extends SimpleModule {
    public ResponseForm() {
        super("responses");
        addSerializer(Response.class, new Writing());
        addDeserializer(Response.class, new Reading());
    }

    private static final class Writing extends JsonSerializer<Response> {
        @Override
        public void serialize(Response response, JsonGenerator json, SerializerProvider serializers)
                throws IOException {
            var form = ResponseJson.of(response);
            serializers
                    .findTypedValueSerializer(form.getClass(), true, null)
                    .serialize(form, json, serializers);
        }
    }

    private static final class Reading extends JsonDeserializer<Response> {
        @Override
        public Response deserialize(JsonParser json, DeserializationContext context)
                throws IOException {
            return context.readValue(json, ResponseJson.class).response();
        }
    }
}
