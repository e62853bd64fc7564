package crm.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and folders only; {@code InstallationIT} restores servers. */
class RestoreTest {
    private static final Path HOME = Path.of(System.getProperty("kinship.home", ".."));

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private Settings settings(String state, String keycloakPort) {
        return Settings.fromEnvironment(
                HOME, Map.of("CRM_STATE", folder.resolve(state).toString(), "CRM_KEYCLOAK_PORT", keycloakPort));
    }

    private Path backup() {
        Path file = folder.resolve("backup.tar.gz");
        new Backup(settings("one", "8180")).write(file);
        return file;
    }

    @BeforeEach
    void data_of_a_stopped_database() throws IOException {
        Path data = Files.createDirectories(folder.resolve("one/postgresql"));
        Files.writeString(data.resolve("PG_VERSION"), "18\n");
        Files.createDirectories(data.resolve("pg_notify"));
        Files.createDirectories(data.resolve("base/5"));
        Files.writeString(data.resolve("base/5/1259"), "rows");
        Files.writeString(data.resolve("postmaster.pid"), "1\n");
    }

    @Test
    void what_was_written_is_restored_but_for_the_process() throws IOException {
        new Restore(settings("two", "8180")).read(backup());

        Path restored = folder.resolve("two/postgresql");
        assertThat(restored.resolve("base/5/1259")).hasContent("rows");
        assertThat(restored.resolve("pg_notify")).isEmptyDirectory();
        assertThat(restored.resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void what_was_there_is_replaced() throws IOException {
        Path file = backup();
        Files.writeString(folder.resolve("one/postgresql/base/5/1259"), "other rows");

        new Restore(settings("one", "8180")).read(file);

        assertThat(folder.resolve("one/postgresql/base/5/1259")).hasContent("rows");
        assertThat(folder.resolve("one/postgresql.replaced")).doesNotExist();
    }

    @Test
    void a_file_that_ends_early_changes_nothing() throws IOException {
        Path file = backup();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 40));

        assertThatThrownBy(() -> new Restore(settings("one", "8180")).read(file))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("Nothing was changed");
        assertThat(folder.resolve("one/postgresql/postmaster.pid")).exists();
        assertThat(folder.resolve("one/postgresql.partial")).doesNotExist();
    }

    @Test
    void a_file_of_something_else_changes_nothing() throws IOException {
        Path file = Files.writeString(folder.resolve("letter.txt"), "Dear all");

        assertThatThrownBy(() -> new Restore(settings("one", "8180")).read(file))
                .isInstanceOf(StackFailure.class);
        assertThat(folder.resolve("one/postgresql/postmaster.pid")).exists();
    }

    @Test
    void people_of_another_keycloak_are_not_restored() {
        assertThatThrownBy(() -> new Restore(settings("two", "8999")).read(backup()))
                .hasMessageContaining("Set CRM_KEYCLOAK_PORT");
        assertThat(folder.resolve("two/postgresql")).doesNotExist();
    }

    @Test
    void a_stack_that_was_never_up_has_nothing_to_back_up() {
        assertThatThrownBy(() -> new Backup(settings("none", "8180")).write(folder.resolve("none.tar.gz")))
                .hasMessageContaining("There is no data");
    }
}
