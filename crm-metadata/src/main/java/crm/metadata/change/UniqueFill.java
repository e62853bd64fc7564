package crm.metadata.change;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.UniqueCombination;
import crm.problem.ProblemCode;
import crm.record.store.BackgroundWork;
import crm.record.store.Backlog;
import crm.record.store.Backlog.Due;
import crm.record.store.StoredValues;
import crm.record.store.StoredValues.Kept;
import crm.record.store.UniqueClaims.Claim;
import crm.record.store.WorkProblem;
import crm.tenant.TenantMetadata;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Claims the values of very many records before a field, or several together, are unique. From the version on that begins
 * it, saves claim what they write; this claims what was there before. When every record has what it wants, the change that
 * waits is put in force. Records that want the same are all told at the end, and nothing has changed. Claims that nobody
 * needs any more are taken away in the background as well.
 */
@Singleton
public class UniqueFill implements BackgroundWork {

    static final String KIND = "unique";
    static final String RELEASE = "release";
    static final List<String> KINDS = List.of(KIND, RELEASE);

    private static final String COLLIDED = "collided";

    /** Claims that are taken away in one transaction. */
    private static final int RELEASED = 10_000;

    /** When more records want what others have, the rest is not looked at. */
    private static final int MOST = 1_000;

    private static final int TOLD = 10;

    private final StoredValues stored;
    private final TenantMetadata metadata;
    private final WaitingChanges waiting;

    @Inject
    public UniqueFill(StoredValues stored, TenantMetadata metadata, WaitingChanges waiting) {
        this.stored = stored;
        this.metadata = metadata;
        this.waiting = waiting;
    }

    /** Takes the claims away of what is not unique any more: few at once, many in the background. */
    static void letGo(StoredValues stored, int entityId, String entity, String name) {
        if (stored.release(entityId, name, RELEASED) == RELEASED) {
            Backlog.begin(RELEASE, entityId, entity, name, "", JsonNodeFactory.instance.objectNode());
        }
    }

    @Override
    public Set<String> kinds() {
        return Set.copyOf(KINDS);
    }

    @Override
    public long count(Due due) {
        return due.kind().equals(KIND)
                ? stored.live(due.entityId(), Integer.MAX_VALUE)
                : stored.claims(due.entityId(), due.field());
    }

    @Override
    public void step(Due due) {
        if (!due.kind().equals(KIND)) {
            release(due);
            return;
        }
        Optional<Claiming> claiming = claiming(due);
        if (claiming.isEmpty()) {
            waiting.giveUp(due, new WorkProblem(ProblemCode.UNKNOWN_FIELD, "A field of it is not there any more."));
            return;
        }
        claim(due, claiming.get());
    }

    private void release(Due due) {
        int released = stored.release(due.entityId(), due.field(), RELEASED);
        if (released < RELEASED) {
            due.end();
        } else {
            due.moveOn(due.after(), released);
        }
    }

    private Optional<Claiming> claiming(Due due) {
        List<String> fields = waiting.of(due).current().fields();
        return metadata.current()
                .find(due.entity())
                .or(() -> waiting.shapeOf(due).find(due.entity()))
                .filter(type ->
                        fields.stream().allMatch(field -> type.findStored(field).isPresent()))
                .map(type -> new Claiming(stored, type, UniqueCombination.coming(due.field(), fields)));
    }

    private void claim(Due due, Claiming claiming) {
        List<Kept> held = stored.hold(due.entityId(), claiming.keys(), due.after(), BATCH);
        Set<UUID> collided = collided(due);
        claiming.claim(held).stream().map(Claim::record).forEach(collided::add);
        if (held.size() == BATCH && collided.size() <= MOST) {
            if (!collided.isEmpty()) {
                due.note(noted(due, collided));
            }
            due.moveOn(held.getLast().id(), BATCH);
        } else {
            finish(due, claiming, collided);
        }
    }

    private static Set<UUID> collided(Due due) {
        return due.argument()
                .path(COLLIDED)
                .valueStream()
                .map(id -> UUID.fromString(id.asText()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static ObjectNode noted(Due due, Collection<UUID> collided) {
        ObjectNode argument = due.argument().deepCopy();
        ArrayNode ids = argument.putArray(COLLIDED);
        collided.forEach(id -> ids.add(id.toString()));
        return argument;
    }

    /** Whoever wanted what another had may have something else by now, or the other. */
    private void finish(Due due, Claiming claiming, Set<UUID> collided) {
        List<Claim> lost = claiming.claim(stored.hold(due.entityId(), claiming.keys(), collided));
        if (lost.isEmpty() && collided.size() <= MOST) {
            waiting.finish(due);
        } else {
            waiting.giveUp(due, problem(due, claiming, lost));
        }
    }

    private WorkProblem problem(Due due, Claiming claiming, List<Claim> lost) {
        List<Claim> told = lost.stream().limit(TOLD).toList();
        Map<String, Set<UUID>> byValue = new LinkedHashMap<>();
        Stream.concat(told.stream(), stored.holders(told).stream())
                .forEach(claim -> byValue.computeIfAbsent(claim.value(), _ -> new LinkedHashSet<>())
                        .add(claim.record()));
        Map<UUID, String> titles =
                stored
                        .titles(
                                due.entityId(),
                                byValue.values().stream().flatMap(Set::stream).toList())
                        .stream()
                        .collect(Collectors.toMap(WorkProblem.At::id, WorkProblem.At::title));
        String examples = byValue.entrySet().stream()
                .map(same -> example(claiming, same.getKey(), same.getValue(), titles))
                .collect(Collectors.joining("; "));
        return new WorkProblem(
                ProblemCode.NOT_UNIQUE,
                "%s the same %s as another: %s%s. Change or delete them, and begin again."
                        .formatted(
                                lost.size() == 1 ? "A record has" : "%,d records have".formatted(lost.size()),
                                claiming.unique().labels(claiming.type()),
                                examples,
                                lost.size() > TOLD ? "; …" : ""),
                List.of(String.valueOf(lost.size()), examples),
                byValue.values().stream()
                        .flatMap(Set::stream)
                        .distinct()
                        .map(id -> new WorkProblem.At(id, titles.getOrDefault(id, "")))
                        .toList(),
                List.of());
    }

    private static String example(Claiming claiming, String value, Set<UUID> records, Map<UUID, String> titles) {
        String names = records.stream()
                .map(id -> "'%s'".formatted(titles.getOrDefault(id, "")))
                .collect(Collectors.joining(", "));
        return claiming.unique().isOfSeveral() ? names : "%s (%s)".formatted(value, names);
    }
}
