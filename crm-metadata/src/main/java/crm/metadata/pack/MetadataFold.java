package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.Area;
import crm.metadata.Currencies;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Home;
import crm.metadata.Label;
import crm.metadata.Metadata;
import crm.metadata.ReferenceType;
import crm.metadata.Role;
import crm.metadata.Slot;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Folds packs, those required first, and a tenant's layer over them into one snapshot. The same documents always give an
 * equal snapshot. Entity types that the layer does not change are those of the packs themselves, shared by all tenants.
 */
public final class MetadataFold {

    private MetadataFold() {}

    /** @throws ProblemException {@code INVALID_METADATA} where packs contradict themselves or each other */
    public static Metadata fold(int version, List<Pack> packs) {
        return base(packs).metadata().atVersion(version);
    }

    /** @throws ProblemException {@code INVALID_METADATA} where packs contradict themselves or each other */
    public static Base base(List<Pack> shipped) {
        List<Pack> packs = PackExtensions.applied(shipped);
        Map<String, EntityType> types = new LinkedHashMap<>();
        Map<String, Role> roles = new LinkedHashMap<>();
        List<Home> homes = new ArrayList<>();
        List<Area> areas = new ArrayList<>();
        Translation system = new Translation(systemWords(packs));
        for (Pack pack : packs) {
            Translation words = new Translation(pack.translations());
            areas.addAll(0, areas(pack, words.at("areas")));
            pack.entities().forEach(document -> {
                String name = document.path("entity").asText();
                FieldSlots slots = FieldSlots.released(pack.slots().path(name));
                EntityType type = new EntityTypeReader(document, slots, words.at(name), system).read();
                if (type.id() >= Register.FIRST_ID) {
                    throw invalid("%s has the id %d, but those of packs end at 999".formatted(name, type.id()));
                }
                if (types.put(name, type) != null) {
                    throw invalid("Two packs have an entity type '%s'".formatted(name));
                }
            });
            RoleReader.addTo(roles, pack.roles().path("roles"), words.at("roles"));
            pack.home()
                    .path("homes")
                    .properties()
                    .forEach(entry -> homes.add(new HomeReader(
                                    entry.getKey(),
                                    entry.getValue(),
                                    words.at("homes").at(entry.getKey()))
                            .read()));
        }
        requireOwnIds(types.values());
        requireAreas(types.values(), areas);
        types.values().forEach(type -> requireNames(type, types));
        types.values().forEach(MetadataFold::requireOwnSlots);
        packs.forEach(pack -> pack.entities().forEach(MetadataFold::requireChoices));
        require(RoleFieldCheck.problems(roles.values(), types));
        require(RoleTypeCheck.problems(roles.values(), types));
        HomeCheck check = new HomeCheck(types, roles);
        homes.forEach(check::require);
        Metadata metadata = new Metadata(1, unmodifiable(types), unmodifiable(roles), homes, areas, Currencies.NONE);
        types.values().forEach(type -> require(LayoutCheck.problems("/" + type.name(), metadata, type)));
        return new Base(packs, metadata);
    }

    /** Packs, read and folded. What one adds to entity types of another stands in the documents of that. */
    public record Base(List<Pack> packs, Metadata metadata) {}

    /**
     * A tenant's snapshot.
     *
     * @param filling fields whose slot not all records have yet, as {@code entity.field}
     */
    public static Metadata fold(int version, Base base, Layer layer, Set<String> filling) {
        return fold(version, base, layer, filling, new Known(base.metadata(), Set.of()));
    }

    /**
     * A snapshot of which parts are folded already.
     *
     * @param types those of its entity types that stay as they are
     */
    public record Known(Metadata metadata, Set<String> types) {}

    /** As the other, with what stays as it is taken from a snapshot from before. */
    public static Metadata fold(int version, Base base, Layer layer, Set<String> filling, Known known) {
        if (layer.isPlain() && filling.isEmpty()) {
            return base.metadata().atVersion(version);
        }
        Map<String, EntityType> types = new LinkedHashMap<>();
        Translation system = new Translation(systemWords(base.packs()));
        LayeredTypes layered = new LayeredTypes(base, layer, filling, system, known);
        base.metadata()
                .entityTypes()
                .keySet()
                .forEach(name -> layered.ofPack(name).ifPresent(type -> types.put(name, type)));
        layer.own().forEach(name -> layered.own(name).ifPresent(type -> types.put(name, type)));
        Currencies currencies = layer.currencies();
        if (!currencies.equals(Currencies.NONE)) {
            Label label = system.label(EntityType.CURRENCY, "Currency");
            types.replaceAll((name, type) -> currencies.over(type, label));
        }
        Map<String, Role> roles = new LinkedHashMap<>(base.metadata().roles());
        RoleReader.layOver(roles, layer.roles());
        HomeCheck check = new HomeCheck(types, roles);
        List<Home> homes = base.metadata().homes().stream().map(check::without).toList();
        return new Metadata(
                version,
                unmodifiable(types),
                unmodifiable(roles),
                homes,
                base.metadata().areas(),
                currencies);
    }

    private static void requireChoices(ObjectNode document) {
        String at = "/" + document.path("entity").asText();
        require(DependenceCheck.problems(at, document));
        require(RecordTypeCheck.problems(at, document));
    }

    private static void require(List<FieldProblem> problems) {
        problems.stream().findFirst().ifPresent(problem -> {
            throw invalid("%s: %s".formatted(problem.field(), problem.message()));
        });
    }

    private static <T> Map<String, T> unmodifiable(Map<String, T> map) {
        return Collections.unmodifiableMap(map);
    }

    /** The words of the fields that every entity type has; a later pack's go first. */
    private static Map<String, JsonNode> systemWords(List<Pack> packs) {
        Map<String, JsonNode> words = new HashMap<>();
        packs.forEach(pack -> pack.translations().forEach((language, tree) -> {
            JsonNode fields = tree.path("*").path("fields");
            if (!fields.isMissingNode()) {
                words.put(language, fields);
            }
        }));
        return words;
    }

    private static List<Area> areas(Pack pack, Translation words) {
        return pack.areas().properties().stream()
                .map(area -> new Area(
                        area.getKey(),
                        words.label(area.getKey(), area.getValue().asText())))
                .toList();
    }

    private static void requireAreas(Collection<EntityType> types, List<Area> areas) {
        Set<String> known = new HashSet<>();
        for (Area area : areas) {
            if (!known.add(area.name())) {
                throw invalid("Two packs have an area '%s'".formatted(area.name()));
            }
        }
        types.forEach(type -> type.face().area().ifPresent(area -> {
            if (!known.contains(area)) {
                throw invalid("%s belongs to the area '%s', which no pack has".formatted(type.name(), area));
            }
        }));
    }

    private static void requireNames(EntityType type, Map<String, EntityType> types) {
        for (Field field : type.fields()) {
            if (field.type() instanceof ReferenceType references) {
                references.targets().stream()
                        .filter(target -> !types.containsKey(target))
                        .forEach(target -> {
                            throw invalid("%s.%s refers to the unknown entity type '%s'"
                                    .formatted(type.name(), field.name(), target));
                        });
            }
        }
        type.lists().forEach(list -> list.columns().forEach(type::field));
        type.form().forEach(section -> section.fields().forEach(type::field));
        type.face().facts().forEach(type::field);
        type.recordCurrency().day().ifPresent(type::field);
        type.rules().forEach(rule -> rule.field().ifPresent(type::field));
        type.unique().forEach(combination -> combination.fields().forEach(type::field));
    }

    private static void requireOwnIds(Collection<EntityType> types) {
        Map<Integer, String> taken = new HashMap<>();
        for (EntityType type : types) {
            String other = taken.put(type.id(), type.name());
            if (other != null) {
                throw invalid("%s and %s have the same id %d".formatted(other, type.name(), type.id()));
            }
        }
    }

    private static void requireOwnSlots(EntityType type) {
        Map<Slot, String> taken = new HashMap<>();
        for (Field field : type.fields()) {
            field.slot().ifPresent(slot -> {
                String other = taken.put(slot, field.name());
                if (other != null) {
                    throw invalid("%s.%s and %s share the slot %s"
                            .formatted(type.name(), other, field.name(), slot.column()));
                }
            });
        }
    }

    private static ProblemException invalid(String message) {
        return new ProblemException(ProblemCode.INVALID_METADATA, message);
    }
}
