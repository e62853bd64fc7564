package crm.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {
    private static final Instant BUILT = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path home;

    @BeforeEach
    void everything_is_older_than_the_result() throws IOException {
        for (String file : List.of("pom.xml", "crm-web/pom.xml", "crm-web/src/main/java/A.java", "crm.ear")) {
            Files.createDirectories(home.resolve(file).getParent());
            Files.createFile(home.resolve(file));
        }
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.toList()) {
                touch(path, BUILT.minusSeconds(60));
            }
        }
        touch(home.resolve("crm.ear"), BUILT);
    }

    @Test
    void a_result_newer_than_its_sources_is_fresh() {
        assertThat(build().isStale()).isFalse();
    }

    @Test
    void a_missing_result_is_stale() throws IOException {
        Files.delete(home.resolve("crm.ear"));

        assertThat(build().isStale()).isTrue();
    }

    @Test
    void a_newer_source_makes_it_stale() throws IOException {
        touch(home.resolve("crm-web/src/main/java/A.java"), BUILT.plusSeconds(1));

        assertThat(build().isStale()).isTrue();
    }

    @Test
    void a_newer_pom_makes_it_stale() throws IOException {
        touch(home.resolve("pom.xml"), BUILT.plusSeconds(1));

        assertThat(build().isStale()).isTrue();
    }

    @Test
    void a_deleted_source_makes_it_stale() throws IOException {
        Files.delete(home.resolve("crm-web/src/main/java/A.java"));

        assertThat(build().isStale()).isTrue();
    }

    private Build build() {
        return new Build(home, home.resolve("crm.ear"));
    }

    private static void touch(Path file, Instant time) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(time));
    }
}
