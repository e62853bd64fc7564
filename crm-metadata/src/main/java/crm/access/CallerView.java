package crm.access;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.FieldAccess;
import crm.metadata.Metadata;

/**
 * A tenant's metadata as people with the same roles see it. A field that is hidden from them is not in it, so that
 * whoever goes by it cannot even name the field; a masked one has a {@link crm.metadata.MaskedType}.
 *
 * @param metadata the tenant's own where they see everything
 * @param mark tells one view of a snapshot from another; empty where they see everything
 */
public record CallerView(Metadata metadata, String mark) {

    public boolean isWhole() {
        return mark.isEmpty();
    }

    /** What these people may do with a field or system field of an entity type, by its name. */
    public FieldAccess access(String entity, String field) {
        return metadata.find(entity)
                .flatMap(type -> type.findField(field))
                .map(Field::access)
                .orElse(FieldAccess.HIDDEN);
    }

    /** The view of an entity type of the tenant's. */
    public EntityType of(EntityType type) {
        return isWhole() ? type : metadata.entityType(type.name());
    }
}
