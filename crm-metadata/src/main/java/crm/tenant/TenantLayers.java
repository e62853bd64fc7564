package crm.tenant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.pack.Layer;
import crm.metadata.pack.PackVersion;
import crm.metadata.pack.Register;
import crm.transaction.Caller;
import crm.transaction.Statement;
import crm.transaction.Transaction;
import crm.value.Json;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The layers of the current transaction's tenant, version by version. A version is never changed. */
@Singleton
public class TenantLayers {

    private static final String BEGIN_CLOCK = "insert into tenant_clock (tenant_id) values (?) on conflict do nothing";
    private static final String APPEND = """
            insert into metadata_layer (tenant_id, version, document, register, applied_by)
            values (?, ?, ?::json, ?::json, ?) on conflict do nothing""";
    private static final String HEAD = """
            select metadata_version,
            array(select entity || '.' || field from background_work where tenant_id = clock.tenant_id and kind = 'index'),
            exists (select 1 from background_work where tenant_id = clock.tenant_id and problem is null)
            from tenant_clock clock where tenant_id = ?""";
    private static final String LOCK = "select metadata_version from tenant_clock where tenant_id = ? for update";
    private static final String HOLD = "select metadata_version from tenant_clock where tenant_id = ? for key share";
    private static final String PUBLISH = "update tenant_clock set metadata_version = ? where tenant_id = ?";
    private static final String READ = """
            select version, document, register, applied_at, applied_by from metadata_layer
            where tenant_id = ? and version = ?""";
    private static final String PAST = """
            select version, applied_at, applied_by from metadata_layer
            where tenant_id = ? and version < ? order by version desc limit ?""";

    /**
     * What is in force.
     *
     * @param filling fields whose slot not all records have yet, as {@code entity.field}
     * @param isWorking true if something is to be done in the background
     */
    public record Head(int version, Set<String> filling, boolean isWorking) {}

    /** When a version came, and from whom. */
    public record Version(int number, Instant at, UUID by) {}

    /** A version with what it says. */
    public record Stored(Version version, Layer layer) {}

    /** Gives the tenant its clock and first layer, unless it has them. */
    void begin(List<PackVersion> packs, String currency) {
        query(BEGIN_CLOCK, PreparedStatement::executeUpdate);
        append(1, Layer.of(packs).withCompanyCurrency(currency), Caller.SYSTEM);
    }

    /** Adds a version; it is in force when it is published. */
    public void append(int version, Layer layer, UUID by) {
        query(APPEND, statement -> {
            statement.setInt(2, version);
            statement.setString(3, Json.write(layer.document()));
            statement.setString(4, Json.write(layer.register().toJson()));
            statement.setObject(5, by);
            return statement.executeUpdate();
        });
    }

    public Head head() {
        return query(HEAD, statement -> {
            try (ResultSet result = statement.executeQuery()) {
                if (!result.next()) {
                    throw new IllegalStateException("A tenant without metadata");
                }
                String[] filling = (String[]) result.getArray(2).getArray();
                return new Head(result.getInt(1), new TreeSet<>(Arrays.asList(filling)), result.getBoolean(3));
            }
        });
    }

    /** Lets no other change of metadata, and no write, be committed before this transaction. Answers the version in force. */
    public int lock() {
        return query(LOCK, statement -> {
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        });
    }

    /** Lets no change of metadata be committed before this transaction; writes go on. Answers the version in force. */
    public int hold() {
        return query(HOLD, statement -> {
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        });
    }

    /** Puts a version in force. From here on a write that began with an older one is done again. */
    public void publish(int version) {
        Statement.run(PUBLISH, statement -> {
            statement.setInt(1, version);
            statement.setInt(2, tenant());
            return statement.executeUpdate();
        });
    }

    public Optional<Stored> find(int version) {
        return query(READ, statement -> {
            statement.setInt(2, version);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? Optional.of(stored(result)) : Optional.empty();
            }
        });
    }

    private static Stored stored(ResultSet result) throws SQLException {
        Layer layer =
                new Layer((ObjectNode) Json.read(result.getString(2)), Register.read(Json.read(result.getString(3))));
        return new Stored(version(result, 4), layer);
    }

    /** The versions before one, newest first. */
    public List<Version> before(int version, int limit) {
        return query(PAST, statement -> {
            statement.setInt(2, version);
            statement.setInt(3, limit);
            List<Version> versions = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    versions.add(version(result, 2));
                }
            }
            return versions;
        });
    }

    private static Version version(ResultSet result, int at) throws SQLException {
        return new Version(
                result.getInt(1),
                result.getObject(at, OffsetDateTime.class).toInstant(),
                result.getObject(at + 1, UUID.class));
    }

    private static int tenant() {
        return Transaction.current().caller().tenant();
    }

    /** Every statement's first value is the tenant. */
    private static <T> T query(String sql, Statement.Use<T> use) {
        return Statement.run(sql, statement -> {
            statement.setInt(1, tenant());
            return use.of(statement);
        });
    }
}
