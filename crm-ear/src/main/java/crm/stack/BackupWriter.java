package crm.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A tar.gz of files that may change while they are read: their length is what it was when they were opened. */
final class BackupWriter implements AutoCloseable {
    private static final byte[] ZEROS = new byte[8192];

    private final TarArchiveOutputStream tar;

    BackupWriter(OutputStream file) throws IOException {
        tar = new TarArchiveOutputStream(new GZIPOutputStream(file, 1 << 16));
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    }

    void folder(String name) throws IOException {
        tar.putArchiveEntry(new TarArchiveEntry(name + "/"));
        tar.closeArchiveEntry();
    }

    void text(String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        begin(name, bytes.length);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    /** A file that is gone by now is left out: PostgreSQL drops files, and its log knows. */
    void file(String name, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            long size = Files.size(file);
            begin(name, size);
            copy(in, size);
            tar.closeArchiveEntry();
        } catch (NoSuchFileException e) {
            return;
        }
    }

    private void begin(String name, long size) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setMode(0100600);
        tar.putArchiveEntry(entry);
    }

    private void copy(InputStream in, long size) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = size;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                break;
            }
            tar.write(buffer, 0, read);
            left -= read;
        }
        for (; left > 0; left -= Math.min(ZEROS.length, left)) {
            tar.write(ZEROS, 0, (int) Math.min(ZEROS.length, left));
        }
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
