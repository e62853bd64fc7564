package crm.file;

import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.value.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A file that somebody has sent, on the disk of this node until it is kept: so a slow sender holds no connection to the
 * database, and nothing whole is in memory.
 */
public final class ArrivedFile implements AutoCloseable {

    private static final int BUFFER = 64 << 10;

    private final Path path;
    private final StoredFile facts;
    private final Optional<byte[]> small;

    private ArrivedFile(Path path, StoredFile facts, Optional<byte[]> small) {
        this.path = path;
        this.facts = facts;
        this.small = small;
    }

    /**
     * Takes all of a stream.
     *
     * @param name as its sender calls it, path and all
     * @throws ProblemException {@code TOO_LARGE}; {@code WRONG_FORMAT} if it is empty or does not arrive whole
     */
    static ArrivedFile of(InputStream stream, String name, long most) {
        try {
            Path path = Files.createTempFile("kinship-", ".file");
            try {
                return read(stream, path, cleaned(name), most);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(path);
                throw e;
            }
        } catch (IOException e) {
            throw new ProblemException(ProblemCode.UNAVAILABLE, "Files cannot be taken now. Try again later.", e);
        }
    }

    private static ArrivedFile read(InputStream stream, Path path, String name, long most) throws IOException {
        MessageDigest digest = sha256();
        byte[] head = {};
        long size = 0;
        try (OutputStream file = Files.newOutputStream(path)) {
            byte[] buffer = new byte[BUFFER];
            for (int length = next(stream, buffer); length > 0; length = next(stream, buffer)) {
                size += length;
                if (size > most) {
                    throw tooLarge(most);
                }
                if (head.length == 0) {
                    head = Arrays.copyOf(buffer, Math.min(length, MediaTypes.HEAD));
                }
                digest.update(buffer, 0, length);
                file.write(buffer, 0, length);
            }
        }
        if (size == 0) {
            throw new ProblemException(ProblemCode.WRONG_FORMAT, "The file is empty.");
        }
        return looked(path, head, new StoredFile(hex(digest), name, MediaTypes.of(head, name), size, 0, 0));
    }

    private static ArrivedFile looked(Path path, byte[] head, StoredFile facts) {
        return Pictures.look(path, head, facts.mediaType())
                .map(look -> new ArrivedFile(path, facts.sized(look.size().width, look.size().height), look.small()))
                .orElseGet(() -> new ArrivedFile(path, facts, Optional.empty()));
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static int next(InputStream stream, byte[] buffer) {
        try {
            return stream.readNBytes(buffer, 0, buffer.length);
        } catch (IOException e) {
            throw new ProblemException(ProblemCode.WRONG_FORMAT, "The file did not arrive whole. Send it again.", e);
        }
    }

    static ProblemException tooLarge(long most) {
        return new ProblemException(ProblemCode.TOO_LARGE, "A file has at most %,d megabytes.".formatted(most >> 20));
    }

    /** In one line, without the folders that it came from. */
    private static String cleaned(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String line = Normalizer.normalize(last, Normalizer.Form.NFC)
                .replaceAll("\\p{Cntrl}|\\p{Cs}", "")
                .strip();
        if (line.isEmpty()) {
            return "file";
        }
        // the ending stays
        int cut = Math.max(0, line.length() - StoredFile.MOST_NAME);
        return line.substring(cut).strip();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** What it is. */
    public StoredFile facts() {
        return facts;
    }

    /** What a page shows of a picture. */
    Optional<byte[]> small() {
        return small;
    }

    InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            System.getLogger(ArrivedFile.class.getName())
                    .log(System.Logger.Level.WARNING, "A file that arrived stays on the disk", e);
        }
    }
}
