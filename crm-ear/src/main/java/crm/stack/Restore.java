package crm.stack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Puts a backup in the place of a stopped stack's data. Until all of it is unpacked, the data stay as they are. */
final class Restore {
    private final Settings settings;
    private final Path data;

    Restore(Settings settings) {
        this.settings = settings;
        this.data = settings.state().resolve(Backup.DATA);
    }

    /** Whether there is something that a restore would replace. */
    boolean replacesData() {
        return Files.exists(data);
    }

    void read(Path file) {
        if (!Files.isReadable(file)) {
            throw new StackFailure("There is no backup %s.".formatted(file));
        }
        try (StackLock lock = StackLock.take(settings)
                .orElseThrow(() -> new StackFailure("Kinship is running. Stop it with ./crm down, then restore."))) {
            if (!Leftovers.of(settings).isEmpty()) {
                throw new StackFailure("Parts of Kinship are running. Stop them with ./crm down, then restore.");
            }
            Path partial = data.resolveSibling("postgresql.partial");
            unpackOrForget(file, partial);
            replaceBy(partial);
        } catch (IOException e) {
            throw new StackFailure("Cannot restore to %s: %s".formatted(data, e.getMessage()), e);
        }
    }

    private void unpackOrForget(Path file, Path partial) throws IOException {
        Folders.delete(partial);
        try {
            unpack(file, partial);
        } catch (IOException | RuntimeException e) {
            Folders.delete(partial);
            throw e instanceof StackFailure failure
                    ? failure
                    : new StackFailure(
                            "%s cannot be read to its end: %s. Nothing was changed.".formatted(file, e.getMessage()),
                            e);
        }
    }

    private void unpack(Path file, Path partial) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file))))) {
            TarArchiveEntry first = tar.getNextEntry();
            if (first == null || !first.getName().equals(Backup.ABOUT)) {
                throw new StackFailure("%s is no backup of Kinship. Nothing was changed.".formatted(file));
            }
            requireFit(Backup.about(new String(tar.readAllBytes(), StandardCharsets.UTF_8)));
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, partial);
            }
        }
        if (!Files.exists(partial.resolve("PG_VERSION"))) {
            throw new StackFailure("%s holds no database. Nothing was changed.".formatted(file));
        }
    }

    private void requireFit(Properties about) {
        String postgres = about.getProperty("postgresql", "");
        String ours = Artifacts.of(settings).version(PostgresServer.ARTIFACT);
        if (!about.getProperty("format", "").equals(Backup.FORMAT)
                || !major(postgres).equals(major(ours))) {
            throw new StackFailure(
                    "The backup was made with PostgreSQL %s, and this is %s. Restore it with the Kinship that made it."
                            .formatted(postgres, ours));
        }
        String issuer = about.getProperty("issuer", "");
        if (!issuer.equals(settings.issuer())) {
            throw new StackFailure(
                    "The backup knows people by %s, and here they would come from %s. Set CRM_KEYCLOAK_PORT to the port it was made with."
                            .formatted(issuer, settings.issuer()));
        }
    }

    private static String major(String version) {
        return version.replaceFirst("\\..*", "");
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path partial) throws IOException {
        Path target = partial.resolve(Path.of(Backup.DATA).relativize(Path.of(entry.getName())))
                .normalize();
        if (!target.startsWith(partial)) {
            throw new StackFailure("The backup wants to write outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else {
            Files.copy(tar, target);
        }
    }

    private void replaceBy(Path partial) throws IOException {
        // PostgreSQL refuses a folder that others can read.
        Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwx------"));
        Path replaced = data.resolveSibling("postgresql.replaced");
        Folders.delete(replaced);
        if (Files.exists(data)) {
            Files.move(data, replaced);
        }
        Files.move(partial, data);
        Folders.delete(replaced);
    }
}
