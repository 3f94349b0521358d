package assay.grading;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

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

    /** Reads formulas, and knows neither framework nor network. */
    private static final String FORMULAS = "com.ezylang.evalex..";

    private static final JavaClasses CODE =
            new ClassFileImporter()
                    .withImportOption(new DoNotIncludeTests())
                    .importPackages("assay.grading");

    @Test
    void the_domain_knows_only_the_jdk() {
        classes()
                .that()
                .resideOutsideOfPackages(EDGE)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "org.jspecify..")
                                .or(resideInAnyPackage(FORMULAS))
                                .or(
                                        resideInAnyPackage("assay.grading..")
                                                .and(resideOutsideOfPackages(EDGE))))
                .because("scoring must be testable in a millisecond and readable by an examiner")
                .check(CODE);
    }

    @Test
    void scoring_knows_no_other_feature() {
        classes()
                .that()
                .resideInAPackage("assay.grading.scoring..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                "java..", "org.jspecify..", "assay.grading.scoring..", FORMULAS))
                .check(CODE);
    }

    @Test
    void only_formulas_know_the_library_that_reads_them() {
        noClasses()
                .that()
                .resideOutsideOfPackage("assay.grading.scoring.formula..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(FORMULAS)
                .check(CODE);
    }

    @Test
    void features_form_no_cycle() {
        slices().matching("assay.grading.(*)..").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void no_feature_reaches_into_the_adapters_of_another() {
        for (var feature : features()) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage("assay.grading." + feature + "..")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                    "assay.grading." + feature + ".rest..",
                                    "assay.grading." + feature + ".store..",
                                    "assay.grading." + feature + ".remote..",
                                    "assay.grading." + feature + ".schedule.."))
                    .because("what features share over HTTP stands in a package named wire")
                    .allowEmptyShould(false)
                    .check(CODE);
        }
    }

    private static Set<String> features() {
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
    void time_is_handed_in() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..platform..")
                .should()
                .callMethod(Instant.class, "now")
                .check(CODE);
    }

    @Test
    void adapters_are_private_to_their_package() {
        classes()
                .that()
                .resideInAnyPackage("..store..", "..schedule..")
                .and()
                .areTopLevelClasses()
                .should()
                .notBePublic()
                .check(CODE);
    }

    @Test
    void only_the_adapter_knows_the_generated_client() {
        noClasses()
                .that(not(resideInAnyPackage("assay.grading.key.remote..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..generated..")
                .check(CODE);
    }

    @Test
    void no_name_is_empty_of_meaning() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..generated..")
                .should()
                .haveNameMatching(".*(Impl|Manager|Utils?|Helper)")
                .check(CODE);
    }
}
