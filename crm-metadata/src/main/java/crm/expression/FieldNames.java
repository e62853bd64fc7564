package crm.expression;

import crm.metadata.CompositeType;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.FieldType;
import crm.metadata.LookupType;
import crm.metadata.MaskedType;
import crm.metadata.Metadata;
import crm.metadata.PicklistType;
import crm.problem.Suggestion;
import crm.record.query.FieldPath;
import dev.cel.common.ast.CelExpr;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what a name in an expression stands for: a field, an attribute of a picklist's options, or either of them of a
 * record one lookup away. A field hides an attribute of the same name; {@code stage.closed} names the attribute anyhow.
 */
final class FieldNames {

    /** What a referred record is called: its title field, where it has no field of that name. */
    private static final String TITLE = "title";

    /** The entity type of a record that can be of several. */
    private static final String ENTITY = "entity";

    private final ParsedExpression source;
    private final Metadata metadata;
    private final EntityType type;
    private final Map<FieldPath, Map<String, Map<String, Object>>> attributes = new HashMap<>();

    FieldNames(ParsedExpression source, Metadata metadata, EntityType type) {
        this.source = source;
        this.metadata = metadata;
        this.type = type;
    }

    /** @param expression a name, or two with a dot between them; three where the last is a part of an address and the like */
    Term read(CelExpr expression) {
        if (expression.getKind() == CelExpr.ExprKind.Kind.IDENT) {
            return named(expression, Optional.empty(), type, expression.ident().name());
        }
        CelExpr first = expression.select().operand();
        String name = expression.select().field();
        if (leadsToParts(first)
                && read(first) instanceof Term.FieldValue whole
                && whole.type() instanceof CompositeType composite) {
            return part(expression, whole, composite, name);
        }
        if (first.getKind() != CelExpr.ExprKind.Kind.IDENT) {
            throw source.refusal(expression, "an expression reaches one lookup far, like account.name.");
        }
        if (!(named(first, Optional.empty(), type, first.ident().name()) instanceof Term.FieldValue field)) {
            throw source.refusal(first, "is no lookup, so nothing can follow it.");
        }
        return member(expression, field, name);
    }

    /** True of {@code account.address}. */
    private boolean leadsToParts(CelExpr expression) {
        if (expression.getKind() != CelExpr.ExprKind.Kind.SELECT
                || expression.select().operand().getKind() != CelExpr.ExprKind.Kind.IDENT) {
            return false;
        }
        return type.findField(expression.select().operand().ident().name())
                .filter(field -> field.type() instanceof LookupType)
                .flatMap(field -> ((LookupType) field.type()).target())
                .flatMap(metadata::find)
                .flatMap(target -> target.findField(expression.select().field()))
                .filter(field -> field.type() instanceof CompositeType)
                .isPresent();
    }

    private Term part(CelExpr expression, Term.FieldValue of, CompositeType composite, String name) {
        FieldType part = composite.parts().get(name);
        if (part == null) {
            throw source.refusal(
                    expression,
                    "'%s' has no part '%s'.%s"
                            .formatted(
                                    of.path(),
                                    name,
                                    Suggestion.question(name, composite.parts().keySet())));
        }
        return new Term.Part(expression, of, name, part);
    }

    private Term member(CelExpr expression, Term.FieldValue of, String name) {
        Field field = of.path().field();
        return switch (field.type()) {
            case PicklistType picklist ->
                attribute(expression, of.path(), picklist, name)
                        .orElseThrow(() -> source.refusal(
                                expression, "the options of %s have no '%s'.".formatted(field.name(), name)));
            case CompositeType composite -> part(expression, of, composite, name);
            // The reference itself is the id of the other record: no need to go and look.
            case LookupType _ when name.equals(EntityType.ID) -> new Term.FieldValue(expression, of.path());
            case LookupType lookup when lookup.isOfSeveral() -> ofSeveral(expression, of, name);
            case LookupType lookup
            when !field.name().equals(EntityType.ID) -> {
                EntityType target = metadata.find(lookup.targets().getFirst())
                        .orElseThrow(() -> source.refusal(
                                expression,
                                "there is no entity type '%s'."
                                        .formatted(lookup.targets().getFirst())));
                boolean isTitle = name.equals(TITLE) && target.findField(TITLE).isEmpty();
                String actual = isTitle ? target.titleField().name() : name;
                yield named(expression, Optional.of(field), target, actual);
            }
            default -> throw source.refusal(expression, "'%s' is no lookup.".formatted(field.name()));
        };
    }

    /** Fields of one of several entity types are fields of none. */
    private Term ofSeveral(CelExpr expression, Term.FieldValue of, String name) {
        if (name.equals(ENTITY)) {
            return new Term.EntityOf(expression, of.path());
        }
        String field = of.path().field().name();
        throw source.refusal(
                expression,
                "%s refers to records of several entity types; write %s.id or %s.entity."
                        .formatted(field, field, field));
    }

    private Term named(CelExpr expression, Optional<Field> via, EntityType owner, String name) {
        Optional<Field> field = owner.findField(name);
        if (field.isPresent() && field.get().type() instanceof MaskedType) {
            throw source.refusal(expression, "its values are masked for you, so nothing can ask for them.");
        }
        if (field.isPresent()) {
            return new Term.FieldValue(expression, new FieldPath(via, owner, field.get()));
        }
        List<Term> found = picklists(owner)
                .flatMap(picklist ->
                        attribute(expression, new FieldPath(via, owner, picklist), (PicklistType) picklist.type(), name)
                                .stream())
                .toList();
        return switch (found.size()) {
            case 0 -> throw source.unknownField(expression, name, unknown(owner, name));
            case 1 -> found.getFirst();
            default ->
                throw source.refusal(
                        expression,
                        "several picklists of %s say '%s'; write which, like %s.%s."
                                .formatted(owner.name(), name, path(found.getFirst()), name));
        };
    }

    private static String path(Term attribute) {
        return ((Term.Attribute) attribute).path().toString();
    }

    private String unknown(EntityType owner, String name) {
        Stream<String> fields = Stream.concat(owner.fields().stream(), owner.systemFields().stream())
                .map(Field::name);
        Stream<String> attributeNames = picklists(owner)
                .flatMap(picklist -> ((PicklistType) picklist.type()).all().stream())
                .flatMap(option -> option.attributes().keySet().stream());
        List<String> known = Stream.concat(fields, attributeNames).distinct().toList();
        return "there is no such field of %s.%s".formatted(owner.name(), Suggestion.question(name, known));
    }

    private static Stream<Field> picklists(EntityType owner) {
        return owner.fields().stream().filter(field -> field.type() instanceof PicklistType);
    }

    private Optional<Term> attribute(CelExpr expression, FieldPath path, PicklistType picklist, String name) {
        Map<String, Object> byOption = attributes
                .computeIfAbsent(path, _ -> new HashMap<>())
                .computeIfAbsent(name, _ -> byOption(picklist, name));
        return typeOf(byOption).map(type -> new Term.Attribute(expression, path, type, byOption));
    }

    /** The attribute of every option; a yes-or-no that some options carry is "no" for the others. */
    private static Map<String, Object> byOption(PicklistType picklist, String name) {
        Map<String, Object> values = new HashMap<>();
        picklist.all().stream()
                .filter(option -> option.attributes().containsKey(name))
                .forEach(option -> values.put(option.name(), option.attributes().get(name)));
        if (values.values().stream().anyMatch(Boolean.class::isInstance)) {
            picklist.all().forEach(option -> values.putIfAbsent(option.name(), false));
        }
        return Map.copyOf(values);
    }

    /** Empty if no option has it, or if they do not agree on what it is. */
    private static Optional<FieldType> typeOf(Map<String, Object> byOption) {
        List<Class<?>> classes = byOption.values().stream()
                .<Class<?>>map(Object::getClass)
                .distinct()
                .toList();
        if (classes.size() != 1) {
            return Optional.empty();
        }
        return Optional.of(
                classes.getFirst() == Boolean.class
                        ? Term.BOOLEAN
                        : classes.getFirst() == BigDecimal.class ? Term.DECIMAL : Term.TEXT);
    }
}
