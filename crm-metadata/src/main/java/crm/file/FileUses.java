package crm.file;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.transaction.Statement;
import crm.transaction.Transaction;
import crm.value.StoredFile;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The index of the files that records keep in their values. Those of deleted records stay, so that these can come back. */
public final class FileUses {

    /** Uses that are looked at to see whether somebody may read a content elsewhere. */
    private static final int MOST = 1_000;

    private static final String ADD = """
            insert into file_use (tenant_id, entity_id, record_id, field, digest)
            select ?, ?, ?, ?, unnest(?) on conflict do nothing""";
    private static final String REMOVE = """
            delete from file_use
            where tenant_id = ? and entity_id = ? and record_id = ? and field = ? and digest = any(?)""";
    private static final String HELD = """
            select digest, size, media_type, width, height from file_content
            where tenant_id = ? and digest = any(?) order by digest for key share""";
    private static final String USES = """
            select digest, entity_id, record_id, field from file_use
            where tenant_id = ? and digest = any(?) order by record_id desc limit ?""";

    private FileUses() {}

    /** A field of a record that has a content. */
    public record Use(String digest, int entity, UUID record, String field) {}

    public static void add(EntityType type, Field field, UUID record, Collection<String> digests) {
        write(ADD, type, field, record, digests);
    }

    public static void remove(EntityType type, Field field, UUID record, Collection<String> digests) {
        write(REMOVE, type, field, record, digests);
    }

    private static void write(String sql, EntityType type, Field field, UUID record, Collection<String> digests) {
        if (digests.isEmpty()) {
            return;
        }
        Statement.run(sql, statement -> {
            statement.setInt(1, tenant());
            statement.setInt(2, type.id());
            statement.setObject(3, record);
            statement.setString(4, field.name());
            statement.setArray(5, statement.getConnection().createArrayOf("text", digests.toArray()));
            return statement.executeUpdate();
        });
    }

    /** What the contents among these are that exist, without a name; none of them goes before the end of the transaction. */
    public static Map<String, StoredFile> held(Collection<String> digests) {
        return Statement.run(HELD, statement -> {
            statement.setInt(1, tenant());
            statement.setArray(2, statement.getConnection().createArrayOf("text", digests.toArray()));
            Map<String, StoredFile> held = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String digest = row.getString(1);
                    held.put(
                            digest,
                            new StoredFile(digest, "", row.getString(3), row.getLong(2), row.getInt(4), row.getInt(5)));
                }
            }
            return held;
        });
    }

    /** The last records that have one of these contents. */
    public static List<Use> of(Collection<String> digests) {
        return Statement.run(USES, statement -> {
            statement.setInt(1, tenant());
            statement.setArray(2, statement.getConnection().createArrayOf("text", digests.toArray()));
            statement.setInt(3, MOST);
            List<Use> uses = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    uses.add(new Use(row.getString(1), row.getInt(2), row.getObject(3, UUID.class), row.getString(4)));
                }
            }
            return uses;
        });
    }

    private static int tenant() {
        return Transaction.current().caller().tenant();
    }
}
