package crm.metadata;

import java.util.List;

/** A type whose values are other records: one, or several. */
public sealed interface ReferenceType extends FieldType permits LookupType, LinksType {

    /** Api names of the entity types that it can refer to, at least one. */
    List<String> targets();

    /** What a target calls the records that refer to it, or an empty string. */
    String inverse();

    /**
     * The value that the id of a record stands for where it is only compared: ids tell records apart by themselves.
     *
     * @throws BadValue if it is no id
     */
    Object named(String id);
}
