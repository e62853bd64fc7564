package crm.value;

import java.util.UUID;

/** Names one record of a tenant: its entity type's api name and its id. */
public record RecordRef(String entity, UUID id) {

    @Override
    public String toString() {
        return entity + "/" + id;
    }
}
