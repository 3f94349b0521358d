package assay.session;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchitectureTest {
    private static final String[] EDGE = {
        "..rest..", "..store..", "..remote..", "..schedule..", "..wire..", "..platform.."
    };
    private static final JavaClasses CODE =
            new ClassFileImporter()
                    .withImportOption(new DoNotIncludeTests())
                    .importPackages("assay.session")
                    .that(not(resideInAnyPackage("..generated..")));

    @Test
    void the_domain_knows_only_the_jdk() {
        classes()
                .that()
                .resideOutsideOfPackages(EDGE)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "org.jspecify..", "assay.session..")
                                .and(resideOutsideOfPackages(EDGE)))
                .because("the rules of an exam must be readable, and testable in a millisecond")
                .check(CODE);
    }

    @Test
    void time_is_handed_in() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..platform..")
                .should()
                .callMethod(Instant.class, "now")
                .because("tests move the clock")
                .check(CODE);
    }

    @Test
    void features_build_on_each_other_in_one_direction() {
        slices().matching("assay.session.(*)..").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void no_feature_reaches_into_the_adapters_of_another() {
        for (var feature : features()) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage("assay.session." + feature + "..")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                    "assay.session." + feature + ".rest..",
                                    "assay.session." + feature + ".store..",
                                    "assay.session." + feature + ".remote..",
                                    "assay.session." + feature + ".schedule.."))
                    .because("what features share over HTTP stands in a package named wire")
                    .allowEmptyShould(false)
                    .check(CODE);
        }
    }

    private Set<String> features() {
        var features = new TreeSet<String>();
        for (var type : CODE) {
            var steps = type.getPackageName().split("\\.", -1);
            if (steps.length > 2 && !steps[2].equals("platform")) {
                features.add(steps[2]);
            }
        }
        return features;
    }

    @Test
    void generated_clients_are_used_by_their_adapter_only() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..remote..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..generated..")
                .check(CODE);
    }

    @Test
    void names_say_what_a_thing_is() {
        noClasses().should().haveNameMatching(".*(Impl|Manager|Utils?|Helper)").check(CODE);
    }

    @Test
    void the_save_path_never_blocks() {
        noClasses()
                .that()
                .haveSimpleName("GroupCommit")
                .or()
                .haveSimpleName("ResponseResource")
                .should()
                .dependOnClassesThat(
                        JavaClass.Predicates.simpleName("Sql")
                                .or(
                                        JavaClass.Predicates.resideInAnyPackage(
                                                "javax.sql..", "java.sql..")))
                .because("it runs on the event loop")
                .check(CODE);
    }
}
