package assay.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchitectureTest {

    private static final JavaClasses CODE =
            new ClassFileImporter()
                    .withImportOption(new DoNotIncludeTests())
                    .importPackages("assay.local");

    @Test
    void features_form_no_cycle() {
        slices().matching("assay.local.(*)..").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void the_gateway_holds_no_logic_but_its_own() {
        noClasses()
                .that()
                .resideInAPackage("..gateway..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..oidc..", "..exam..", "..postgres..", "..page..", "..reference..")
                .because("it passes requests on, as an ingress would")
                .check(CODE);
    }

    @Test
    void time_is_handed_in() {
        noClasses().should().callMethod(Instant.class, "now").check(CODE);
    }
}
