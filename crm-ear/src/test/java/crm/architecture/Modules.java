package crm.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The Maven modules: what each may use, and the main classes of all of them. */
final class Modules {
    /** From a module to those it may use; the launcher in crm-ear starts the others and calls none of them. */
    static final Map<String, Set<String>> MAY_USE = Map.of(
            "crm-metadata", Set.of(),
            "crm-domain", Set.of("crm-metadata"),
            "tenant-admin", Set.of("crm-metadata"),
            "crm-web", Set.of("tenant-admin", "crm-domain", "crm-metadata"),
            "crm-ear", Set.of());

    private static final Path HOME = Path.of(System.getProperty("kinship.home", ".."));

    private Modules() {}

    /** Without test classes, which may use everything. */
    static JavaClasses mainClasses() {
        return new ClassFileImporter()
                .withImportOption(location -> !location.contains("/test-classes/") && !location.contains("-tests.jar"))
                .importPackages("crm");
    }

    /** The module a class was read from: a folder or a jar named after it. */
    static Optional<String> of(JavaClass type) {
        String source = type.getSource().map(found -> found.getUri().toString()).orElse("");
        return MAY_USE.keySet().stream()
                .filter(module -> source.contains("/" + module + "/"))
                .findFirst();
    }

    /** Those that have code: a module without any cannot be seen. */
    static List<String> withCode() {
        return MAY_USE.keySet().stream().filter(Modules::hasCode).sorted().toList();
    }

    private static boolean hasCode(String module) {
        Path sources = HOME.resolve(module).resolve("src/main/java");
        if (!Files.isDirectory(sources)) {
            return false;
        }
        try (Stream<Path> tree = Files.walk(sources)) {
            return tree.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
