package crm.metadata.change;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Metadata;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Which fields become searchable with a change, are not any more, or have other texts after it. */
record SearchChanges(Metadata before, Metadata after) {

    void forEach(BiConsumer<EntityType, String> use) {
        for (EntityType type : after.entityTypes().values()) {
            Optional<EntityType> old = before.find(type.name());
            if (old.filter(same -> same == type).isEmpty()) {
                Set<String> fields = new TreeSet<>(searchable(type));
                old.ifPresent(known -> fields.addAll(searchable(known)));
                fields.removeIf(field -> isSame(old, type, field));
                fields.forEach(field -> use.accept(type, field));
            }
        }
    }

    /** Fields that were searchable, of entity types that are out of sight. */
    void forEachHidden(BiConsumer<String, String> use) {
        before.entityTypes().values().stream()
                .filter(type -> after.find(type.name()).isEmpty())
                .forEach(type -> searchable(type).forEach(field -> use.accept(type.name(), field)));
    }

    private static boolean isSame(Optional<EntityType> old, EntityType now, String field) {
        return isSearchable(now, field)
                && old.filter(known -> isSearchable(known, field))
                        .filter(known -> known.field(field)
                                .type()
                                .name()
                                .equals(now.field(field).type().name()))
                        .isPresent();
    }

    private static boolean isSearchable(EntityType type, String field) {
        return type.findField(field).filter(Field::isSearchable).isPresent();
    }

    private static Set<String> searchable(EntityType type) {
        return type.fields().stream()
                .filter(Field::isSearchable)
                .map(Field::name)
                .collect(Collectors.toSet());
    }
}
