package crm.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Builds the application with Maven when a source is newer than it. */
final class Build {
    private final Path home;
    private final Path result;

    Build(Path home, Path result) {
        this.home = home;
        this.result = result;
    }

    boolean isStale() {
        try {
            if (!Files.exists(result)) {
                return true;
            }
            FileTime built = Files.getLastModifiedTime(result);
            return sources().stream().anyMatch(file -> isNewer(file, built));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The poms and main sources of all modules; folders too, since deleting a file only shows there. */
    private List<Path> sources() throws IOException {
        List<Path> roots = new ArrayList<>(List.of(home.resolve("pom.xml")));
        try (Stream<Path> folders = Files.list(home)) {
            folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .forEach(module -> roots.addAll(List.of(module.resolve("pom.xml"), module.resolve("src/main"))));
        }
        List<Path> sources = new ArrayList<>();
        for (Path root : roots.stream().filter(Files::exists).toList()) {
            try (Stream<Path> tree = Files.walk(root)) {
                tree.forEach(sources::add);
            }
        }
        return sources;
    }

    private static boolean isNewer(Path file, FileTime built) {
        try {
            return Files.getLastModifiedTime(file).compareTo(built) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void run(Path log) {
        Tools.run(
                "The build",
                home,
                log,
                Map.of("JAVA_HOME", System.getProperty("java.home")),
                List.of("mvn", "-B", "-ntp", "-DskipTests", "package"));
        try {
            // Maven leaves an unchanged file alone; its age would make the next start build again.
            Files.setLastModifiedTime(result, FileTime.fromMillis(System.currentTimeMillis()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
