package crm.web.admin.shape;

import com.fasterxml.jackson.databind.JsonNode;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Metadata;
import crm.metadata.PicklistType;
import crm.metadata.change.MetadataChange;
import crm.web.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Says in whole sentences what changes.
 *
 * @param known where labels are looked up that a change itself does not carry
 */
public record ChangeWords(Language language, Metadata known) {

    private static final Set<String> TOLD = Set.of(
            "label",
            "plural",
            "required",
            "requiredWhen",
            "visibleWhen",
            "readOnlyWhen",
            "unique",
            "indexed",
            "searchable",
            "historyNote",
            "accept",
            "maxSize",
            "maxCount",
            "default",
            "defaultFormula",
            "min",
            "max",
            "minLength",
            "maxLength",
            "scale",
            "pattern",
            "formula",
            "rollUp",
            "unit",
            "help",
            "when",
            "message",
            "field",
            "fields",
            "columns",
            "filter",
            "sort",
            "hue",
            "replacedBy",
            "icon",
            "area",
            "order",
            "type",
            "readOnly",
            "inverse",
            "onDelete",
            "title",
            "stage",
            "values",
            "defaults",
            "dependsOn",
            "hidden",
            "roles",
            "recordTypes",
            "layouts");

    /** Keys of an entity type and of a layout that have a word of their own in the layout editor. */
    private static final Set<String> LAID_OUT = Set.of("form", "facts", "related");

    /** One sentence a change; what comes with a new entity type is not told for itself. */
    public List<String> of(List<MetadataChange> changes) {
        Set<String> added = changes.stream()
                .filter(change ->
                        change.part() == MetadataChange.Part.ENTITY && change.kind() == MetadataChange.Kind.ADDED)
                .map(MetadataChange::entity)
                .collect(Collectors.toSet());
        return changes.stream()
                .filter(change -> change.part() == MetadataChange.Part.ENTITY || !added.contains(change.entity()))
                .map(this::of)
                .toList();
    }

    public String of(MetadataChange change) {
        String entity = entity(change.entity());
        String sentence = language.t("admin.change." + change.part() + "." + change.kind(), name(change), entity);
        List<String> details = details(change);
        return details.isEmpty()
                ? sentence
                : language.t("admin.change.details", sentence, String.join(language.t("admin.and"), details));
    }

    private String entity(String name) {
        return known.find(name).map(type -> type.label().in(language.locale())).orElse(name);
    }

    /** What people call the part that changes. */
    private String name(MetadataChange change) {
        JsonNode definition = change.after().isMissingNode() ? change.before() : change.after();
        return label(change)
                .or(() -> written(definition.path("label")))
                .orElseGet(() -> change.part() == MetadataChange.Part.LAYOUT
                                && !change.name().contains(".")
                        ? language.t("admin.layout." + change.name())
                        : change.name());
    }

    private Optional<String> label(MetadataChange change) {
        Optional<EntityType> type = known.find(change.entity());
        return switch (change.part()) {
            case ENTITY -> type.map(found -> found.label().in(language.locale()));
            case FIELD -> field(type, change.name()).map(field -> field.label().in(language.locale()));
            case OPTION -> option(type, change.name());
            case LIST ->
                type.flatMap(found -> found.lists().stream()
                                .filter(list -> list.name().equals(change.name()))
                                .findFirst())
                        .map(list -> list.label().in(language.locale()));
            case ROLE ->
                Optional.ofNullable(known.roles().get(change.name()))
                        .map(role -> role.label().in(language.locale()));
            case ACCESS -> Optional.of(access(change.name().split("\\.", -1)));
            case RECORD_TYPE ->
                type.flatMap(found -> found.findRecordType(change.name()))
                        .map(recordType -> recordType.label().in(language.locale()));
            case UNIQUE -> unique(type, change.name());
            case RULE ->
                type.flatMap(found -> found.rules().stream()
                                .filter(rule -> rule.name().equals(change.name()))
                                .findFirst())
                        .map(rule -> rule.message().in(language.locale()));
            case LAYOUT ->
                type.flatMap(found -> found.layouts().stream()
                                .filter(layout -> change.name().equals(MetadataChange.LAYOUTS + layout.name()))
                                .findFirst())
                        .map(layout -> layout.label().in(language.locale()));
            case PACK, CURRENCY -> Optional.empty();
        };
    }

    /** "Account + Name". */
    private Optional<String> unique(Optional<EntityType> type, String name) {
        return type.flatMap(found -> found.unique().stream()
                        .filter(combination -> combination.name().equals(name))
                        .findFirst())
                .map(combination -> combination.fields().stream()
                        .map(field -> field(type, field)
                                .map(known -> known.label().in(language.locale()))
                                .orElse(field))
                        .collect(Collectors.joining(" + ")));
    }

    /** "Sales rep · Opportunity · Amount". */
    private String access(String[] path) {
        Optional<EntityType> type = known.find(path[1]);
        String role = Optional.ofNullable(known.roles().get(path[0]))
                .map(found -> found.label().in(language.locale()))
                .orElse(path[0]);
        String field = field(type, path[2])
                .map(found -> found.label().in(language.locale()))
                .orElse(path[2]);
        return String.join(" · ", role, entity(path[1]), field);
    }

    private static Optional<Field> field(Optional<EntityType> type, String name) {
        return type.flatMap(found -> found.findStored(name));
    }

    private Optional<String> option(Optional<EntityType> type, String path) {
        int dot = path.indexOf('.');
        return field(type, path.substring(0, dot))
                .flatMap(field -> PicklistType.of(field.type()))
                .flatMap(options -> options.option(path.substring(dot + 1)))
                .map(option -> option.label().in(language.locale()));
    }

    private Optional<String> written(JsonNode label) {
        if (label.isTextual()) {
            return Optional.of(label.asText());
        }
        String own = label.path(language.locale().getLanguage()).asText();
        String other = label.path("*").asText(label.path("en").asText());
        return Optional.of(own.isEmpty() ? other : own).filter(text -> !text.isEmpty());
    }

    private List<String> details(MetadataChange change) {
        if (change.kind() != MetadataChange.Kind.CHANGED || !change.after().isObject()) {
            return List.of();
        }
        Set<String> keys = new TreeSet<>();
        change.before().fieldNames().forEachRemaining(keys::add);
        change.after().fieldNames().forEachRemaining(keys::add);
        List<String> details = new ArrayList<>();
        for (String key : keys) {
            if (!change.before().path(key).equals(change.after().path(key))) {
                details.add(key(key));
            }
        }
        return details;
    }

    /** What people call a key of a definition. */
    public String key(String key) {
        if (LAID_OUT.contains(key)) {
            return language.t("admin.layout." + key);
        }
        return TOLD.contains(key) ? language.t("admin.key." + key) : key;
    }
}
