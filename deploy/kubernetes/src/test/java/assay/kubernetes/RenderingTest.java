package assay.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * After a change of the manifests: {@code mvn -pl deploy/kubernetes test -Dtest=RenderingTest
 * -Drendered.write=true} renders the overlays anew.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RenderingTest {
    private static final String NOT_INSTALLED =
            "Neither kustomize nor kubectl is installed: rendering is not tested here; the other tests use the committed renderings.";

    @BeforeAll
    static void write_if_asked_to() throws Exception {
        if (Boolean.getBoolean("rendered.write")) {
            var kustomize =
                    Kustomize.installed().orElseThrow(() -> new AssertionError(NOT_INSTALLED));
            for (var overlay : Overlay.values()) {
                var rendered = kustomize.render(overlay.folder(Overlay.MODULE));
                Files.writeString(
                        overlay.rendering(), Overlay.header(Overlay.MODULE) + "\n" + rendered);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void kustomize_renders_what_is_committed(Overlay overlay) throws Exception {
        var rendered = kustomize().render(overlay.folder(Overlay.MODULE));
        assertThat(byName(rendered)).isEqualTo(byName(Yaml.read(overlay.rendering())));
    }

    @ParameterizedTest
    @EnumSource
    void the_committed_rendering_is_of_the_present_sources(Overlay overlay) {
        var first = Yaml.read(overlay.rendering()).lines().findFirst().orElse("");
        assertThat(first)
                .as(
                        "%s is out of date: mvn -pl deploy/kubernetes test -Dtest=RenderingTest -Drendered.write=true",
                        overlay.rendering())
                .isEqualTo(Overlay.header(Overlay.MODULE));
    }

    @Test
    void a_changed_source_is_noticed_without_kustomize(@TempDir Path copy) throws IOException {
        copySources(copy);
        assertThat(Overlay.header(copy)).isEqualTo(Overlay.header(Overlay.MODULE));
        replace(copy.resolve("base/gateway.yaml"), "/v1/banks", "/v1/bank");
        assertThat(Overlay.header(copy)).isNotEqualTo(Overlay.header(Overlay.MODULE));
    }

    @Test
    void a_changed_source_renders_differently(@TempDir Path copy) throws Exception {
        copySources(copy);
        replace(copy.resolve("base/gateway.yaml"), "/v1/banks", "/v1/bank");
        var rendered = kustomize().render(Overlay.MINIMAL.folder(copy));
        assertThat(byName(rendered)).isNotEqualTo(byName(Yaml.read(Overlay.MINIMAL.rendering())));
    }

    @Test
    void a_patch_without_a_target_is_refused(@TempDir Path copy) throws Exception {
        copySources(copy);
        replace(
                copy.resolve("overlays/minimal/kustomization.yaml"),
                "containers/0",
                "containers/9");
        var kustomize = kustomize();
        assertThatThrownBy(() -> kustomize.render(Overlay.MINIMAL.folder(copy)))
                .hasMessageContaining("failed");
    }

    @BeforeAll
    static void say_so_where_nothing_renders() {
        if (Kustomize.installed().isEmpty()) {
            System.err.println(NOT_INSTALLED);
        }
    }

    private static Kustomize kustomize() {
        var kustomize = Kustomize.installed();
        assumeTrue(kustomize.isPresent(), NOT_INSTALLED);
        return kustomize.orElseThrow();
    }

    private static Map<String, ObjectNode> byName(String yaml) {
        var objects = new TreeMap<String, ObjectNode>();
        for (var object : Yaml.documents(yaml)) {
            objects.put(object.path("apiVersion").asText() + " " + Manifests.label(object), object);
        }
        return objects;
    }

    private static void copySources(Path target) throws IOException {
        for (var folder : new String[] {"base", "components", "overlays", "src/test/kustomize"}) {
            try (var files = Files.walk(Overlay.MODULE.resolve(folder))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var copy = target.resolve(Overlay.MODULE.relativize(file).toString());
                    Files.createDirectories(copy.resolveSibling("."));
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static void replace(Path file, String what, String with) throws IOException {
        var text = Files.readString(file);
        assertThat(text).contains(what);
        Files.writeString(file, text.replace(what, with));
    }
}
