package crm.file;

import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.transaction.Statement;
import crm.transaction.Transaction;
import crm.value.StoredFile;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;

/** What is in files, once for each of a tenant's digests: within the transaction, the backup and the walls of its records. */
@Singleton
public class Contents {

    /** Bytes of a part: what a transfer has in memory. */
    public static final int PART = 512 << 10;

    private static final int MOST_MEGABYTES = Integer.getInteger("kinship.files.tenant-megabytes", 10_240);

    /** How often it is tried to keep what the clean-up is about to take away. */
    private static final int ATTEMPTS = 5;

    private static final String USED = "select coalesce(sum(size), 0) from file_content where tenant_id = ?";
    private static final String ADD = """
            insert into file_content (tenant_id, digest, size, media_type, width, height, small, created_by)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";
    private static final String HOLD = "select 1 from file_content where tenant_id = ? and digest = ? for key share";
    private static final String READ_SMALL = "select small from file_content where tenant_id = ? and digest = ?";
    private static final String ADD_PART =
            "insert into file_part (tenant_id, digest, number, bytes) values (?, ?, ?, ?)";
    private static final String READ_PART =
            "select bytes from file_part where tenant_id = ? and digest = ? and number = ?";

    private final long most;

    public Contents() {
        this((long) MOST_MEGABYTES << 20);
    }

    /** @param most bytes of all files of a tenant */
    public Contents(long most) {
        this.most = most;
    }

    /** Bytes that the current transaction's tenant has. */
    public long used() {
        return query(USED, "", statement -> {
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        });
    }

    /** Bytes that a tenant may have. */
    public long most() {
        return most;
    }

    /**
     * Keeps a file, and lets who sent it put it into a record for a day. The same bytes are kept once.
     *
     * @throws ProblemException {@code LIMIT_REACHED}
     */
    public StoredFile keep(ArrivedFile file) {
        StoredFile facts = file.facts();
        for (int attempt = 1; !isThere(facts.digest()); attempt++) {
            if (used() + facts.size() > most) {
                throw new ProblemException(
                        ProblemCode.LIMIT_REACHED,
                        "All files of your company together have at most %,d megabytes. Remove some first."
                                .formatted(most >> 20));
            }
            if (add(file)) {
                write(file);
                break;
            }
            if (attempt == ATTEMPTS) {
                throw new ProblemException(ProblemCode.UNAVAILABLE, "The file could not be kept. Try again.");
            }
        }
        FileUploads.note(facts.digest());
        return facts;
    }

    /** Holds it too: the clean-up passes over what somebody holds. */
    private static boolean isThere(String digest) {
        return query(HOLD, digest, statement -> {
            try (ResultSet result = statement.executeQuery()) {
                return result.next();
            }
        });
    }

    private static boolean add(ArrivedFile file) {
        StoredFile facts = file.facts();
        return query(ADD, facts.digest(), statement -> {
            statement.setLong(3, facts.size());
            statement.setString(4, facts.mediaType());
            statement.setInt(5, facts.width());
            statement.setInt(6, facts.height());
            statement.setBytes(7, file.small().orElse(null));
            statement.setObject(8, Transaction.current().caller().user());
            return statement.executeUpdate() == 1;
        });
    }

    private static void write(ArrivedFile file) {
        query(ADD_PART, file.facts().digest(), statement -> {
            try (InputStream stream = file.open()) {
                int number = 0;
                for (byte[] part = stream.readNBytes(PART); part.length > 0; part = stream.readNBytes(PART)) {
                    statement.setInt(3, number++);
                    statement.setBytes(4, part);
                    statement.executeUpdate();
                }
                return number;
            } catch (IOException e) {
                throw new UncheckedIOException("A file that arrived cannot be read", e);
            }
        });
    }

    /** The bytes from {@code number * PART} on, at most {@link #PART}; empty behind the end. */
    public Optional<byte[]> part(String digest, int number) {
        return query(READ_PART, digest, statement -> {
            statement.setInt(3, number);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? Optional.of(result.getBytes(1)) : Optional.empty();
            }
        });
    }

    /** What a page shows of a picture, as JPEG or PNG; empty of what has no small one. */
    public Optional<byte[]> small(String digest) {
        return query(READ_SMALL, digest, statement -> {
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? Optional.ofNullable(result.getBytes(1)) : Optional.empty();
            }
        });
    }

    /** @param digest the second value, unless it is empty */
    private static <T> T query(String sql, String digest, Statement.Use<T> use) {
        return Statement.run(sql, (PreparedStatement statement) -> {
            statement.setInt(1, Transaction.current().caller().tenant());
            if (!digest.isEmpty()) {
                statement.setString(2, digest);
            }
            return use.of(statement);
        });
    }
}
