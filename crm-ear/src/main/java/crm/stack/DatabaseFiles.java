package crm.stack;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Copies a PostgreSQL server's folder, by the steps of its manual ("Making a Base Backup Using the Low Level API"): the
 * embedded binaries have neither pg_dump nor pg_basebackup.
 */
final class DatabaseFiles {
    /** Belongs to the running process. */
    private static final Set<String> NEVER = Set.of("postmaster.pid", "postmaster.opts");

    /** Made anew at every start, or copied afterwards: kept as empty folders. */
    private static final Set<String> EMPTIED = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private final Path data;
    private final BackupWriter writer;

    DatabaseFiles(Path data, BackupWriter writer) {
        this.data = data;
        this.writer = writer;
    }

    void copyStopped() throws IOException {
        copy(Set.of());
    }

    /** The slot keeps the log from being recycled between the two calls; it ends with the connection. */
    void copyRunning(Connection connection) throws IOException, SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_create_physical_replication_slot('kinship_backup', true, true)");
            String first = text(statement, "select pg_walfile_name(pg_backup_start('kinship', true))");
            copy(EMPTIED);
            String last;
            try (ResultSet stopped =
                    statement.executeQuery("select pg_walfile_name(lsn), labelfile from pg_backup_stop(false)")) {
                stopped.next();
                last = stopped.getString(1);
                writer.text(Backup.DATA + "/backup_label", stopped.getString(2));
            }
            copyLog(first, last);
        }
    }

    private void copyLog(String first, String last) throws IOException {
        List<Path> segments;
        try (Stream<Path> all = Files.list(data.resolve("pg_wal"))) {
            segments = all.filter(Files::isRegularFile)
                    .filter(file -> isBetween(String.valueOf(file.getFileName()), first, last))
                    .sorted()
                    .toList();
        }
        for (Path segment : segments) {
            writer.file(name(segment), segment);
        }
    }

    private static boolean isBetween(String segment, String first, String last) {
        return segment.length() == first.length() && segment.compareTo(first) >= 0 && segment.compareTo(last) <= 0;
    }

    private void copy(Set<String> emptied) throws IOException {
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Path inside = data.relativize(folder);
                if (inside.getNameCount() > 1
                        && emptied.contains(inside.getName(0).toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                writer.folder(name(folder));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path inside = data.relativize(file);
                boolean left = NEVER.contains(inside.toString())
                        || emptied.contains(inside.getName(0).toString());
                if (attributes.isRegularFile() && !left) {
                    writer.file(name(file), file);
                }
                return FileVisitResult.CONTINUE;
            }

            /** Dropped meanwhile: the log knows. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private String name(Path file) {
        String inside = data.relativize(file).toString();
        return inside.isEmpty() ? Backup.DATA : Backup.DATA + "/" + inside;
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
