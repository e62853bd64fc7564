package crm.access;

import crm.expression.BoundedCache;
import crm.expression.Expressions;
import crm.metadata.EntityType;
import crm.metadata.FieldAccess;
import crm.metadata.Grant;
import crm.metadata.Metadata;
import crm.metadata.Role;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The views that people have of their tenants' metadata, each made once for a snapshot and a set of roles. Where no role
 * limits a field, which is mostly so, the view is the snapshot itself and nothing is kept.
 */
@Singleton
public class CallerViews {

    private static final int CACHED = 500;

    private final Expressions expressions;
    private final BoundedCache<Key, CallerView> views = new BoundedCache<>("views", CACHED);

    @Inject
    public CallerViews(Expressions expressions) {
        this.expressions = expressions;
    }

    CallerView of(Metadata metadata, Set<String> roles) {
        if (roles.stream().noneMatch(name -> limitsFields(metadata, name))) {
            return new CallerView(metadata, "");
        }
        CallerView view = views.get(new Key(metadata, roles), () -> make(metadata, roles));
        return view.metadata().version() == metadata.version()
                ? view
                : new CallerView(view.metadata().atVersion(metadata.version()), view.mark());
    }

    private static boolean limitsFields(Metadata metadata, String role) {
        Role known = metadata.roles().get(role);
        return known != null && known.limitsFields();
    }

    private CallerView make(Metadata metadata, Set<String> names) {
        List<Role> roles = names.stream()
                .filter(metadata.roles()::containsKey)
                .map(metadata.roles()::get)
                .toList();
        Map<String, Map<String, FieldAccess>> limits = new TreeMap<>();
        metadata.entityTypes().values().forEach(type -> {
            Map<String, FieldAccess> limited = limits(type, roles);
            if (!limited.isEmpty()) {
                limits.put(type.name(), limited);
            }
        });
        return limits.isEmpty()
                ? new CallerView(metadata, "")
                : new CallerView(
                        new LimitedMetadata(metadata, limits, expressions).seen(),
                        "%08x".formatted(limits.toString().hashCode()));
    }

    /** What names a record stays readable: it stands wherever the record is spoken of. */
    private static Map<String, FieldAccess> limits(EntityType type, Collection<Role> roles) {
        Grant grant = roles.stream().map(role -> role.grant(type.name())).reduce(Grant.NONE, Grant::or);
        Map<String, FieldAccess> limits = new TreeMap<>(grant.fields());
        limits.keySet()
                .removeIf(field ->
                        type.fields().stream().noneMatch(known -> known.name().equals(field)));
        limits.computeIfPresent(type.titleField().name(), (_, access) -> access.widest(FieldAccess.READ));
        return limits;
    }

    /** Snapshots are compared by what they share: versions that change nothing have the same parts. */
    private record Key(Metadata metadata, Set<String> caller) {

        @Override
        @SuppressWarnings("ReferenceEquality") // comparing content would take longer than making the view
        public boolean equals(Object other) {
            return other instanceof Key key
                    && metadata.entityTypes() == key.metadata.entityTypes()
                    && metadata.roles() == key.metadata.roles()
                    && caller.equals(key.caller);
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(metadata.entityTypes()) + caller.hashCode();
        }
    }
}
