package crm.web.admin.shape;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.change.MetadataHistory;
import crm.record.Records;
import crm.record.query.Aggregation;
import crm.record.query.Filter;
import crm.record.store.StoredValues;
import crm.tenant.TenantLayers.Stored;
import crm.tenant.TenantLayers.Version;
import crm.web.shell.Session;
import crm.web.text.Formats;
import crm.web.text.Language;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How many records a change is about, and when its parts were changed last. */
@Singleton
public class Figures {

    /** Counting ends here. */
    public static final int MOST = 10_000;

    /** Versions that are looked through for the last change of a part. */
    private static final int VERSIONS = 40;

    private final Session session;
    private final Records records;
    private final StoredValues stored;
    private final MetadataHistory history;

    @Inject
    public Figures(Session session, Records records, StoredValues stored, MetadataHistory history) {
        this.session = session;
        this.records = records;
        this.stored = stored;
        this.history = history;
    }

    /** How many records each entity type has, at most {@value #MOST} and one. */
    public Map<String, Long> records(Collection<EntityType> types) {
        return session.run(() -> {
            Map<String, Long> counts = new LinkedHashMap<>();
            types.forEach(type -> counts.put(type.name(), stored.live(type.id(), MOST + 1)));
            return counts;
        });
    }

    /** How many records have something in a field. */
    public long present(EntityType type, String key) {
        return session.run(() -> stored.present(type.id(), key, MOST + 1));
    }

    /** How many records have each option; empty where there are too many records to count without an index. */
    public Map<String, Long> options(EntityType type, Field field, Collection<String> options) {
        return session.run(() -> {
            if (field.isIndexed()) {
                return counted(type.name(), field.name());
            }
            Map<String, Long> counts = new HashMap<>();
            if (stored.live(type.id(), MOST + 1) <= MOST) {
                options.forEach(option -> counts.put(option, stored.holding(type.id(), field.key(), option, MOST + 1)));
            }
            return counts;
        });
    }

    private Map<String, Long> counted(String entity, String name) {
        Map<String, Long> counts = new HashMap<>();
        Optional<EntityType> type = records.metadata().find(entity);
        Optional<Field> field = type.flatMap(found -> found.findField(name));
        if (type.isPresent() && field.isPresent()) {
            Aggregation byOption = new Aggregation(type.get(), Filter.EVERYTHING, field, List.of());
            records.aggregate(byOption).forEach(group -> {
                if (group.key() != null) {
                    counts.put(group.key().toString(), group.count());
                }
            });
        }
        return counts;
    }

    /** When each field, rule or list of an entity type was changed last by the tenant, within its latest versions. */
    public Map<String, Version> lastChanges(String entity, String part) {
        return session.run(() -> {
            Map<String, Version> last = new HashMap<>();
            Stored now = history.current();
            for (Version version : history.before(now.version().number(), VERSIONS)) {
                Stored before = history.version(version.number());
                for (String name : changed(before, now, entity, part)) {
                    last.putIfAbsent(name, now.version());
                }
                now = before;
            }
            return last;
        });
    }

    private static Set<String> changed(Stored before, Stored after, String entity, String part) {
        var old = written(before, entity).path(part);
        var now = written(after, entity).path(part);
        Set<String> names = new TreeSet<>();
        old.fieldNames().forEachRemaining(names::add);
        now.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> old.path(name).equals(now.path(name)));
        return names;
    }

    private static com.fasterxml.jackson.databind.JsonNode written(Stored stored, String entity) {
        return stored.layer().own().contains(entity)
                ? stored.layer().entity(entity)
                : stored.layer().extension(entity);
    }

    /** "490", or "10,000+" where nobody counted further. */
    public static String count(long count, Language language) {
        return count > MOST
                ? Formats.number(BigDecimal.valueOf(MOST), language) + "+"
                : Formats.number(BigDecimal.valueOf(count), language);
    }
}
