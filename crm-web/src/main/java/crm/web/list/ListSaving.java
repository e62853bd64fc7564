package crm.web.list;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.EntityType;
import crm.metadata.Label;
import crm.metadata.ListView;
import crm.metadata.Right;
import crm.metadata.Role;
import crm.metadata.change.MetadataPlans;
import crm.metadata.pack.LayerCheck;
import crm.record.Records;
import crm.savedlist.SavedLists;
import crm.web.shell.Session;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Saves lists: for the person himself, or in the layer for people of some roles and for everybody. */
@Singleton
public class ListSaving {

    private static final int LONGEST_NAME = 30;

    private final Session session;
    private final Records records;
    private final SavedLists saved;
    private final MetadataPlans plans;

    @Inject
    public ListSaving(Session session, Records records, SavedLists saved, MetadataPlans plans) {
        this.session = session;
        this.records = records;
        this.saved = saved;
        this.plans = plans;
    }

    /** The roles that a list can be for; none for a person who may save lists for himself only. */
    List<Role> roles() {
        return session.run(() -> records.access().has(Right.CUSTOMISE)
                ? List.copyOf(records.metadata().roles().values())
                : List.of());
    }

    /** Saves a list of the person's own, in the place of one of this name. */
    void keep(EntityType type, ListView list) {
        session.run(() -> {
            saved.save(type.name(), list);
            return true;
        });
    }

    void forget(EntityType type, ListView list) {
        session.run(() -> {
            saved.remove(type.name(), list.name());
            return true;
        });
    }

    /**
     * Saves a list for others as well.
     *
     * @param roles whose people are offered it; none for everybody
     * @return the name it was given
     * @throws crm.problem.ProblemException {@code FORBIDDEN}, {@code INVALID_METADATA}
     */
    String share(EntityType type, ListView list, Collection<String> roles) {
        String name = name(list.label(), type);
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putObject(type.name().endsWith(LayerCheck.OWN) ? "entities" : "extend")
                .putObject(type.name())
                .putObject("lists")
                .set(name, written(list, roles));
        session.run(() -> {
            plans.patch(patch).apply();
            return true;
        });
        return name;
    }

    private static ObjectNode written(ListView list, Collection<String> roles) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("label", list.label().english());
        list.filter().ifPresent(filter -> json.put("filter", filter));
        ArrayNode columns = json.putArray("columns");
        list.columns().forEach(columns::add);
        if (!list.sort().isBlank()) {
            json.put("sort", list.sort());
        }
        if (!roles.isEmpty()) {
            ArrayNode names = json.putArray("roles");
            roles.forEach(names::add);
        }
        return json;
    }

    /** "Big deals" becomes {@code bigDeals_c}; what has no Latin letters becomes {@code list_c}. */
    static String name(Label label, EntityType type) {
        String[] words =
                label.english().replaceAll("[^A-Za-z0-9]+", " ").strip().split(" ", -1);
        StringBuilder joined = new StringBuilder();
        for (String word : words) {
            joined.append(
                    joined.isEmpty() || word.isEmpty()
                            ? word.toLowerCase(Locale.ROOT)
                            : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        String start = joined.toString().replaceAll("^[^a-z]+", "");
        String base = start.isEmpty() ? "list" : start.substring(0, Math.min(LONGEST_NAME, start.length()));
        Set<String> taken = type.lists().stream().map(ListView::name).collect(Collectors.toSet());
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> base + (number == 1 ? "" : number) + LayerCheck.OWN)
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseThrow();
    }
}
