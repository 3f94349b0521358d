package assay.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Is an object one that the API server would take, with no field it does not know? Three sources of
 * truth:
 *
 * <ul>
 *   <li>Kubernetes' own kinds: the models of the official client, generated from the OpenAPI
 *       document of Kubernetes. They refuse unknown and missing fields; reading and writing the
 *       object again shows values of the wrong type.
 *   <li>Gateway API and Prometheus operator: the models of fabric8, with their catch-all for
 *       unknown fields switched off.
 *   <li>CloudNativePG, for which no registry serves models: schemas of our own, which list the
 *       fields that we use.
 * </ul>
 */
final class StrictSchema {
    private static final Map<String, Class<?>> KUBERNETES =
            Map.ofEntries(
                    Map.entry("v1 Namespace", V1Namespace.class),
                    Map.entry("v1 ServiceAccount", V1ServiceAccount.class),
                    Map.entry("v1 Service", V1Service.class),
                    Map.entry("v1 ConfigMap", V1ConfigMap.class),
                    Map.entry("apps/v1 Deployment", V1Deployment.class),
                    Map.entry("apps/v1 StatefulSet", V1StatefulSet.class),
                    Map.entry("policy/v1 PodDisruptionBudget", V1PodDisruptionBudget.class),
                    Map.entry("networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy.class),
                    Map.entry("networking.k8s.io/v1 Ingress", V1Ingress.class),
                    Map.entry(
                            "autoscaling/v2 HorizontalPodAutoscaler",
                            V2HorizontalPodAutoscaler.class));

    private static final Map<String, Class<?>> OTHERS =
            Map.of(
                    "gateway.networking.k8s.io/v1 Gateway", Gateway.class,
                    "gateway.networking.k8s.io/v1 HTTPRoute", HTTPRoute.class,
                    "monitoring.coreos.com/v1 PodMonitor", PodMonitor.class);

    private static final Map<String, String> OURS =
            Map.of(
                    "postgresql.cnpg.io/v1 Cluster", "cluster",
                    "postgresql.cnpg.io/v1 Database", "database",
                    "postgresql.cnpg.io/v1 Pooler", "pooler",
                    "postgresql.cnpg.io/v1 ScheduledBackup", "scheduled-backup",
                    "barmancloud.cnpg.io/v1 ObjectStore", "object-store");

    private final ObjectMapper strict = strictMapper();
    private final JsonSchemaFactory schemas =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    /** What is wrong with the object, in words; empty if nothing is. */
    List<String> faults(ObjectNode object) {
        var type = object.path("apiVersion").asText() + " " + object.path("kind").asText();
        var kubernetes = KUBERNETES.get(type);
        var other = OTHERS.get(type);
        var ours = OURS.get(type);
        List<String> faults;
        if (kubernetes != null) {
            faults = byOfficialClient(object, kubernetes);
        } else if (other != null) {
            faults = byFabric8(object, other);
        } else if (ours != null) {
            faults = bySchema(object, ours);
        } else {
            faults = List.of("no schema for " + type);
        }
        return faults.stream().map(fault -> Manifests.label(object) + ": " + fault).toList();
    }

    private static List<String> byOfficialClient(ObjectNode object, Class<?> type) {
        var json = JsonParser.parseString(object.toString());
        try {
            type.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
            var read = JSON.getGson().fromJson(json, type);
            var faults = new ArrayList<String>();
            compare("", json, JSON.getGson().toJsonTree(read), faults);
            return faults;
        } catch (InvocationTargetException e) {
            return List.of(String.valueOf(e.getCause()));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        } catch (RuntimeException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Reports what reading and writing lost or turned into another type; values may be written in
     * another way.
     */
    private static void compare(
            String path, JsonElement before, JsonElement after, List<String> faults) {
        if (before.isJsonObject() && after.isJsonObject()) {
            for (var entry : before.getAsJsonObject().entrySet()) {
                var place = path + "/" + entry.getKey();
                var other = after.getAsJsonObject().get(entry.getKey());
                if (other == null) {
                    faults.add(place + " is not known");
                } else {
                    compare(place, entry.getValue(), other, faults);
                }
            }
        } else if (before.isJsonArray() && after.isJsonArray()) {
            for (var i = 0; i < before.getAsJsonArray().size(); i++) {
                compare(
                        path + "/" + i,
                        before.getAsJsonArray().get(i),
                        after.getAsJsonArray().get(i),
                        faults);
            }
        } else if (!kind(before).equals(kind(after))) {
            faults.add("%s is a %s, not a %s".formatted(path, kind(after), kind(before)));
        }
    }

    private static String kind(JsonElement element) {
        if (element.isJsonPrimitive()) {
            var primitive = element.getAsJsonPrimitive();
            return primitive.isString() ? "string" : primitive.isNumber() ? "number" : "boolean";
        }
        return element.isJsonArray() ? "list" : element.isJsonObject() ? "object" : "null";
    }

    private List<String> byFabric8(ObjectNode object, Class<?> type) {
        try {
            strict.treeToValue(object, type);
            return List.of();
        } catch (JsonProcessingException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private List<String> bySchema(ObjectNode object, String name) {
        return schema(name).validate(object).stream().map(ValidationMessage::getMessage).toList();
    }

    private JsonSchema schema(String name) {
        InputStream text = StrictSchema.class.getResourceAsStream("/schemas/" + name + ".json");
        return schemas.getSchema(Objects.requireNonNull(text, name));
    }

    /**
     * Fails on unknown fields although the models have a catch-all, and turns no type into another.
     */
    private static ObjectMapper strictMapper() {
        var mapper =
                JsonMapper.builder()
                        .annotationIntrospector(
                                new JacksonAnnotationIntrospector() {
                                    private static final long serialVersionUID = 1;

                                    @Override
                                    public Boolean hasAnySetter(Annotated annotated) {
                                        return Boolean.FALSE;
                                    }
                                })
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                        .build();
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        return mapper;
    }
}
