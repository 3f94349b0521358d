package assay.session.platform;

import com.atlassian.oai.validator.schema.SwaggerV20Library;
import com.github.fge.jsonschema.cfg.ValidationConfiguration;
import com.github.fge.jsonschema.main.JsonSchemaFactory;
import com.github.fge.msgsimple.load.MessageBundles;

/**
 * The schemas of the contract as the validator reads them, all of them kept: it keeps 512 by
 * itself, fewer than the contract has, and would read most of them again at every exchange.
 */
final class RememberedSchemas {
    private static final int KEPT = 100_000;

    static final JsonSchemaFactory FACTORY =
            SwaggerV20Library.schemaFactory()
                    .thaw()
                    .setValidationConfiguration(
                            ValidationConfiguration.newBuilder()
                                    .setDefaultLibrary(
                                            SwaggerV20Library.OAI_V2_METASCHEMA_URI,
                                            SwaggerV20Library.get())
                                    .setSyntaxMessages(
                                            MessageBundles.getBundle(
                                                    SwaggerV20Library.SyntaxBundle.class))
                                    .setValidationMessages(
                                            MessageBundles.getBundle(
                                                    SwaggerV20Library.ValidationBundle.class))
                                    .setCacheSize(KEPT)
                                    .freeze())
                    .freeze();

    private RememberedSchemas() {}
}
