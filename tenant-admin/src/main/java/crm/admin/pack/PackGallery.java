package crm.admin.pack;

import com.fasterxml.jackson.databind.JsonNode;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Label;
import crm.metadata.Right;
import crm.metadata.pack.MetadataFold.Base;
import crm.metadata.pack.Pack;
import crm.metadata.pack.PackReader;
import crm.metadata.pack.PackVersion;
import crm.record.Records;
import crm.tenant.TenantLayers;
import crm.tenant.TenantMetadata;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** The packs that there are, and which of them the current transaction's tenant has. */
@Singleton
public class PackGallery {

    /** Nothing on the class path lists packs: what a module brings stands here. */
    private static final List<String> SHIPPED = List.of("sales", "real-estate", "equipment", "subscription");

    private final TenantMetadata metadata;
    private final TenantLayers layers;
    private final Records records;

    @Inject
    public PackGallery(TenantMetadata metadata, TenantLayers layers, Records records) {
        this.metadata = metadata;
        this.layers = layers;
        this.records = records;
    }

    /**
     * A pack.
     *
     * @param installed the version that the tenant has
     * @param entities the entity types that it brings itself
     * @param adds the fields that it adds to entity types of other packs
     * @param requires what people call the packs that it needs
     * @param examples how many example records it has
     */
    public record Entry(
            String name,
            Label label,
            OptionalInt installed,
            int newest,
            List<EntityType> entities,
            Map<EntityType, List<Field>> adds,
            List<Label> requires,
            int examples) {

        public boolean isInstalled() {
            return installed.isPresent();
        }

        /** True if there is a newer version than the tenant has. */
        public boolean isOutdated() {
            return installed.isPresent() && installed.getAsInt() < newest;
        }
    }

    /**
     * The shipped packs and those that the tenant has beside them.
     *
     * @throws crm.problem.ProblemException {@code FORBIDDEN}
     */
    public List<Entry> entries() {
        records.access().require(Right.CUSTOMISE);
        Map<String, Integer> installed = new LinkedHashMap<>();
        List<PackVersion> named =
                layers.find(metadata.current().version()).orElseThrow().layer().packs();
        metadata.base(named).packs().forEach(pack -> installed.put(pack.name(), pack.version()));
        Set<String> names = new LinkedHashSet<>(SHIPPED);
        names.addAll(installed.keySet());
        names.remove(PackVersion.CORE);
        return names.stream().map(name -> entry(name, installed)).toList();
    }

    private Entry entry(String name, Map<String, Integer> installed) {
        PackReader reader = metadata.packs();
        PackVersion newest = new PackVersion(name, reader.newest(name));
        Base base = metadata.base(List.of(newest));
        Pack pack = base.packs().getLast();
        return new Entry(
                name,
                pack.label(),
                installed.containsKey(name) ? OptionalInt.of(installed.get(name)) : OptionalInt.empty(),
                newest.version(),
                pack.entityNames().stream().map(base.metadata()::entityType).toList(),
                adds(pack, base),
                requires(pack, base),
                Stream.of(reader.samples(newest))
                        .flatMap(all -> all.valueStream())
                        .mapToInt(JsonNode::size)
                        .sum());
    }

    private static Map<EntityType, List<Field>> adds(Pack pack, Base base) {
        Map<EntityType, List<Field>> adds = new LinkedHashMap<>();
        pack.extensions().forEach(extension -> {
            EntityType type =
                    base.metadata().entityType(extension.path("extend").asText());
            adds.put(
                    type,
                    extension.path("fields").properties().stream()
                            .map(field -> type.field(field.getKey()))
                            .toList());
        });
        return adds;
    }

    private static List<Label> requires(Pack pack, Base base) {
        return base.packs().stream()
                .filter(other -> pack.requires().containsKey(other.name())
                        && !other.name().equals(PackVersion.CORE))
                .map(Pack::label)
                .toList();
    }
}
