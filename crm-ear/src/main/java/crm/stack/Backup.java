package crm.stack;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Properties;

/**
 * The whole installation in one file: the database server's folder, which holds Kinship's database and Keycloak's with its
 * realm, keys and people. Of a running stack it is PostgreSQL's own online backup; nobody has to stop working.
 */
final class Backup {
    static final String DATA = "postgresql";
    static final String ABOUT = "backup.properties";
    static final String FORMAT = "1";

    private final Settings settings;
    private final Path data;

    Backup(Settings settings) {
        this.settings = settings;
        this.data = settings.state().resolve(DATA);
    }

    /** Writes beside the file first: what has its name is complete. For its owner alone, because keys are in it. */
    void write(Path file) {
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            throw new StackFailure("There is no data in %s to back up. ./crm up makes it.".formatted(settings.state()));
        }
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try {
            Files.deleteIfExists(partial);
            Files.createFile(
                    partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (BackupWriter writer = new BackupWriter(Files.newOutputStream(partial))) {
                writer.text(ABOUT, about());
                copyData(writer);
            }
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | SQLException | RuntimeException e) {
            forget(partial);
            throw e instanceof StackFailure failure
                    ? failure
                    : new StackFailure("Cannot back up to %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private void copyData(BackupWriter writer) throws IOException, SQLException {
        DatabaseFiles files = new DatabaseFiles(data, writer);
        if (!Leftovers.of(settings).contains(Part.POSTGRESQL)) {
            files.copyStopped();
            return;
        }
        try (Connection connection = DriverManager.getConnection(
                settings.jdbcUrl(PostgresServer.SUPERUSER), PostgresServer.SUPERUSER, PostgresServer.SUPERUSER)) {
            files.copyRunning(connection);
        }
    }

    private String about() throws IOException {
        Artifacts artifacts = Artifacts.of(settings);
        Properties about = new Properties();
        about.setProperty("format", FORMAT);
        about.setProperty("made", Instant.now().toString());
        about.setProperty("postgresql", artifacts.version(PostgresServer.ARTIFACT));
        about.setProperty("keycloak", artifacts.version(KeycloakServer.ARTIFACT));
        about.setProperty("issuer", settings.issuer());
        StringWriter text = new StringWriter();
        about.store(text, "Kinship");
        return text.toString();
    }

    static Properties about(String text) throws IOException {
        Properties about = new Properties();
        about.load(new StringReader(text));
        return about;
    }

    private static void forget(Path partial) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            // The failure that led here is the one to tell.
        }
    }
}
