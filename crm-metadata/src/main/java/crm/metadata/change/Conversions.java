package crm.metadata.change;

import com.fasterxml.jackson.databind.JsonNode;
import crm.metadata.Field;
import crm.metadata.Kept;
import crm.metadata.ValueConversion;
import crm.problem.ProblemCode;
import crm.record.store.BackgroundWork;
import crm.record.store.Backlog.Due;
import crm.record.store.StoredValues;
import crm.record.store.StoredValues.Held;
import crm.record.store.WorkProblem;
import crm.tenant.TenantMetadata;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Converts the values of a field that very many records have, before the field takes its new type. From the version on
 * that begins it, saves write both forms; this writes the other form of what was there before, under a key of its own.
 * When all have it, the change that waits is put in force, and the field is read under the new key. Until then everything
 * is as it was, and it can be called off.
 */
@Singleton
public class Conversions implements BackgroundWork {

    static final String KIND = "conversion";

    private final StoredValues stored;
    private final TenantMetadata metadata;
    private final WaitingChanges waiting;

    @Inject
    public Conversions(StoredValues stored, TenantMetadata metadata, WaitingChanges waiting) {
        this.stored = stored;
        this.metadata = metadata;
        this.waiting = waiting;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(KIND);
    }

    @Override
    public long count(Due due) {
        return stored.records(due.entityId());
    }

    @Override
    public void step(Due due) {
        Optional<Field> field = metadata.current().find(due.entity()).flatMap(type -> type.findStored(due.field()));
        Optional<Kept.Next> next = field.flatMap(known -> known.kept().next());
        if (next.isEmpty()) {
            waiting.giveUp(
                    due,
                    new WorkProblem(
                            ProblemCode.UNKNOWN_FIELD,
                            "The field is not there any more, or hidden with its entity type."));
            return;
        }
        ValueConversion conversion =
                new ValueConversion(field.orElseThrow().type(), next.get().type());
        List<Held> held = stored.hold(due.entityId(), field.orElseThrow().key(), due.after(), BATCH);
        Map<UUID, JsonNode> converted = new LinkedHashMap<>();
        for (Held one : held) {
            if (one.value() == null) {
                continue;
            }
            Optional<JsonNode> json = conversion.of(one.value());
            if (json.isEmpty()) {
                waiting.giveUp(due, lost(due, one, next.get().type().name()));
                return;
            }
            converted.put(one.id(), json.get());
        }
        stored.write(due.entityId(), next.get().key(), converted);
        if (held.size() == BATCH) {
            due.moveOn(held.getLast().id(), BATCH);
        } else {
            waiting.finish(due);
        }
    }

    private WorkProblem lost(Due due, Held held, String type) {
        String value = Objects.requireNonNull(held.value()).asText();
        return new WorkProblem(
                ProblemCode.NOT_CONVERTIBLE,
                "'%s' is no %s. Change it, and begin again.".formatted(value, type),
                List.of(value, type),
                stored.titles(due.entityId(), List.of(held.id())),
                List.of());
    }
}
