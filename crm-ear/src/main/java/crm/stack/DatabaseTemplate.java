package crm.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * A stopped database in which Keycloak has its tables and the realm. Every test stack starts from a copy, because making
 * them takes longer than all else together.
 */
final class DatabaseTemplate {
    private static final String PREFIX = "test-database-";

    private final Path folder;

    DatabaseTemplate(Settings settings, Artifacts artifacts) {
        String fingerprint = Fingerprint.of(
                List.of(
                        settings.config().resolve("postgresql/roles.sql"),
                        settings.config().resolve("keycloak/realm-demo.json")),
                artifacts.version(PostgresServer.ARTIFACT),
                artifacts.version(KeycloakServer.ARTIFACT));
        this.folder = settings.distributions().resolve(PREFIX + fingerprint.substring(0, 16));
    }

    boolean exists() {
        return Files.isDirectory(folder);
    }

    /** Takes the folder of a stopped database; templates of older realm files go. */
    void keep(Path data) {
        try (Stream<Path> siblings = Files.list(folder.toAbsolutePath().getParent())) {
            for (Path old : siblings.filter(
                            path -> String.valueOf(path.getFileName()).startsWith(PREFIX))
                    .toList()) {
                Folders.delete(old);
            }
            Files.move(data, folder);
        } catch (IOException e) {
            throw new StackFailure("Cannot keep %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    void copyTo(Path data) {
        try {
            Folders.whole(data, partial -> {
                Folders.copy(folder, partial);
                // PostgreSQL refuses a folder that others can read.
                Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwx------"));
            });
        } catch (IOException e) {
            throw FileTrouble.of("Cannot make", data, e);
        }
    }
}
