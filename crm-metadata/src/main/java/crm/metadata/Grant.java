package crm.metadata;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a role may do with the records of one entity type, and whose.
 *
 * @param fields by name, those it may do less with than with the record
 * @param recordTypes those it may create, or give to a record; empty for all
 */
public record Grant(
        Scope create, Scope read, Scope edit, Scope delete, Map<String, FieldAccess> fields, Set<String> recordTypes) {

    public Grant {
        Map<String, FieldAccess> limited = new HashMap<>(fields);
        limited.values().removeIf(access -> access == FieldAccess.EDIT);
        fields = Map.copyOf(limited);
        recordTypes = Set.copyOf(recordTypes);
    }

    public Grant(Scope create, Scope read, Scope edit, Scope delete) {
        this(create, read, edit, delete, Map.of(), Set.of());
    }

    public static final Grant NONE = new Grant(Scope.NONE, Scope.NONE, Scope.NONE, Scope.NONE);

    public static final Grant ALL = new Grant(Scope.ALL, Scope.ALL, Scope.ALL, Scope.ALL);

    /** Of two grants the more permissive, right by right and field by field. One that gives no right says nothing of fields. */
    public Grant or(Grant other) {
        return new Grant(
                create.widest(other.create),
                read.widest(other.read),
                edit.widest(other.edit),
                delete.widest(other.delete),
                fields(other),
                recordTypes(other));
    }

    private Set<String> recordTypes(Grant other) {
        if (create == Scope.NONE && edit == Scope.NONE) {
            return other.recordTypes;
        }
        if (other.create == Scope.NONE && other.edit == Scope.NONE) {
            return recordTypes;
        }
        if (recordTypes.isEmpty() || other.recordTypes.isEmpty()) {
            return Set.of();
        }
        Set<String> both = new HashSet<>(recordTypes);
        both.addAll(other.recordTypes);
        return both;
    }

    private Map<String, FieldAccess> fields(Grant other) {
        if (givesNothing()) {
            return other.fields;
        }
        if (other.givesNothing()) {
            return fields;
        }
        Map<String, FieldAccess> both = new HashMap<>();
        fields.forEach((field, access) -> both.put(field, access.widest(other.access(field))));
        return both;
    }

    public FieldAccess access(String field) {
        return fields.getOrDefault(field, FieldAccess.EDIT);
    }

    private boolean givesNothing() {
        return create == Scope.NONE && read == Scope.NONE && edit == Scope.NONE && delete == Scope.NONE;
    }
}
