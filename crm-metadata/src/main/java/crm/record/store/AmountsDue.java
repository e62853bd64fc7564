package crm.record.store;

import crm.metadata.Currencies;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Metadata;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Notes which records come to another amount in the company's currency. They are converted in the background. */
public final class AmountsDue {

    private AmountsDue() {}

    /** After a rate of a currency has changed. */
    public static void ofCurrency(Metadata metadata, String code) {
        metadata.entityTypes().values().stream()
                .filter(type -> !type.amounts().isEmpty())
                .forEach(type -> FormulaDue.add(type, code));
    }

    /**
     * After a change of metadata: where other fields are amounts, or another one says of which day the rate counts.
     *
     * @param asked the entity types that may be concerned
     */
    public static void ofChange(Metadata before, Metadata after, Predicate<EntityType> asked) {
        for (EntityType type : after.entityTypes().values()) {
            Optional<EntityType> old =
                    before.find(type.name()).filter(known -> !known.amounts().isEmpty());
            boolean differs = old.filter(known -> isSame(known, type)).isEmpty();
            if (old.isPresent() && differs && asked.test(type)) {
                after.currencies().others().stream()
                        .map(Currencies.Other::code)
                        .forEach(code -> FormulaDue.add(type, code));
            }
        }
    }

    private static boolean isSame(EntityType one, EntityType other) {
        return names(one).equals(names(other))
                && one.recordCurrency().day().equals(other.recordCurrency().day());
    }

    private static List<String> names(EntityType type) {
        return type.amounts().stream().map(Field::name).sorted().toList();
    }
}
