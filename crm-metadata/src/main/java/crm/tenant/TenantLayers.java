package crm.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import crm.transaction.Caller;
import crm.transaction.DatabaseFailure;
import crm.transaction.Transaction;
import crm.value.Json;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A tenant's own metadata documents, version by version. */
@Singleton
public class TenantLayers {

    private static final String BEGIN_CLOCK = "insert into tenant_clock (tenant_id) values (?) on conflict do nothing";
    private static final String BEGIN_LAYER = """
            insert into metadata_layer (tenant_id, version, document, applied_by) values (?, 1, ?::jsonb, ?)
            on conflict do nothing""";
    private static final String IN_FORCE = """
            select l.version, l.document from tenant_clock c
            join metadata_layer l on l.tenant_id = c.tenant_id and l.version = c.metadata_version
            where c.tenant_id = ?""";

    /**
     * A layer at a version.
     *
     * @param document names the packs and, later, what the tenant changes of them
     */
    public record Layer(int version, JsonNode document) {}

    /** Gives the current transaction's tenant its clock and first layer, unless it has them. */
    void begin(List<String> packs) {
        int tenant = Transaction.current().caller().tenant();
        try (PreparedStatement clock = Transaction.current().connection().prepareStatement(BEGIN_CLOCK);
                PreparedStatement layer = Transaction.current().connection().prepareStatement(BEGIN_LAYER)) {
            clock.setInt(1, tenant);
            clock.executeUpdate();
            layer.setInt(1, tenant);
            layer.setString(2, Json.write(Map.of("packs", packs)));
            layer.setObject(3, Caller.SYSTEM);
            layer.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /** The layer in force for the current transaction's tenant. */
    Layer current() {
        try (PreparedStatement statement = Transaction.current().connection().prepareStatement(IN_FORCE)) {
            statement.setInt(1, Transaction.current().caller().tenant());
            try (ResultSet result = statement.executeQuery()) {
                if (!result.next()) {
                    throw new IllegalStateException("A tenant without metadata");
                }
                return new Layer(result.getInt(1), Json.read(result.getString(2)));
            }
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }
}
