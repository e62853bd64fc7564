package crm.web.admin.shape;

import crm.metadata.FieldType;
import crm.metadata.MultiPicklistType;
import crm.metadata.PicklistType;
import java.util.Optional;

/** The options of a field, be it for one or for several of them. */
public final class Picklists {

    private Picklists() {}

    public static Optional<PicklistType> of(FieldType type) {
        return switch (type) {
            case PicklistType one -> Optional.of(one);
            case MultiPicklistType several -> Optional.of(several.choices());
            default -> Optional.empty();
        };
    }
}
