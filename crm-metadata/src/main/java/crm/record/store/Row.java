package crm.record.store;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record as its row keeps it.
 *
 * @param values by field; what belongs to no field any more stays as its JSON
 * @param deletedAt null while it is not deleted
 */
public record Row(
        UUID id,
        int version,
        Map<String, Object> values,
        UUID owner,
        Instant createdAt,
        UUID createdBy,
        Instant updatedAt,
        UUID updatedBy,
        @Nullable Instant deletedAt) {}
