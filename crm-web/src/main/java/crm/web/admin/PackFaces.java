package crm.web.admin;

import crm.admin.pack.PackSamples;
import crm.metadata.EntityType;
import crm.metadata.Label;
import crm.metadata.pack.MetadataFold;
import crm.metadata.pack.Pack;
import crm.tenant.TenantMetadata;
import crm.web.shell.Session;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The packs that ship, as the gallery shows them. */
@Singleton
public class PackFaces {

    /** Nothing on the class path lists packs: what a module brings stands here. */
    private static final List<String> SHIPPED = List.of("sales", "real-estate", "equipment", "subscription");

    private final TenantMetadata metadata;
    private final PackSamples samples;
    private final Session session;

    @Inject
    public PackFaces(TenantMetadata metadata, PackSamples samples, Session session) {
        this.metadata = metadata;
        this.samples = samples;
        this.session = session;
    }

    /**
     * A pack.
     *
     * @param entities the entity types that it brings itself
     * @param requires what people call the packs that it needs
     */
    record Face(String name, Label label, List<EntityType> entities, List<Label> requires) {}

    List<Face> all() {
        return SHIPPED.stream().map(this::face).toList();
    }

    private Face face(String name) {
        MetadataFold.Base base = metadata.base(List.of(name));
        Pack pack = base.packs().getLast();
        List<EntityType> entities = pack.entities().stream()
                .map(document ->
                        base.metadata().entityType(document.path("entity").asText()))
                .toList();
        List<Label> requires = base.packs().stream()
                .filter(other ->
                        pack.requires().contains(other.name()) && !other.name().equals("core"))
                .map(Pack::label)
                .toList();
        return new Face(name, pack.label(), entities, requires);
    }

    /** The packs that a tenant has, with those that they need. */
    Set<String> installed(List<String> packs) {
        return metadata.base(packs).packs().stream().map(Pack::name).collect(Collectors.toSet());
    }

    /** Makes the example records of a pack. */
    int samples(String pack) {
        return session.run(() -> samples.create(pack));
    }
}
