package crm.tenant;

import crm.metadata.Metadata;
import crm.metadata.pack.Layer;
import crm.metadata.pack.MetadataFold;
import crm.metadata.pack.PackReader;
import crm.metadata.pack.PackVersion;
import crm.transaction.Transaction;
import crm.value.Expiring;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The metadata snapshot of the current transaction's tenant. A transaction keeps the one it began with; another node's
 * change is seen within a second, and a write that came too early is done again. Tenants with the same packs share what
 * they have not changed.
 */
@Singleton
public class TenantMetadata {

    /** Snapshots of tenants with changes of their own that are kept; when there are more, all are folded anew. */
    private static final int MOST = 2_000;

    private final TenantLayers layers;
    private final PackReader packs;
    private final Map<List<PackVersion>, MetadataFold.Base> bases = new ConcurrentHashMap<>();
    private final Map<Integer, Folded> folded = new ConcurrentHashMap<>();
    private final Expiring<Integer, Metadata> known = new Expiring<>("metadata", Duration.ofSeconds(1));

    @Inject
    public TenantMetadata(TenantLayers layers) {
        this(layers, new PackReader(TenantMetadata.class.getClassLoader()));
    }

    /** Over other packs than those that are shipped. */
    public TenantMetadata(TenantLayers layers, PackReader packs) {
        this.layers = layers;
        this.packs = packs;
    }

    private record Snapshot(Metadata metadata) {}

    private record Folded(TenantLayers.Head head, Metadata metadata) {}

    public Metadata current() {
        return Transaction.current()
                .state(
                        Snapshot.class,
                        transaction ->
                                new Snapshot(known.get(transaction.caller().tenant(), this::load)))
                .metadata();
    }

    /** Looks again at the next use: the snapshot has turned out to be old. */
    public void forget(int tenant) {
        known.forget(tenant);
    }

    /** The tenants that this node works for. */
    public Set<Integer> tenants() {
        return Set.copyOf(folded.keySet());
    }

    /** The last snapshot that this node has seen of a tenant it works for. */
    public Optional<Metadata> lastSeen(int tenant) {
        return Optional.ofNullable(folded.get(tenant)).map(Folded::metadata);
    }

    /** The tenants among those that this node knows for which something is to be done in the background. */
    public List<Integer> working() {
        return folded.entrySet().stream()
                .filter(entry -> entry.getValue().head().isWorking())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Folds again only what has changed: compiled expressions and statements hang on the snapshot. */
    private Metadata load(int tenant) {
        TenantLayers.Head head = layers.head();
        Folded last = folded.get(tenant);
        if (last != null && last.head().equals(head)) {
            return last.metadata();
        }
        Layer layer = layers.find(head.version()).orElseThrow().layer();
        Metadata metadata =
                MetadataFold.fold(head.version(), base(layer.packs()), layer, head.filling(), known(last, head, layer));
        if (folded.size() >= MOST) {
            folded.clear();
        }
        folded.put(tenant, new Folded(head, metadata));
        return metadata;
    }

    /** The entity types that were folded for the version before and are as they were. */
    private MetadataFold.Known known(@Nullable Folded last, TenantLayers.Head head, Layer layer) {
        if (last == null || layer.isPlain()) {
            return new MetadataFold.Known(base(layer.packs()).metadata(), Set.of());
        }
        Set<String> same =
                layer.alike(layers.find(last.head().version()).orElseThrow().layer());
        Set<String> filled = new LinkedHashSet<>(last.head().filling());
        filled.addAll(head.filling());
        filled.forEach(field -> same.remove(field.substring(0, field.indexOf('.'))));
        return new MetadataFold.Known(last.metadata(), same);
    }

    /**
     * Packs with those they require, read once for all tenants.
     *
     * @throws crm.problem.ProblemException {@code INVALID_METADATA} for a pack that does not exist
     */
    public MetadataFold.Base base(List<PackVersion> named) {
        return bases.computeIfAbsent(named, _ -> MetadataFold.base(packs.read(named)));
    }

    /** The packs that are shipped. */
    public PackReader packs() {
        return packs;
    }
}
