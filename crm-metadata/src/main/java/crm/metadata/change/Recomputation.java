package crm.metadata.change;

import crm.expression.Expressions;
import crm.metadata.EntityType;
import crm.metadata.Metadata;
import crm.record.store.IndexFill;
import crm.record.store.StoredValues;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Stream;

/** Has formulas and roll-ups computed anew that may come to something else after a change of metadata. */
@Singleton
public class Recomputation {

    private final Expressions expressions;
    private final StoredValues stored;
    private final IndexFill fills;

    @Inject
    public Recomputation(Expressions expressions, StoredValues stored, IndexFill fills) {
        this.expressions = expressions;
        this.stored = stored;
        this.fills = fills;
    }

    /** @param changed entity types with fields or options that are something else */
    void begin(Set<String> changed, Metadata after) {
        concerned(changed, after).forEach(type -> type.computed().forEach(field -> fills.begin(type, field)));
    }

    /** The entity types with records whose computed fields may come to something else. */
    private Stream<EntityType> concerned(Set<String> changed, Metadata after) {
        return after.entityTypes().values().stream()
                .filter(type -> changed.contains(type.name())
                                && !type.computed().isEmpty()
                        || type.rollUps().stream()
                                .anyMatch(field -> changed.contains(
                                        field.rollUp().orElseThrow().entity()))
                        || type.formulas().stream()
                                .flatMap(field -> expressions.formula(after, type, field).paths().stream())
                                .anyMatch(path -> changed.contains(path.type().name())))
                .filter(type -> stored.any(type.id()));
    }
}
