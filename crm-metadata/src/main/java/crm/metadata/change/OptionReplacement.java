package crm.metadata.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import crm.journal.Change;
import crm.journal.Journal;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.PicklistType;
import crm.problem.ProblemCode;
import crm.record.store.BackgroundWork;
import crm.record.store.Backlog;
import crm.record.store.Backlog.Due;
import crm.record.store.StoredValues;
import crm.record.store.StoredValues.Held;
import crm.record.store.WorkProblem;
import crm.tenant.TenantMetadata;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Gives the records of an option that is not offered any more the one that takes its place, as changes in the journal.
 * Few are changed with the metadata, many in the background: they have the old option until it is their turn.
 */
@Singleton
public class OptionReplacement implements BackgroundWork {

    /** More records than these are changed in the background. */
    static final int AT_ONCE = 2_000;

    static final String KIND = "option";
    private static final String BY = "replacedBy";
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final StoredValues stored;
    private final Journal journal;
    private final TenantMetadata metadata;
    private final Recomputation recomputation;

    @Inject
    public OptionReplacement(
            StoredValues stored, Journal journal, TenantMetadata metadata, Recomputation recomputation) {
        this.stored = stored;
        this.journal = journal;
        this.metadata = metadata;
        this.recomputation = recomputation;
    }

    static boolean isAskedFor(MetadataChange change) {
        String by = change.after().path(BY).asText();
        return change.isOfOption()
                && !by.isEmpty()
                && !by.equals(change.before().path(BY).asText());
    }

    /** @param type as it is after the change */
    void apply(EntityType type, MetadataChange change) {
        Field picklist = type.findStored(change.picklist()).orElseThrow();
        String by = change.after().path(BY).asText();
        boolean isClaimed = type.claims().stream()
                .anyMatch(combination -> combination.fields().contains(picklist.name()));
        // what is claimed as unique is claimed anew with the change, which wants the values that there will be
        if (!isClaimed && stored.holding(type.id(), picklist.key(), change.option(), AT_ONCE + 1) > AT_ONCE) {
            ObjectNode argument = JsonNodeFactory.instance.objectNode().put(BY, by);
            Backlog.begin(KIND, type, picklist.name() + "." + change.option(), "", argument);
            return;
        }
        Optional<UUID> last = Optional.of(BEFORE_ALL);
        while (last.isPresent()) {
            List<Held> held = batch(type, picklist, change.option(), by, last.get());
            last = held.size() < BATCH
                    ? Optional.empty()
                    : Optional.of(held.getLast().id());
        }
    }

    /** Stops what is under way for an option that is offered again, or gone with its field. */
    static void stop(MetadataChange change) {
        if (change.isOfOption() && !change.after().has(BY)) {
            Backlog.end(KIND, change.entity(), change.picklist() + "." + change.option());
        }
    }

    @Override
    public Set<String> kinds() {
        return Set.of(KIND);
    }

    @Override
    public long count(Due due) {
        return picklist(due)
                .map(field -> stored.holding(due.entityId(), field.key(), option(due), Integer.MAX_VALUE))
                .orElse(0L);
    }

    @Override
    public void step(Due due) {
        Optional<Field> field = picklist(due);
        String by = due.argument().path(BY).asText();
        boolean isMeant = field.flatMap(known -> PicklistType.of(known.type()))
                .map(PicklistType::options)
                .filter(options ->
                        options.stream().anyMatch(option -> option.name().equals(by)))
                .isPresent();
        if (!isMeant) {
            due.stop(new WorkProblem(
                    ProblemCode.UNKNOWN_OPTION,
                    "The field or the option '%s' is not there any more.".formatted(by),
                    by));
            return;
        }
        EntityType type = metadata.current().entityType(due.entity());
        List<Held> held = batch(type, field.orElseThrow(), option(due), by, due.after());
        if (held.size() == BATCH) {
            due.moveOn(held.getLast().id(), BATCH);
            return;
        }
        due.end();
        recomputation.begin(Set.of(type.name()), metadata.current());
    }

    private Optional<Field> picklist(Due due) {
        return metadata.current()
                .find(due.entity())
                .flatMap(type ->
                        type.findStored(due.field().substring(0, due.field().indexOf('.'))));
    }

    private static String option(Due due) {
        return due.field().substring(due.field().indexOf('.') + 1);
    }

    private List<Held> batch(EntityType type, Field picklist, String option, String by, UUID after) {
        List<Held> held = stored.holding(type.id(), picklist.key(), option, after, BATCH);
        Map<UUID, JsonNode> values = new LinkedHashMap<>();
        for (Held one : held) {
            JsonNode old = Objects.requireNonNull(one.value());
            JsonNode now = replaced(picklist, old, option, by);
            values.put(one.id(), now);
            ObjectNode delta = JsonNodeFactory.instance.objectNode();
            delta.set(
                    picklist.name(),
                    JsonNodeFactory.instance.arrayNode().add(old).add(now));
            journal.append(new Change(type.id(), one.id(), one.version() + 1, Change.Kind.UPDATE, delta));
        }
        stored.change(type, picklist, values);
        return held;
    }

    /** One option, or several of which one is another: which then stands there once. */
    private static JsonNode replaced(Field picklist, JsonNode old, String option, String by) {
        if (!old.isArray()) {
            return TextNode.valueOf(by);
        }
        PicklistType choices = PicklistType.of(picklist.type()).orElseThrow();
        ArrayNode now = JsonNodeFactory.instance.arrayNode();
        StreamSupport.stream(old.spliterator(), false)
                .map(JsonNode::asText)
                .map(name -> name.equals(option) ? by : name)
                .distinct()
                .sorted(Comparator.comparing(choices::rank))
                .forEach(now::add);
        return now;
    }
}
