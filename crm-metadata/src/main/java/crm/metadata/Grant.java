package crm.metadata;

/** What a role may do with the records of one entity type, and whose. */
public record Grant(Scope create, Scope read, Scope edit, Scope delete) {

    public static final Grant NONE = new Grant(Scope.NONE, Scope.NONE, Scope.NONE, Scope.NONE);

    public static final Grant ALL = new Grant(Scope.ALL, Scope.ALL, Scope.ALL, Scope.ALL);

    /** Of two grants the more permissive, right by right. */
    public Grant or(Grant other) {
        return new Grant(
                create.widest(other.create),
                read.widest(other.read),
                edit.widest(other.edit),
                delete.widest(other.delete));
    }
}
