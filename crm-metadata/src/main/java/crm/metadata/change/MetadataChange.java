package crm.metadata.change;

import com.fasterxml.jackson.databind.JsonNode;
import crm.metadata.EntityType;
import java.util.Locale;

/**
 * One thing that differs between two snapshots.
 *
 * @param entity the entity type's name, or empty for a role or a pack
 * @param name of the part: the field, the rule… An option is {@code stage.won}, a layout {@code layouts.technicians}
 * @param before its definition, missing where there was none
 * @param after its definition, missing where there is none any more
 */
public record MetadataChange(Kind kind, Part part, String entity, String name, JsonNode before, JsonNode after) {

    /** What the names of layouts begin with, unlike those of the parts of the layout for everybody. */
    public static final String LAYOUTS = "layouts.";

    /** What happens to it. */
    public enum Kind {
        ADDED,
        SHOWN,
        CHANGED,
        /** A field takes another type. */
        CONVERTED,
        HIDDEN,
        DELETED
    }

    /** What it is, in the order in which changes are told. */
    public enum Part {
        PACK,
        ENTITY,
        FIELD,
        OPTION,
        RECORD_TYPE,
        RULE,
        /** A combination of fields that no two records have alike. */
        UNIQUE,
        LIST,
        LAYOUT,
        CURRENCY,
        ROLE,
        /** What a role may do with one field: {@code rep.opportunity.discount}. */
        ACCESS;

        /** As documents and programs write it. */
        public String key() {
            return this == RECORD_TYPE ? EntityType.RECORD_TYPE : name().toLowerCase(Locale.ROOT);
        }
    }

    /** A JSON pointer to it among all entity types, for example {@code /opportunity/fields/stage/values/won}. */
    public String path() {
        return switch (part) {
            case PACK -> "/packs/" + name;
            case ENTITY -> "/" + entity;
            case FIELD -> "/" + entity + "/fields/" + name;
            case OPTION -> "/" + entity + "/fields/" + name.replace(".", "/values/");
            case RECORD_TYPE -> "/" + entity + "/recordTypes/" + name;
            case RULE -> "/" + entity + "/rules/" + name;
            case UNIQUE -> "/" + entity + "/unique/" + name;
            case LIST -> "/" + entity + "/lists/" + name;
            case LAYOUT -> "/" + entity + "/" + name.replace('.', '/');
            case CURRENCY -> "/currencies/" + name;
            case ROLE -> "/roles/" + name;
            case ACCESS -> "/roles/" + name.replaceFirst("\\.", "/grants/").replaceFirst("\\.", "/fields/");
        };
    }

    /** True for an option of a picklist; record types are those of a picklist that every record with types has. */
    boolean isOfOption() {
        return part == Part.OPTION || part == Part.RECORD_TYPE;
    }

    /** The picklist that an option belongs to. */
    String picklist() {
        return part == Part.RECORD_TYPE ? EntityType.RECORD_TYPE : name.substring(0, name.indexOf('.'));
    }

    String option() {
        return name.substring(name.indexOf('.') + 1);
    }

    boolean is(Kind aKind, Part aPart) {
        return kind == aKind && part == aPart;
    }

    /** True where a key of the definition becomes true that was not. */
    boolean turnsOn(String key) {
        return after.path(key).asBoolean() && !before.path(key).asBoolean();
    }

    @Override
    public String toString() {
        return "%s %s %s".formatted(kind.name().toLowerCase(Locale.ROOT), part.key(), path());
    }
}
