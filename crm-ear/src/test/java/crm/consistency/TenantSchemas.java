package crm.consistency;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.EntityType;
import crm.metadata.Metadata;
import crm.metadata.pack.Layer;
import crm.metadata.pack.MetadataFold;
import crm.metadata.pack.PackReader;
import crm.metadata.pack.Register;
import crm.value.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The entity types of every tenant, read past the application: from the layer in force and the packs it names. */
final class TenantSchemas {

    private static final String IN_FORCE = """
            select l.tenant_id, l.document, l.register, array(select f.entity || '.' || f.field from background_work f
                where f.tenant_id = l.tenant_id and f.kind = 'index' order by 1) from tenant_clock c
            join metadata_layer l on l.tenant_id = c.tenant_id and l.version = c.metadata_version order by 1""";

    private final PackReader packs = new PackReader(TenantSchemas.class.getClassLoader());
    private final Map<Integer, Metadata> byTenant = new LinkedHashMap<>();

    private TenantSchemas() {}

    interface Use {
        void of(int tenant, EntityType type) throws SQLException;
    }

    static void each(Connection superuser, Use use) throws SQLException {
        TenantSchemas schemas = new TenantSchemas();
        schemas.read(superuser);
        for (Map.Entry<Integer, Metadata> tenant : schemas.byTenant.entrySet()) {
            for (EntityType type : tenant.getValue().entityTypes().values()) {
                use.of(tenant.getKey(), type);
            }
        }
    }

    private void read(Connection superuser) throws SQLException {
        Map<List<String>, Metadata> folded = new LinkedHashMap<>();
        try (PreparedStatement statement = superuser.prepareStatement(IN_FORCE);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                List<String> said = List.of(row.getString(2), row.getString(3), row.getString(4));
                String[] filling = (String[]) row.getArray(4).getArray();
                byTenant.put(row.getInt(1), folded.computeIfAbsent(said, _ -> fold(said, Set.of(filling))));
            }
        }
    }

    private Metadata fold(List<String> said, Set<String> filling) {
        Layer layer = new Layer((ObjectNode) Json.read(said.get(0)), Register.read(Json.read(said.get(1))));
        return MetadataFold.fold(1, MetadataFold.base(packs.read(layer.packs())), layer, filling);
    }
}
