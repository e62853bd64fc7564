package crm.metadata;

import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.problem.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One tenant's complete metadata at a version, immutable. A request works with one snapshot from start to end.
 *
 * @param version the tenant's layer version it was folded from; counts up from 1
 * @param entityTypes by api name, in the packs' order
 * @param roles by api name
 * @param homes the first pages, those of later packs last
 * @param areas the groups of the navigation, those of later packs first
 * @param currencies that records may be in
 */
public record Metadata(
        int version,
        Map<String, EntityType> entityTypes,
        Map<String, Role> roles,
        List<Home> homes,
        List<Area> areas,
        Currencies currencies) {

    public Metadata {
        homes = List.copyOf(homes);
        areas = List.copyOf(areas);
    }

    /** Without first pages and areas. */
    public Metadata(int version, Map<String, EntityType> entityTypes, Map<String, Role> roles) {
        this(version, entityTypes, roles, List.of(), List.of(), Currencies.NONE);
    }

    /** The first page for somebody with these roles: the first that is for one of them. */
    public Optional<Home> home(Set<String> ofRoles) {
        return homes.stream()
                .filter(home -> home.roles().stream().anyMatch(ofRoles::contains))
                .findFirst();
    }

    /** @throws ProblemException {@code UNKNOWN_ENTITY}, with the name that was probably meant */
    public EntityType entityType(String name) {
        return find(name)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.UNKNOWN_ENTITY,
                        "There is no entity type '%s'.%s"
                                .formatted(name, Suggestion.question(name, entityTypes.keySet()))));
    }

    public Optional<EntityType> find(String name) {
        return Optional.ofNullable(entityTypes.get(name));
    }

    /** The fields of other entity types that refer to this one, with their entity types. */
    public Collection<Reference> referencesTo(EntityType target) {
        return entityTypes.values().stream()
                .flatMap(type -> type.fields().stream()
                        .filter(field -> field.type() instanceof ReferenceType references
                                && references.targets().contains(target.name()))
                        .map(field -> new Reference(type, field)))
                .toList();
    }

    /** What an entity type calls the records that refer to it, as far as it has a word for them. */
    public Set<String> inversesOf(EntityType target) {
        return referencesTo(target).stream()
                .map(Reference::inverse)
                .filter(inverse -> !inverse.isEmpty())
                .collect(Collectors.toSet());
    }

    /** Those of which the records go with one of this entity type when it is deleted. */
    public List<Reference> detailsOf(EntityType master) {
        return referencesTo(master).stream().filter(Reference::cascades).toList();
    }

    /** A field that refers to other records, and the entity type it belongs to. */
    public record Reference(EntityType type, Field field) {

        /** What the entity type that is referred to calls these records, or an empty string. */
        public String inverse() {
            return ((ReferenceType) field.type()).inverse();
        }

        boolean cascades() {
            return field.type() instanceof LookupType lookup && lookup.onDelete() == LookupType.OnDelete.CASCADE;
        }
    }

    /** The same content at another version: a layer that changes nothing costs a tenant nothing. */
    public Metadata atVersion(int otherVersion) {
        return new Metadata(otherVersion, entityTypes, roles, homes, areas, currencies);
    }
}
