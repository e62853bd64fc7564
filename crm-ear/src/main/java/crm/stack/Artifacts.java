package crm.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The jars and distribution zips that Maven resolved, as the build wrote them down: versions are named in the pom only. */
final class Artifacts {
    private final List<Path> files;

    private Artifacts(List<Path> files) {
        this.files = files;
    }

    static Artifacts of(Settings settings) {
        Path list = settings.home().resolve("crm-ear/target/launcher.classpath");
        try {
            return new Artifacts(Stream.of(Files.readString(list).strip().split(File.pathSeparator))
                    .map(Path::of)
                    .toList());
        } catch (IOException e) {
            throw new StackFailure("%s is missing. Run ./crm, which builds it.".formatted(list), e);
        }
    }

    /** The file of an artifact whose file name is its name, a dash and a version. */
    Path file(String artifact) {
        return files.stream()
                .filter(file -> nameWithoutVersion(file).equals(artifact))
                .findFirst()
                .orElseThrow(() -> new StackFailure("crm-ear/pom.xml does not name the artifact " + artifact + "."));
    }

    /** {@code 39.0.1.Final} of {@code wildfly-dist-39.0.1.Final.zip}. */
    String version(String artifact) {
        String name = String.valueOf(file(artifact).getFileName());
        return name.substring(artifact.length() + 1, name.lastIndexOf('.'));
    }

    private static String nameWithoutVersion(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("-\\d.*$", "");
    }
}
