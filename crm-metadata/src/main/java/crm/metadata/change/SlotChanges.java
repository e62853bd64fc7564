package crm.metadata.change;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.FieldType;
import crm.metadata.Metadata;
import crm.metadata.NumberType;
import crm.metadata.PicklistType;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** Which slots hold something else after a change, so that they are filled anew. */
final class SlotChanges {

    private final Metadata before;
    private final Metadata after;

    SlotChanges(Metadata before, Metadata after) {
        this.before = before;
        this.after = after;
    }

    /** Fields whose slot is new to them, or keeps their values in another form. */
    void forEachNew(BiConsumer<EntityType, Field> use) {
        for (EntityType type : after.entityTypes().values()) {
            Optional<EntityType> old = before.find(type.name());
            if (old.filter(same -> same == type).isEmpty()) {
                type.storedFields().stream()
                        .filter(field -> field.writtenSlot().isPresent())
                        .filter(field -> !isKept(old.flatMap(known -> known.findStored(field.name())), field))
                        .forEach(field -> use.accept(type, field));
            }
        }
    }

    /** Fields that had a slot and have none any more, or are gone. */
    void forEachLost(BiConsumer<String, String> use) {
        for (EntityType type : before.entityTypes().values()) {
            Optional<EntityType> now = after.find(type.name());
            type.storedFields().stream()
                    .filter(field -> field.writtenSlot().isPresent())
                    .filter(field -> now.flatMap(known -> known.findStored(field.name()))
                            .flatMap(Field::writtenSlot)
                            .isEmpty())
                    .forEach(field -> use.accept(type.name(), field.name()));
        }
    }

    private static boolean isKept(Optional<Field> old, Field now) {
        return old.filter(
                        field -> field.writtenSlot().equals(now.writtenSlot()) && writesAlike(field.type(), now.type()))
                .isPresent();
    }

    private static boolean writesAlike(FieldType old, FieldType now) {
        if (old instanceof NumberType number && now instanceof NumberType other) {
            return number.scale() == other.scale();
        }
        if (old instanceof PicklistType picklist && now instanceof PicklistType other) {
            List<PicklistType.Option> options = picklist.all();
            return options.size() <= other.all().size()
                    && IntStream.range(0, options.size())
                            .allMatch(rank -> other.rank(options.get(rank).name()) == rank);
        }
        return old.name().equals(now.name());
    }
}
