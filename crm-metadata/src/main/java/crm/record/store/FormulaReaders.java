package crm.record.store;

import crm.expression.Expressions;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Metadata;
import crm.record.query.FieldPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which formulas read records of another entity type through a lookup, and what of them. */
final class FormulaReaders {

    /** These change with every save, and stand in no delta. */
    private static final Set<String> WITH_EVERY_SAVE = Set.of(EntityType.UPDATED_AT, EntityType.UPDATED_BY);

    private final Expressions expressions;
    private final Metadata metadata;

    FormulaReaders(Expressions expressions, Metadata metadata) {
        this.expressions = expressions;
        this.metadata = metadata;
    }

    /**
     * Formulas of an entity type that read through one of its lookups.
     *
     * @param fields of the records referred to that they are made of, in the end
     * @param always true if every save of such a record may matter
     */
    record Reader(EntityType type, Field lookup, Set<String> fields, boolean always) {

        boolean isConcerned(Collection<String> changed) {
            return always || changed.stream().anyMatch(fields::contains);
        }
    }

    boolean isAny() {
        return metadata.entityTypes().values().stream().anyMatch(this::readsOthers);
    }

    /** True if formulas of the entity type read records that its records refer to. */
    boolean readsOthers(EntityType type) {
        return through(type).findAny().isPresent();
    }

    /** Those that are to be computed anew when a record of an entity type changes. */
    List<Reader> of(EntityType target) {
        List<Reader> readers = new ArrayList<>();
        for (EntityType type : metadata.entityTypes().values()) {
            List<FieldPath> paths =
                    through(type).filter(path -> path.type() == target).toList();
            paths.stream()
                    .map(path -> path.via().orElseThrow())
                    .distinct()
                    .forEach(lookup -> readers.add(reader(type, lookup, paths)));
        }
        return readers;
    }

    private Reader reader(EntityType type, Field lookup, List<FieldPath> paths) {
        Made made = new Made();
        paths.stream()
                .filter(path -> path.via().equals(Optional.of(lookup)))
                .forEach(path -> made.add(path.type(), path.field()));
        return new Reader(type, lookup, made.fields, made.always);
    }

    /** What the formulas of an entity type read of other records. */
    Stream<FieldPath> through(EntityType type) {
        return type.formulas().stream()
                .flatMap(field -> expressions.formula(metadata, type, field).paths().stream())
                .filter(path -> path.via().isPresent());
    }

    /** The fields of a record that some of its fields are made of. */
    private final class Made {

        private final Set<String> fields = new HashSet<>();
        private boolean always;

        void add(EntityType of, Field field) {
            if (!fields.add(field.name())) {
                return;
            }
            always |= WITH_EVERY_SAVE.contains(field.name());
            if (field.converted()) {
                fields.add(EntityType.CURRENCY);
                of.recordCurrency().day().ifPresent(fields::add);
            }
            if (field.formula().isPresent()) {
                for (FieldPath path : expressions.formula(metadata, of, field).paths()) {
                    if (path.via().isPresent()) {
                        // its own save may take in what the record that it refers to has become meanwhile
                        always = true;
                    } else {
                        add(of, path.field());
                    }
                }
            }
        }
    }
}
