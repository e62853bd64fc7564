package crm.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = Modules.mainClasses();

    private static final String[] FACES = {"crm.web..", "crm.rest..", "crm.mobile.."};

    @Test
    void every_module_with_code_is_seen() {
        Set<String> seen = new TreeSet<>();
        CLASSES.forEach(type -> Modules.of(type).ifPresent(seen::add));

        assertThat(seen).containsExactlyElementsOf(Modules.withCode());
    }

    @Test
    void modules_depend_only_downwards() {
        classes().should(new UseOnlyModulesBelow()).check(CLASSES);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("crm.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void only_search_sees_lucene() {
        onlyIn("org.apache.lucene..", "crm.search..");
    }

    @Test
    void only_faces_see_http_and_vaadin() {
        onlyIn("jakarta.ws.rs..", FACES);
        onlyIn("jakarta.servlet..", FACES);
        onlyIn("com.vaadin..", FACES);
    }

    @Test
    void no_text_becomes_markup() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("com.vaadin.flow.component.Html")
                .check(CLASSES);
    }

    /** {@code vaadin-tabs} fails axe-core's aria-required-children. */
    @Test
    void views_are_links_and_never_tabs() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.vaadin.flow.component.tabs.."))
                .because("screen readers are lost in them; saved views are links with addresses anyway")
                .check(CLASSES);
    }

    @Test
    void only_the_record_store_builds_sql() {
        onlyIn("org.jooq..", "crm.record.store..");
    }

    @Test
    void the_kernel_does_not_know_the_nouns_of_sales() {
        noClasses()
                .that(areIn("crm-metadata"))
                .should()
                .haveSimpleNameContaining("Account")
                .orShould()
                .haveSimpleNameContaining("Lead")
                .orShould()
                .haveSimpleNameContaining("Opportunity")
                .check(CLASSES);
    }

    @Test
    void a_name_says_what_a_class_does() {
        noClasses()
                .should()
                .haveNameMatching(".*(Service|Manager|Helper|Utils?|Impl|Dto|DTO|Mapper)")
                .because("a name with one of those has not been thought of yet")
                .check(CLASSES);
    }

    @Test
    void every_package_is_null_marked() {
        assertThat(CLASSES.stream()
                        .map(JavaClass::getPackage)
                        .distinct()
                        .filter(found -> !isNullMarked(found))
                        .map(JavaPackage::getName))
                .isEmpty();
    }

    private static boolean isNullMarked(JavaPackage found) {
        return found.tryGetPackageInfo()
                .map(info -> info.isAnnotatedWith(NullMarked.class))
                .orElse(false);
    }

    private static void onlyIn(String library, String... packages) {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat(resideInAnyPackage(library))
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> areIn(String module) {
        return DescribedPredicate.describe(
                "are in " + module, type -> Modules.of(type).equals(Optional.of(module)));
    }

    private static final class UseOnlyModulesBelow extends ArchCondition<JavaClass> {
        UseOnlyModulesBelow() {
            super("use only modules below their own");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            String module = Modules.of(type).orElseThrow();
            Set<String> below = Modules.MAY_USE.getOrDefault(module, Set.of());
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                Modules.of(dependency.getTargetClass())
                        .filter(used -> !used.equals(module) && !below.contains(used))
                        .ifPresent(
                                used -> events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        }
    }
}
