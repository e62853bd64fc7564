package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.EntityType;
import crm.metadata.pack.MetadataFold.Base;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.problem.Suggestion;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a layer as strictly as a pack is read, and tells everything that is wrong with its form and its names at once.
 * The path of a problem is a JSON pointer into the layer.
 */
public final class LayerCheck {

    /** What a tenant's own names end in, so that no later pack collides with them. */
    public static final String OWN = "_c";

    /** As many entity types as a tenant may make. */
    public static final int MOST_ENTITIES = 500;

    /** As many fields as an entity type may have. */
    public static final int MOST_FIELDS = 500;

    private static final Schemas SCHEMAS = new Schemas();

    /** Entity types that Kinship itself cannot do without. */
    private static final Set<String> NEEDED = Set.of(EntityType.USER, EntityType.DEPARTMENT);

    /** What a tenant may change of a pack's field. */
    public static final Set<String> OF_PACK_FIELD = Set.of(
            "label",
            "help",
            "hidden",
            "required",
            "requiredWhen",
            "visibleWhen",
            "readOnlyWhen",
            "default",
            "defaultFormula",
            "indexed",
            "values",
            "order",
            "dependsOn",
            "min",
            "max",
            "maxLength",
            "pattern",
            "unique",
            "searchable",
            "historyNote");

    /** What is counted and paid in; not gold, tests and the like. */
    private static final Set<String> ISO_CODES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private final Base base;
    private final Layer layer;
    private final List<FieldProblem> problems = new ArrayList<>();

    private LayerCheck(Base base, Layer layer) {
        this.base = base;
        this.layer = layer;
    }

    /** What is wrong with the document before it is even looked at with its packs. */
    public static List<FieldProblem> form(ObjectNode document) {
        if (document.path("format").asInt(Layer.FORMAT) > Layer.FORMAT) {
            return List.of(new FieldProblem(
                    "/format",
                    ProblemCode.OUT_OF_RANGE,
                    "This document was written by a later version of Kinship, in format %s; this one reads up to %d."
                            .formatted(document.path("format"), Layer.FORMAT)));
        }
        return SCHEMAS.problems("layer", "", document);
    }

    /**
     * What is wrong with a layer whose {@link #form} is right.
     *
     * @param checked entity types that need no second look
     */
    public static List<FieldProblem> problems(Base base, Layer layer, Set<String> checked) {
        LayerCheck check = new LayerCheck(base, layer);
        if (layer.own().size() > MOST_ENTITIES) {
            check.add(
                    "/entities",
                    ProblemCode.LIMIT_REACHED,
                    "A tenant has at most %d entity types of its own.".formatted(MOST_ENTITIES));
        }
        layer.extended().stream().filter(name -> !checked.contains(name)).forEach(check::extension);
        layer.own().stream().filter(name -> !checked.contains(name)).forEach(check::own);
        check.roles();
        check.currencies();
        return check.problems;
    }

    private void extension(String entity) {
        String at = "/extend/" + entity;
        ObjectNode written = document(entity);
        if (written.isEmpty()) {
            add(
                    at,
                    ProblemCode.UNKNOWN_ENTITY,
                    "No pack has an entity type '%s'.%s Your own stand under 'entities'."
                            .formatted(
                                    entity,
                                    Suggestion.question(
                                            entity,
                                            base.metadata().entityTypes().keySet())));
            return;
        }
        JsonNode extension = layer.extension(entity);
        if (NEEDED.contains(entity) && extension.path("hidden").asBoolean()) {
            add(at + "/hidden", ProblemCode.IN_USE, "Kinship itself needs %s.".formatted(entity));
        }
        ownNames(at + "/fields", extension.path("fields"), written.path("fields"));
        ownNames(at + "/rules", extension.path("rules"), written.path("rules"));
        ownNames(at + "/lists", extension.path("lists"), written.path("lists"));
        ownNames(at + "/recordTypes", extension.path("recordTypes"), written.path("recordTypes"));
        ownNames(at + "/unique", extension.path("unique"), written.path("unique"));
        ownNames(at + "/layouts", extension.path("layouts"), written.path("layouts"));
        extension.path("fields").properties().stream()
                .filter(field -> written.path("fields").has(field.getKey()))
                .forEach(field -> ofPack(
                        at + "/fields/" + field.getKey(),
                        field.getValue(),
                        written.path("fields").path(field.getKey())));
        if (entity.equals(EntityType.USER)) {
            people(at, extension.path("fields"));
        }
        merged(at, EntityOverlay.over(written, extension), extension.path("fields"));
    }

    /** Who is invited or signs in becomes a record of a person, and nobody is asked for more than name and address then. */
    private void people(String at, JsonNode fields) {
        fields.properties().stream()
                .filter(field -> field.getValue().path("required").asBoolean()
                        && !field.getValue().has("default")
                        && !field.getValue().path("hidden").asBoolean())
                .forEach(field -> add(
                        at + "/fields/" + field.getKey() + "/required",
                        ProblemCode.REQUIRED,
                        "People are added by their name and mail address alone. Give it a default, or leave it open."));
    }

    private void own(String entity) {
        String at = "/entities/" + entity;
        if (!entity.endsWith(OWN)) {
            add(at, ProblemCode.WRONG_FORMAT, "Names of your own end in _c: '%s_c'.".formatted(entity));
        }
        JsonNode written = layer.entity(entity);
        ownNames(at + "/fields", written.path("fields"), Layer.of(List.of()).roles());
        ownNames(at + "/unique", written.path("unique"), Layer.of(List.of()).roles());
        merged(at, EntityOverlay.own(entity, Register.FIRST_ID, written), written.path("fields"));
    }

    /** New names end in _c; the pack's keep theirs. */
    private void ownNames(String at, JsonNode names, JsonNode ofPack) {
        names.fieldNames().forEachRemaining(name -> {
            if (!ofPack.has(name) && !name.endsWith(OWN)) {
                add(
                        at + "/" + name,
                        ProblemCode.WRONG_FORMAT,
                        "Names of your own end in _c: '%s_c'.%s"
                                .formatted(name, Suggestion.question(name, fieldNames(ofPack))));
            }
        });
    }

    private static List<String> fieldNames(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** What programs rely on stays as the pack has it. */
    private void ofPack(String at, JsonNode change, JsonNode written) {
        change.fieldNames().forEachRemaining(key -> {
            if (key.equals("type")) {
                add(
                        at + "/type",
                        ProblemCode.NAME_TAKEN,
                        "The pack has a field of this name. Give yours another one, which ends in _c.");
            } else if (!OF_PACK_FIELD.contains(key)) {
                add(
                        at + "/" + key,
                        ProblemCode.UNKNOWN_KEY,
                        "Of a pack's field one can change %s."
                                .formatted(String.join(
                                        ", ", OF_PACK_FIELD.stream().sorted().toList())));
            }
        });
        if (written.path("required").asBoolean()
                && change.has("required")
                && !change.path("required").asBoolean()) {
            add(at + "/required", ProblemCode.IN_USE, "The pack needs this field: it stays required.");
        }
        if (written.path("indexed").asBoolean()
                && change.has("indexed")
                && !change.path("indexed").asBoolean()) {
            add(at + "/indexed", ProblemCode.IN_USE, "The pack needs this field's index.");
        }
        PackFieldLimits.problems(at, change, written).forEach(problems::add);
        change.path("values").fieldNames().forEachRemaining(option -> {
            if (!written.path("values").has(option) && !option.endsWith(OWN)) {
                add(
                        at + "/values/" + option,
                        ProblemCode.WRONG_FORMAT,
                        "Options of your own in a pack's picklist end in _c: '%s_c'.".formatted(option));
            }
        });
    }

    /** The document as it would count, by the same schema as a pack's. */
    private void merged(String at, ObjectNode document, JsonNode fields) {
        List<FieldProblem> found = SCHEMAS.problems("entity", at, document);
        found.forEach(problem -> add(asWritten(problem.field()), problem.code(), problem.message()));
        String title = document.path("title").asText();
        if (document.path("fields").path(title).path("hidden").asBoolean()) {
            add(at + "/fields/" + title + "/hidden", ProblemCode.IN_USE, "It names the records, so it is shown.");
        }
        if (document.path("fields").size() > MOST_FIELDS) {
            add(
                    at + "/fields",
                    ProblemCode.LIMIT_REACHED,
                    "An entity type has at most %d fields.".formatted(MOST_FIELDS));
        }
        if (found.isEmpty()) {
            fields.fieldNames()
                    .forEachRemaining(field -> problems.addAll(FieldCheck.problems(
                            at + "/fields/" + field, document.path("fields").path(field))));
            problems.addAll(DependenceCheck.problems(at, document));
            problems.addAll(RecordTypeCheck.problems(at, document));
        }
    }

    /** A label that was one text became one for every language. */
    private static String asWritten(String pointer) {
        String every = "/" + Translation.EVERY_LANGUAGE;
        return pointer.endsWith(every) ? pointer.substring(0, pointer.length() - every.length()) : pointer;
    }

    private void roles() {
        for (var role : layer.roles().properties()) {
            String at = "/roles/" + role.getKey();
            ObjectNode alone = layer.document().objectNode();
            alone.putObject("roles").set(role.getKey(), role.getValue());
            SCHEMAS.problems("roles", "", alone).forEach(problems::add);
            boolean shipped = base.metadata().roles().containsKey(role.getKey());
            if (!shipped && !role.getKey().endsWith(OWN)) {
                add(at, ProblemCode.WRONG_FORMAT, "Names of your own end in _c: '%s_c'.".formatted(role.getKey()));
            }
            if (role.getKey().equals("administrator")) {
                add(at, ProblemCode.IN_USE, "An administrator may do everything, so that nobody is locked out.");
            }
        }
    }

    private void currencies() {
        layer.writtenCurrencies().properties().stream()
                .filter(entry -> entry.getValue().path("company").asBoolean())
                .skip(1)
                .forEach(entry -> add(
                        "/currencies/" + entry.getKey() + "/company",
                        ProblemCode.REPEATED,
                        "A company has one currency of its own. Say null for the one that it was before."));
        layer.writtenCurrencies().properties().forEach(entry -> {
            String at = "/currencies/" + entry.getKey();
            if (!ISO_CODES.contains(entry.getKey())) {
                add(at, ProblemCode.UNKNOWN_OPTION, "ISO 4217 has no currency '%s'.".formatted(entry.getKey()));
            }
            if (entry.getValue().path("company").asBoolean()
                    && entry.getValue().path("hidden").asBoolean()) {
                add(at + "/hidden", ProblemCode.IN_USE, "It is the company's own currency.");
            }
        });
    }

    /** The pack's document of an entity type; empty if no pack has it. */
    private ObjectNode document(String entity) {
        return base.packs().stream()
                .flatMap(pack -> pack.entities().stream())
                .filter(document -> document.path("entity").asText().equals(entity))
                .findFirst()
                .orElseGet(() -> layer.document().objectNode());
    }

    private void add(String path, ProblemCode code, String message) {
        problems.add(new FieldProblem(path, code, message));
    }
}
