package crm.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import crm.metadata.Metadata;
import crm.metadata.pack.MetadataFold;
import crm.metadata.pack.Pack;
import crm.metadata.pack.PackReader;
import crm.transaction.Transaction;
import crm.value.Expiring;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The metadata snapshot of the current transaction's tenant. A transaction keeps the one it began with; another node's
 * change is seen within a second, and a write that came too early is done again. Tenants with the same packs and no
 * changes of their own share one snapshot.
 */
@Singleton
public class TenantMetadata {

    private final TenantLayers layers;
    private final PackReader packs;
    private final Map<List<String>, Metadata> folded = new ConcurrentHashMap<>();
    private final Expiring<Integer, Metadata> known = new Expiring<>("metadata", Duration.ofSeconds(1));

    @Inject
    public TenantMetadata(TenantLayers layers) {
        this(layers, new PackReader(TenantMetadata.class.getClassLoader()));
    }

    TenantMetadata(TenantLayers layers, PackReader packs) {
        this.layers = layers;
        this.packs = packs;
    }

    private record Snapshot(Metadata metadata) {}

    public Metadata current() {
        return Transaction.current()
                .state(
                        Snapshot.class,
                        transaction ->
                                new Snapshot(known.get(transaction.caller().tenant(), tenant -> load())))
                .metadata();
    }

    /** Looks again at the next use: the snapshot has turned out to be old. */
    public void forget(int tenant) {
        known.forget(tenant);
    }

    private Metadata load() {
        TenantLayers.Layer layer = layers.current();
        List<String> names = new ArrayList<>();
        layer.document().path("packs").forEach((JsonNode name) -> names.add(name.asText()));
        return folded.computeIfAbsent(names, this::fold).atVersion(layer.version());
    }

    private Metadata fold(List<String> names) {
        Set<Pack> all = new LinkedHashSet<>();
        Set<String> seen = new LinkedHashSet<>();
        for (String name : names) {
            packs.readWithRequired(name).stream()
                    .filter(pack -> seen.add(pack.name()))
                    .forEach(all::add);
        }
        return MetadataFold.fold(1, List.copyOf(all));
    }
}
