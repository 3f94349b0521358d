package assay.question.platform;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import assay.question.content.CleanDraft;
import assay.question.content.QuestionDraft;
import assay.question.content.text.DraftTexts;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchitectureTest {
    private static final String[] EDGE = {
        "..rest..",
        "..store..",
        "..json..",
        "assay.question..text..", // not java.text
        "..media..",
        "..schedule..",
        "..shipped..",
        "..platform.."
    };

    /** Reads formulas, and knows neither framework nor network. */
    private static final String FORMULAS = "com.ezylang.evalex..";

    private static final JavaClasses CODE =
            new ClassFileImporter()
                    .withImportOption(new DoNotIncludeTests())
                    .importPackages("assay.question");

    @Test
    void the_domain_knows_only_the_jdk() {
        classes()
                .that()
                .resideOutsideOfPackages(EDGE)
                .and()
                .resideOutsideOfPackage("..exchange..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "org.jspecify..", "assay.question..", FORMULAS)
                                .and(resideOutsideOfPackages(EDGE)))
                .because(
                        "an examiner should be able to read it, and a test to run it in a millisecond")
                .check(CODE);
    }

    @Test
    void only_formulas_know_the_library_that_reads_them() {
        noClasses()
                .that()
                .resideOutsideOfPackage("assay.question.content.formula..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(FORMULAS)
                .check(CODE);
    }

    /** Foreign files are XML, HTML and of unknown encoding: three jobs not to be done anew. */
    @Test
    void formats_know_the_domain_and_what_reads_files() {
        classes()
                .that()
                .resideInAPackage("..exchange..")
                .and()
                .resideOutsideOfPackages(EDGE)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                        "java..",
                                        "javax.xml..",
                                        "org.jspecify..",
                                        "org.apache.commons.csv..",
                                        "org.commonmark..",
                                        "org.jsoup..",
                                        "org.mozilla.universalchardet..",
                                        "assay.question..")
                                .and(resideOutsideOfPackages(EDGE)))
                .check(CODE);
    }

    @Test
    void adapters_are_not_public() {
        classes()
                .that()
                .resideInAnyPackage("..rest..", "..store..")
                .and()
                .areNotMemberClasses() // those are as visible as the class around them
                .should()
                .notBePublic()
                .because("others speak the feature's own language")
                .check(CODE);
    }

    @Test
    void features_form_no_circle() {
        slices().matching("assay.question.(*)..")
                .namingSlices("$1")
                .should()
                .beFreeOfCycles()
                .check(CODE);
    }

    @Test
    void the_platform_knows_no_feature() {
        noClasses()
                .that()
                .resideInAPackage("..platform..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("assay.question..")
                                .and(not(resideInAnyPackage("..platform.."))))
                .check(CODE);
    }

    @Test
    void no_feature_reaches_into_the_adapters_of_another() {
        for (var feature :
                new String[] {
                    "bank",
                    "topic",
                    "content",
                    "asset",
                    "pool",
                    "studynote",
                    "coverage",
                    "job",
                    "search",
                    "history",
                    "comment",
                    "bulk"
                }) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage("assay.question." + feature + "..")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                    "assay.question." + feature + ".rest..",
                                    "assay.question." + feature + ".store.."))
                    .check(CODE);
        }
    }

    @Test
    void only_what_cleans_texts_makes_a_clean_draft() {
        noClasses()
                .that()
                .areNotAssignableTo(DraftTexts.class)
                .should()
                .callConstructor(CleanDraft.class, QuestionDraft.class)
                .check(CODE);
    }

    @Test
    void time_is_handed_in() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..platform..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(CODE);
    }

    @Test
    void a_name_says_what_it_is() {
        noClasses().should().haveNameMatching(".*(Impl|Manager|Utils?|Helper)").check(CODE);
    }
}
