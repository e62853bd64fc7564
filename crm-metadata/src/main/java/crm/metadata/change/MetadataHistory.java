package crm.metadata.change;

import crm.access.AccessPolicies;
import crm.metadata.Metadata;
import crm.metadata.Right;
import crm.metadata.pack.Layer;
import crm.metadata.pack.MetadataFold;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.tenant.TenantLayers;
import crm.tenant.TenantMetadata;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Every version there was of the current transaction's tenant, for those with the right to customise. */
@Singleton
public class MetadataHistory {

    /** A page has at most this many versions. */
    public static final int MAX_LIMIT = 200;

    private final TenantLayers layers;
    private final TenantMetadata metadata;
    private final AccessPolicies policies;

    @Inject
    public MetadataHistory(TenantLayers layers, TenantMetadata metadata, AccessPolicies policies) {
        this.layers = layers;
        this.metadata = metadata;
        this.policies = policies;
    }

    /** The version in force. */
    public TenantLayers.Stored current() {
        return version(layers.head().version());
    }

    /** @throws ProblemException {@code NOT_FOUND}, {@code FORBIDDEN} */
    public TenantLayers.Stored version(int number) {
        policies.current().require(Right.CUSTOMISE);
        return layers.find(number)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.NOT_FOUND, "There is no version %d of the metadata.".formatted(number)));
    }

    /**
     * The versions before one, newest first.
     *
     * @throws ProblemException {@code FORBIDDEN}
     */
    public List<TenantLayers.Version> before(int number, int limit) {
        policies.current().require(Right.CUSTOMISE);
        return layers.before(number, Math.min(limit, MAX_LIMIT));
    }

    /** What leads from one version to another, over the packs as they are today. */
    public List<MetadataChange> difference(int from, int to) {
        Layer before = version(from).layer();
        Layer after = version(to).layer();
        return Difference.of(metadata.base(before.packs()), before, metadata.base(after.packs()), after);
    }

    /** The snapshot of a version, over the packs as they are today. */
    public Metadata preview(int number) {
        Layer layer = version(number).layer();
        return MetadataFold.fold(number, metadata.base(layer.packs()), layer, Set.of());
    }
}
