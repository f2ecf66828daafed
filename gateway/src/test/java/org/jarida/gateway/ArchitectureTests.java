package org.jarida.gateway;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import org.jarida.test.HouseRules;

/** The house rules, over the gateway together with the one module of ours that it imports. */
@AnalyzeClasses(
        packages = {"org.jarida.gateway", "org.jarida.theme"},
        importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);
}
