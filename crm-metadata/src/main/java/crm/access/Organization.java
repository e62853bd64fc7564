package crm.access;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Metadata;
import crm.record.query.Branch;
import crm.record.store.RecordStore;
import crm.record.store.Row;
import crm.transaction.Transaction;
import crm.value.Expiring;
import crm.value.RecordRef;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who works in which department. What was looked up is remembered for a second: so long a change of department takes to
 * be felt in what its people may read.
 */
@Singleton
public class Organization {

    private static final String DEPARTMENT_OF_USER = "department";
    private static final String PARENT_OF_DEPARTMENT = "parent";

    private final RecordStore store;
    private final Expiring<Question, List<UUID>> known = new Expiring<>("organization", Duration.ofSeconds(1));

    private record Question(int tenant, UUID user, boolean below) {}

    @Inject
    public Organization(RecordStore store) {
        this.store = store;
    }

    /**
     * Everyone in a person's department, himself included.
     *
     * @param below whether the departments below it count as well
     */
    List<UUID> colleagues(Metadata metadata, UUID user, boolean below) {
        int tenant = Transaction.current().caller().tenant();
        return known.get(new Question(tenant, user, below), question -> lookUp(metadata, question));
    }

    private List<UUID> lookUp(Metadata metadata, Question question) {
        EntityType people = metadata.entityType(EntityType.USER);
        Field department = people.field(DEPARTMENT_OF_USER);
        Optional<UUID> own = store.find(
                        people,
                        question.user(),
                        List.of(new Branch.Everyone()),
                        RecordStore.Lock.NONE,
                        RecordStore.Existence.LIVE)
                .map(Row::values)
                .map(values -> values.get(department.name()))
                .map(value -> ((RecordRef) value).id());
        Set<UUID> colleagues = new LinkedHashSet<>(List.of(question.user()));
        own.ifPresent(id -> colleagues.addAll(
                store.referring(people, department, question.below() ? withBelow(metadata, id) : Set.of(id))));
        return List.copyOf(colleagues);
    }

    /** Level by level; a department that is its own ancestor is met only once. */
    private Set<UUID> withBelow(Metadata metadata, UUID top) {
        EntityType departments = metadata.entityType(EntityType.DEPARTMENT);
        Field parent = departments.field(PARENT_OF_DEPARTMENT);
        Set<UUID> all = new LinkedHashSet<>(Set.of(top));
        Set<UUID> level = Set.of(top);
        while (!level.isEmpty()) {
            Set<UUID> next = new LinkedHashSet<>(store.referring(departments, parent, level));
            next.removeAll(all);
            all.addAll(next);
            level = next;
        }
        return all;
    }
}
