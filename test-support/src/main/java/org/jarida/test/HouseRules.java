package org.jarida.test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Date;

/** The house rules that a build failure keeps. Every module runs them over its own main classes. */
public final class HouseRules {

    private static final String[] MODULES = {"ingest", "article", "moderation", "gateway"};

    private HouseRules() {}

    @ArchTest
    static final ArchRule services_do_not_know_each_other = ArchRuleDefinition.classes()
            .should(new ArchCondition<>("know no other service") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    item.getDirectDependenciesFromSelf().stream()
                            .filter(dependency -> isOtherService(item, dependency.getTargetClass()))
                            .forEach(dependency ->
                                    events.add(SimpleConditionEvent.violated(item, dependency.getDescription())));
                }
            })
            .because("services talk over topics and HTTP only");

    @ArchTest
    static final ArchRule only_stores_touch_mongo = noClasses()
            .that(DescribedPredicate.not(simpleNameStartingWith("Mongo")
                    .or(enclosedIn("Mongo"))
                    .or(resideInAnyPackage("org.jarida.service.store", "org.jarida.runner"))
                    .or(configuration())))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.bson..")
            .because("a store is one class per collection named Mongo...Store, with all its queries");

    @ArchTest
    static final ArchRule only_the_event_set_up_touches_kafka = noClasses()
            .that()
            .resideOutsideOfPackages("org.jarida.events.kafka", "org.jarida.runner", "org.jarida.benchmarks")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..")
            .because("EventPublisher, EventListener and TopicReader are what a service needs");

    @ArchTest
    static final ArchRule subscriptions_are_found_by_name = ArchRuleDefinition.classes()
            .that()
            .implement("org.jarida.events.kafka.EventListener")
            .should()
            .haveSimpleNameEndingWith("Listener")
            .allowEmptyShould(true)
            .because("what a service reads must be seen in the folder listing");

    @ArchTest
    static final ArchRule no_package_cycles = slices().matching("org.jarida.*.(**)")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true)
            .because("a feature that needs another back is one feature");

    @ArchTest
    static final ArchRule time_comes_from_a_clock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("an injected Clock can be tested");

    @ArchTest
    static final ArchRule no_old_dates = noClasses()
            .that()
            .resideOutsideOfPackage("org.jarida.ingest.image")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Date.class)
            .because("java.time says what it means");

    @ArchTest
    static final ArchRule no_old_libraries = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson.databind..", "org.springframework.data..", "lombok..", "junit..")
            .because("Jackson 3, the plain driver, records and JUnit 6 are the house's");

    @ArchTest
    static final ArchRule no_field_injection = noFields()
            .should()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .orShould()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
            .allowEmptyShould(true)
            .because("what a class needs stands in its constructor");

    private static boolean isOtherService(JavaClass from, JavaClass to) {
        String own = serviceOf(from);
        String other = serviceOf(to);
        return !other.isEmpty() && !other.equals(own);
    }

    private static String serviceOf(JavaClass type) {
        for (String module : MODULES) {
            String prefix = "org.jarida." + module;
            if (type.getPackageName().equals(prefix) || type.getPackageName().startsWith(prefix + ".")) {
                return module;
            }
        }
        return "";
    }

    private static DescribedPredicate<JavaClass> enclosedIn(String prefix) {
        return DescribedPredicate.describe(
                "enclosed in " + prefix + "...",
                type -> type.getEnclosingClass()
                        .filter(outer -> outer.getSimpleName().startsWith(prefix)
                                || enclosedIn(prefix).test(outer))
                        .isPresent());
    }

    private static DescribedPredicate<JavaClass> configuration() {
        return DescribedPredicate.describe(
                "configuration",
                type -> type.isMetaAnnotatedWith("org.springframework.context.annotation.Configuration"));
    }
}
