package crm.access;

import crm.expression.Expressions;
import crm.metadata.EntityType;
import crm.metadata.Face;
import crm.metadata.Field;
import crm.metadata.FieldAccess;
import crm.metadata.Home;
import crm.metadata.Layout;
import crm.metadata.ListView;
import crm.metadata.LookupType;
import crm.metadata.Metadata;
import crm.metadata.PicklistType;
import crm.metadata.RollUp;
import crm.metadata.Section;
import crm.metadata.ValidationRule;
import crm.record.query.FieldPath;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes out of a snapshot what somebody may not know of. A list or condition that asks for a field he does not see goes
 * as a whole: without its condition it would say something else.
 */
final class LimitedMetadata {

    private final Metadata whole;
    private final Map<String, Map<String, FieldAccess>> limits;
    private final Expressions expressions;

    /** @param limits by entity type and field; what is not there may be edited */
    LimitedMetadata(Metadata whole, Map<String, Map<String, FieldAccess>> limits, Expressions expressions) {
        this.whole = whole;
        this.limits = limits;
        this.expressions = expressions;
    }

    Metadata seen() {
        Map<String, EntityType> types = new LinkedHashMap<>();
        whole.entityTypes().forEach((name, type) -> types.put(name, concerns(type) ? seen(type) : type));
        LimitedHome homes = new LimitedHome(this);
        return new Metadata(
                whole.version(),
                types,
                whole.roles(),
                whole.homes().stream().map(homes::seen).toList(),
                whole.areas(),
                whole.currencies());
    }

    /** Whether the entity type has limited fields, or may speak of some: through a lookup, or one that leads to it. */
    private boolean concerns(EntityType type) {
        return limits.containsKey(type.name())
                || type.lookups().flatMap(LimitedMetadata::targets).anyMatch(limits::containsKey)
                || whole.referencesTo(type).stream()
                        .anyMatch(
                                reference -> limits.containsKey(reference.type().name()));
    }

    private static Stream<String> targets(Field lookup) {
        return ((LookupType) lookup.type()).targets().stream();
    }

    private EntityType seen(EntityType type) {
        EntityType seen = type.seen(
                type.fields().stream()
                        .filter(field -> access(type, field.name()) != FieldAccess.HIDDEN)
                        .map(field -> seen(type, field))
                        .toList(),
                type.lists().stream()
                        .filter(list -> maySee(type, list.filter()))
                        .map(list -> seen(type, list))
                        .filter(list -> !list.columns().isEmpty())
                        .toList(),
                form(type, type.form()),
                related(type, type.related()),
                type.rules().stream().map(rule -> seen(type, rule)).toList(),
                face(type));
        return seen.withRecordTypes(type.recordTypes().stream()
                        .map(recordType -> recordType.knowing((field, made) -> mayKnow(type, field, made)))
                        .toList())
                .withUnique(type.unique().stream()
                        .filter(combination -> combination.fields().stream().allMatch(field -> isOpen(type, field)))
                        .toList())
                .withLayouts(type.layouts().stream()
                        .map(layout -> seen(type, layout))
                        .toList());
    }

    private boolean mayKnow(EntityType type, String field, String made) {
        return isOpen(type, field)
                && expressions.beginning(whole, type, type.field(field).type(), made).paths().stream()
                        .noneMatch(path -> isSecret(type, path));
    }

    private Layout seen(EntityType type, Layout layout) {
        return new Layout(
                layout.name(),
                layout.label(),
                layout.roles(),
                layout.recordTypes(),
                layout.form().map(form -> form(type, form)),
                layout.facts().map(facts -> shown(type, facts)),
                layout.related().map(related -> related(type, related)));
    }

    private List<Section> form(EntityType type, List<Section> form) {
        return form.stream()
                .map(section -> section.with(shown(type, section.fields())))
                .filter(section -> !section.fields().isEmpty())
                .toList();
    }

    private Field seen(EntityType type, Field field) {
        FieldAccess access = access(type, field.name());
        if (access != FieldAccess.EDIT) {
            return field.seen(access);
        }
        boolean speaksOfLimited =
                field.conditions().said().values().stream().anyMatch(when -> !maySee(type, Optional.of(when)))
                        || field.formula().isPresent()
                                && expressions.formula(whole, type, field).paths().stream()
                                        .anyMatch(path -> isSecret(type, path))
                        || field.rollUp().filter(rollUp -> !maySee(rollUp)).isPresent()
                        || field.conditions()
                                .defaultFormula()
                                .filter(made -> expressions.beginning(whole, type, field.type(), made).paths().stream()
                                        .anyMatch(path -> isSecret(type, path)))
                                .isPresent();
        return independent(type, speaksOfLimited ? field.withoutExpressions() : field);
    }

    /** What depends on a field that is not seen is offered whole; what does not fit is told when it is saved. */
    private Field independent(EntityType type, Field field) {
        return PicklistType.of(field.type())
                        .flatMap(PicklistType::dependsOn)
                        .filter(on -> !isOpen(type, on))
                        .isPresent()
                ? field.independent()
                : field;
    }

    private boolean maySee(RollUp rollUp) {
        EntityType child = whole.entityType(rollUp.entity());
        return isOpen(child, rollUp.lookup())
                && rollUp.field().filter(name -> !isOpen(child, name)).isEmpty()
                && maySee(child, rollUp.when());
    }

    private ListView seen(EntityType type, ListView list) {
        String sort = Arrays.stream(list.sort().split(",", -1))
                .filter(term -> isOpen(type, term.strip().replaceFirst("^-", "")))
                .collect(Collectors.joining(","));
        return new ListView(list.name(), list.label(), list.filter(), shown(type, list.columns()), sort, list.roles());
    }

    /** A rule counts for everybody: what it says stays, to be told in his language, and what it asks goes. */
    private ValidationRule seen(EntityType type, ValidationRule rule) {
        boolean seesAll = maySee(type, Optional.of(rule.when()));
        return new ValidationRule(
                rule.name(), seesAll ? rule.when() : "false", rule.message(), open(type, rule.field()));
    }

    private Face face(EntityType type) {
        Face face = type.face();
        Face.Card card = face.card();
        return new Face(
                face.area(),
                open(type, face.stage()),
                shown(type, face.facts()),
                new Face.Card(
                        open(type, card.line()),
                        open(type, card.amount()),
                        open(type, card.date()),
                        open(type, card.chip()),
                        open(type, card.note())));
    }

    /** A lookup that is not seen as one leads nowhere. */
    private List<String> related(EntityType type, List<String> related) {
        Set<String> secret = whole.referencesTo(type).stream()
                .filter(reference -> !isOpen(reference.type(), reference.field().name()))
                .map(Metadata.Reference::inverse)
                .collect(Collectors.toSet());
        return related.stream().filter(name -> !secret.contains(name)).toList();
    }

    private Optional<String> open(EntityType type, Optional<String> field) {
        return field.filter(name -> isOpen(type, name));
    }

    private List<String> shown(EntityType type, List<String> fields) {
        return fields.stream()
                .filter(field -> access(type, field) != FieldAccess.HIDDEN)
                .toList();
    }

    /** True if the expression asks for nothing whose value is hidden or masked; so does none at all. */
    boolean maySee(EntityType type, Optional<String> expression) {
        return expression.stream()
                .flatMap(text -> expressions.paths(whole, type, text).stream())
                .noneMatch(path -> isSecret(type, path));
    }

    private boolean isSecret(EntityType of, FieldPath path) {
        return !isOpen(path.type(), path.field().name())
                || path.via().map(lookup -> !isOpen(of, lookup.name())).orElse(false);
    }

    /** True if the field's value is seen as it is. */
    boolean isOpen(EntityType type, String field) {
        return access(type, field).compareTo(FieldAccess.READ) >= 0;
    }

    private FieldAccess access(EntityType type, String field) {
        return limits.getOrDefault(type.name(), Map.of()).getOrDefault(field, FieldAccess.EDIT);
    }

    /** The entity type a home speaks of, as the tenant has it. */
    Optional<EntityType> type(Home.Piece piece) {
        return whole.find(piece.entity());
    }

    Optional<EntityType> type(Home.Measure measure) {
        return whole.find(measure.entity());
    }
}
