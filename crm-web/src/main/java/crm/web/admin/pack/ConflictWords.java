package crm.web.admin.pack;

import com.fasterxml.jackson.databind.JsonNode;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Metadata;
import crm.metadata.PicklistType;
import crm.web.admin.shape.ChangeWords;
import crm.web.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Says what a conflict with a pack is about, and what the two sides say.
 *
 * @param known where labels are looked up
 */
record ConflictWords(Language language, Metadata known) {

    private static final List<String> LAYOUT = List.of("form", "facts", "card", "related");
    private static final Map<String, Locale> LANGUAGES = Map.of("en", Locale.ENGLISH, "zh", Locale.CHINESE);

    /** "Machine · Status · In operation · label (English)". */
    String about(String pointer) {
        String[] path = pointer.substring(1).split("/");
        List<String> said = new ArrayList<>();
        if (path[0].equals("roles")) {
            said.add(Optional.ofNullable(known.roles().get(path[1]))
                    .map(role -> role.label().in(language.locale()))
                    .orElse(path[1]));
            said.add(entity(path.length > 3 ? path[3] : ""));
            return String.join(" · ", said);
        }
        said.add(entity(path[1]));
        for (int i = 2; i < path.length; i++) {
            part(path, i).ifPresent(said::add);
        }
        return String.join(" · ", said);
    }

    private Optional<String> part(String[] path, int at) {
        String name = path[at];
        String holder = path[at - 1];
        if (List.of("fields", "values", "rules", "lists").contains(name) && !isPart(holder)) {
            return Optional.empty();
        }
        if (holder.equals("fields")) {
            return Optional.of(field(path)
                    .map(field -> field.label().in(language.locale()))
                    .orElse(name));
        }
        if (holder.equals("values")) {
            return Optional.of(option(path, name).orElse(name));
        }
        if (LANGUAGES.containsKey(name)) {
            return Optional.of(LANGUAGES.get(name).getDisplayLanguage(language.locale()));
        }
        if (LAYOUT.contains(name)) {
            return Optional.of(language.t("admin.layout." + name));
        }
        return Optional.of(isPart(holder) ? name : new ChangeWords(language, known).key(name));
    }

    private static boolean isPart(String name) {
        return List.of("fields", "values", "rules", "lists").contains(name);
    }

    private String entity(String name) {
        return known.find(name).map(type -> type.label().in(language.locale())).orElse(name);
    }

    private Optional<Field> field(String[] path) {
        Optional<EntityType> type = known.find(path[1]);
        return type.flatMap(found -> found.findStored(path[3]));
    }

    private Optional<String> option(String[] path, String name) {
        return field(path)
                .flatMap(field -> PicklistType.of(field.type()))
                .flatMap(options -> options.option(name))
                .map(option -> option.label().in(language.locale()));
    }

    /** A value as people read it. */
    String value(JsonNode value) {
        if (value.isMissingNode()) {
            return language.t("admin.pack.nothing");
        }
        if (value.isBoolean()) {
            return language.t(value.asBoolean() ? "value.yes" : "admin.pack.no");
        }
        if (value.isValueNode()) {
            return value.asText();
        }
        List<String> parts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(one -> parts.add(one.isObject() ? value(one.path("fields")) : one.asText()));
        } else {
            value.properties().forEach(one -> parts.add(one.getKey() + ": " + value(one.getValue())));
        }
        return String.join(language.t("admin.and"), parts);
    }
}
