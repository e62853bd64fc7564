package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import crm.metadata.Area;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Grant;
import crm.metadata.Home;
import crm.metadata.Label;
import crm.metadata.LookupType;
import crm.metadata.Metadata;
import crm.metadata.Role;
import crm.metadata.Scope;
import crm.metadata.Slot;
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

/** Folds packs, those required first, into one snapshot. The same packs always give an equal snapshot. */
public final class MetadataFold {

    private MetadataFold() {}

    /** @throws ProblemException {@code INVALID_METADATA} where packs contradict themselves or each other */
    public static Metadata fold(int version, List<Pack> packs) {
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
                EntityType type =
                        new EntityTypeReader(document, pack.slots().path(name), words.at(name), system).read();
                if (types.put(name, type) != null) {
                    throw invalid("Two packs have an entity type '%s'".formatted(name));
                }
            });
            pack.roles()
                    .path("roles")
                    .properties()
                    .forEach(entry -> roles.merge(
                            entry.getKey(), role(entry.getKey(), entry.getValue(), words), MetadataFold::extended));
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
        HomeCheck check = new HomeCheck(types, roles);
        homes.forEach(check::require);
        return new Metadata(
                version, Collections.unmodifiableMap(types), Collections.unmodifiableMap(roles), homes, areas);
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

    private static Role role(String name, JsonNode definition, Translation words) {
        Map<String, Grant> grants = new HashMap<>();
        definition.path("grants").properties().forEach(entry -> grants.put(entry.getKey(), grant(entry.getValue())));
        String label = definition.path("label").asText(Words.of(name));
        return new Role(name, words.at("roles").label(name, label), grants);
    }

    private static Grant grant(JsonNode definition) {
        return new Grant(
                scope(definition, "create"),
                scope(definition, "read"),
                scope(definition, "edit"),
                scope(definition, "delete"));
    }

    private static Scope scope(JsonNode definition, String right) {
        return switch (definition.path(right).asText("none")) {
            case "own" -> Scope.OWN;
            case "department" -> Scope.DEPARTMENT;
            case "departmentAndBelow" -> Scope.DEPARTMENT_AND_BELOW;
            case "all" -> Scope.ALL;
            default -> Scope.NONE;
        };
    }

    /** A later pack adds to a role; its label stays as the first pack has it. */
    private static Role extended(Role role, Role addition) {
        Map<String, Grant> grants = new HashMap<>(role.grants());
        addition.grants().forEach((entity, grant) -> grants.merge(entity, grant, Grant::or));
        return new Role(role.name(), label(role, addition), grants);
    }

    private static Label label(Role role, Role addition) {
        Map<String, String> translations = new HashMap<>(addition.label().translations());
        translations.putAll(role.label().translations());
        return new Label(role.label().english(), translations);
    }

    private static void requireNames(EntityType type, Map<String, EntityType> types) {
        for (Field field : type.fields()) {
            if (field.type() instanceof LookupType lookup && !types.containsKey(lookup.target())) {
                throw invalid("%s.%s refers to the unknown entity type '%s'"
                        .formatted(type.name(), field.name(), lookup.target()));
            }
        }
        type.lists().forEach(list -> list.columns().forEach(type::field));
        type.form().forEach(section -> section.fields().forEach(type::field));
        type.face().facts().forEach(type::field);
        type.rules().forEach(rule -> rule.field().ifPresent(type::field));
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
