package crm.web.admin.expression;

import crm.metadata.CheckboxType;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.FieldType;
import crm.metadata.LookupType;
import crm.metadata.PicklistType;
import crm.metadata.ValueKind;
import java.util.Optional;
import java.util.function.Predicate;

/** An example of an expression, made of the fields of the entity type that it is over. */
final class Examples {

    private final EntityType type;

    Examples(EntityType type) {
        this.type = type;
    }

    String of(Purpose purpose) {
        return switch (purpose) {
            case Purpose.Rule _, Purpose.Condition _, Purpose.Filter _, Purpose.Counted _ -> condition();
            case Purpose.Formula(FieldType result) -> formula(result);
            case Purpose.Beginning(FieldType result) -> beginning(result);
            case Purpose.Anything _ -> type.titleField().name();
        };
    }

    private String condition() {
        Optional<String> stage = first(field -> field.type() instanceof PicklistType picklist
                        && !picklist.options().isEmpty())
                .map(field -> "%s == '%s'"
                        .formatted(
                                field.name(),
                                ((PicklistType) field.type())
                                        .options()
                                        .getLast()
                                        .name()));
        return stage.or(() ->
                        first(field -> field.type() instanceof CheckboxType).map(Field::name))
                .orElseGet(() -> type.titleField().name() + " != null");
    }

    private String formula(FieldType result) {
        return switch (result.kind()) {
            case DECIMAL -> named(ValueKind.DECIMAL, "%s * 2");
            case DATE -> named(ValueKind.DATE, "%s + days(30)");
            case BOOLEAN -> condition();
            case TEXT -> "%s + ' …'".formatted(type.titleField().name());
            default ->
                first(field -> field.type().kind() == result.kind())
                        .map(Field::name)
                        .orElse("");
        };
    }

    private String beginning(FieldType result) {
        return switch (result.kind()) {
            case DATE -> "today() + days(30)";
            case REFERENCE ->
                result instanceof LookupType lookup && lookup.targets().contains(EntityType.USER) ? "me()" : "";
            case CHOICE ->
                result instanceof PicklistType picklist && !picklist.options().isEmpty()
                        ? "'%s'".formatted(picklist.options().getFirst().name())
                        : "";
            default -> formula(result);
        };
    }

    private String named(ValueKind kind, String form) {
        return first(field -> field.type().kind() == kind)
                .map(field -> form.formatted(field.name()))
                .orElse("");
    }

    private Optional<Field> first(Predicate<Field> wanted) {
        return type.fields().stream().filter(wanted).findFirst();
    }
}
