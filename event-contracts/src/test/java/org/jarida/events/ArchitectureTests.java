package org.jarida.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Other modules run the shared house rules; this one cannot depend on them, and has a stricter one. */
@AnalyzeClasses(packages = "org.jarida.events", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule events_are_plain_records = noClasses()
            .that()
            .resideInAPackage("org.jarida.events")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "org.apache.kafka..",
                    "com.mongodb..",
                    "tools.jackson..",
                    "org.jarida.events.kafka..")
            .because("a subscriber may use the records with any client");
}
