package crm.rest;

import crm.metadata.AddressType;
import crm.metadata.CheckboxType;
import crm.metadata.DateType;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.FieldType;
import crm.metadata.Grant;
import crm.metadata.Label;
import crm.metadata.LookupType;
import crm.metadata.Metadata;
import crm.metadata.NumberType;
import crm.metadata.PicklistType;
import crm.metadata.Role;
import crm.metadata.Scope;
import crm.metadata.Storage;
import crm.metadata.TextType;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small sales schema with every sort of field the REST face treats in its own way. */
public final class SampleMetadata {

    public static final EntityType USER = type("user", 1, List.of(required("name", new TextType(500))));

    public static final EntityType ACCOUNT = type(
            "account",
            2,
            List.of(
                    required("name", new TextType(500)),
                    field("parent", new LookupType("account", "offices", LookupType.OnDelete.KEEP)),
                    field("address", new AddressType())));

    public static final EntityType OPPORTUNITY = type(
            "opportunity",
            3,
            List.of(
                    required("name", new TextType(500)),
                    field("account", new LookupType("account", "opportunities", LookupType.OnDelete.RESTRICT)),
                    field("stage", stages()),
                    field("amount", new NumberType(NumberType.Unit.CURRENCY, 2, BigDecimal.ZERO, null)),
                    field("closeDate", new DateType()),
                    field("hot", new CheckboxType())));

    private SampleMetadata() {}

    /** All may be read and changed by an administrator; a guest reads accounts only. */
    public static Metadata metadata() {
        Map<String, EntityType> types = new LinkedHashMap<>();
        List.of(USER, ACCOUNT, OPPORTUNITY).forEach(type -> types.put(type.name(), type));
        Grant reading = new Grant(Scope.NONE, Scope.ALL, Scope.NONE, Scope.NONE);
        return new Metadata(
                3,
                types,
                Map.of(
                        "administrator",
                        new Role("administrator", Label.of("Administrator"), Map.of(Role.ANY, Grant.ALL)),
                        "guest",
                        new Role("guest", Label.of("Guest"), Map.of("account", reading))));
    }

    private static PicklistType stages() {
        return new PicklistType(List.of(
                new PicklistType.Option(
                        "prospecting",
                        new Label("Prospecting", Map.of("zh", "开发")),
                        Map.of("probability", new BigDecimal("10"))),
                new PicklistType.Option("won", Label.of("Won"), Map.of("closed", true))));
    }

    private static EntityType type(String name, int id, List<Field> fields) {
        Label label = new Label(Character.toUpperCase(name.charAt(0)) + name.substring(1), Map.of("zh", "中" + name));
        return new EntityType(
                name, id, label, label, "circle", "name", fields, List.of(), List.of(), List.of(), List.of());
    }

    private static Field field(String name, FieldType type) {
        return field(name, type, false);
    }

    private static Field required(String name, FieldType type) {
        return field(name, type, true);
    }

    private static Field field(String name, FieldType type, boolean required) {
        return new Field(
                name,
                Label.of(name),
                type,
                required,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                new Storage.InValues());
    }
}
