package crm.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A company beside those of the demo, with the pack {@code samples}: an entity type with a field of every type, made by
 * YAML alone. For {@code CRM_IT_STACK=running} its files have to lie in {@code var} before {@code ./crm up}.
 */
public final class Initech {

    public static final String ADMINISTRATOR = "admin@initech.example";
    public static final String REP = "peter.gibbons@initech.example";
    public static final String MANAGER = "dom.portwood@initech.example";
    public static final String COLLEAGUE = "samir.nagheenanajar@initech.example";

    private Initech() {}

    /** Adds the company and its pack to a stack that has not started yet, as an operator would. */
    static void joins(Path home, Path state) {
        Path own = home.resolve("crm-ear/src/test/stack");
        try {
            copy(home.resolve("config/demo"), state.resolve("demo"));
            copy(own, state);
            copy(
                    home.resolve("crm-metadata/src/test/resources/packs"),
                    state.resolve("modules/kinship/packs/main/packs"));
        } catch (IOException e) {
            throw new IllegalStateException("Cannot add Initech to " + state, e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path : tree.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
