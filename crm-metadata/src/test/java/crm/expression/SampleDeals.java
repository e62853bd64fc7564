package crm.expression;

import crm.metadata.AddressType;
import crm.metadata.CheckboxType;
import crm.metadata.CompositeType;
import crm.metadata.DateTimeType;
import crm.metadata.DateType;
import crm.metadata.EmailType;
import crm.metadata.EntityType;
import crm.metadata.Face;
import crm.metadata.Field;
import crm.metadata.FieldConditions;
import crm.metadata.FieldType;
import crm.metadata.GeolocationType;
import crm.metadata.Label;
import crm.metadata.LongTextType;
import crm.metadata.LookupType;
import crm.metadata.Metadata;
import crm.metadata.NumberType;
import crm.metadata.PhoneType;
import crm.metadata.PicklistType;
import crm.metadata.Slot;
import crm.metadata.Storage;
import crm.metadata.TextType;
import crm.metadata.UrlType;
import crm.value.GeoPoint;
import crm.value.PostalAddress;
import crm.value.RecordRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Deals, and the accounts and people that they refer to: what {@link ExpressionSamples} are about. */
public final class SampleDeals {

    public static final UUID ANNA = UUID.fromString("01940000-0000-7000-8000-00000000000a");
    public static final UUID BEN = UUID.fromString("01940000-0000-7000-8000-00000000000b");
    public static final UUID ACME = UUID.fromString("01940000-0000-7000-8000-000000000001");
    public static final UUID GLOBEX = UUID.fromString("01940000-0000-7000-8000-000000000002");

    public static final ExpressionContext CONTEXT = new ExpressionContext(LocalDate.parse("2027-01-15"), ANNA);

    public static final EntityType USER = type(EntityType.USER, 1, "name", field("name", new TextType(100), "t1"));

    public static final EntityType ACCOUNT = type(
            "account",
            900,
            "name",
            field("name", new TextType(100), "t1"),
            field("tier", picklist(option("gold", Map.of("vip", true)), option("plain", Map.of())), "t2"),
            field("employees", number(NumberType.Unit.NUMBER, 0), "n1"),
            field("since", new DateType(), "d1"),
            field("seat", new AddressType()));

    /** Has a field of every type, some with a slot and some without. */
    public static final EntityType DEAL = type(
            "deal",
            901,
            "name",
            field("name", new TextType(500), "t1"),
            field("notes", new LongTextType(100_000)),
            field("email", new EmailType(), "t3"),
            field("phone", new PhoneType()),
            field("website", new UrlType()),
            field("amount", number(NumberType.Unit.CURRENCY, 2), "n1"),
            field("quantity", number(NumberType.Unit.NUMBER, 0)),
            field("discount", number(NumberType.Unit.PERCENT, 4), "n2"),
            field("active", new CheckboxType(), "n3"),
            field("approved", new CheckboxType()),
            field("closeDate", new DateType(), "d1"),
            field("signedOn", new DateType()),
            field("calledAt", new DateTimeType(), "d2"),
            field(
                    "stage",
                    picklist(
                            option("prospecting", Map.of("probability", new BigDecimal("10"), "tone", "grey")),
                            option("proposal", Map.of("probability", new BigDecimal("50"), "closed", false)),
                            option("won", Map.of("probability", new BigDecimal("100"), "closed", true, "won", true)),
                            option("lost", Map.of("probability", BigDecimal.ZERO, "closed", true))),
                    "t2"),
            field("source", picklist(option("web", Map.of("tone", "blue")), option("fair", Map.of()))),
            field("account", new LookupType("account", "deals", LookupType.OnDelete.RESTRICT), "r1"),
            field("partner", new LookupType("account", "", LookupType.OnDelete.KEEP)),
            field("subject", new LookupType(List.of("account", "user"), "", LookupType.OnDelete.KEEP), "r2"),
            field("topic", new LookupType(List.of("account", "user"), "", LookupType.OnDelete.KEEP)),
            field("address", new AddressType()),
            field("position", new GeolocationType()));

    public static final Metadata METADATA =
            new Metadata(1, Map.of("user", USER, "account", ACCOUNT, "deal", DEAL), Map.of());

    /** What is known of each account. */
    public static final Map<UUID, Map<String, Object>> ACCOUNTS = Map.of(
            ACME,
                    Map.of(
                            "id",
                            new RecordRef("account", ACME),
                            "name",
                            "Acme",
                            "tier",
                            "gold",
                            "employees",
                            new BigDecimal("250"),
                            "seat",
                            new PostalAddress("", "Ulm", "", "", ""),
                            "since",
                            LocalDate.parse("2001-05-04")),
            GLOBEX, Map.of("id", new RecordRef("account", GLOBEX), "name", "Globex"));

    /** What is known of each person. */
    public static final Map<UUID, Map<String, Object>> PEOPLE =
            Map.of(ANNA, Map.of("name", "Anna"), BEN, Map.of("name", "Ben"));

    /** The deals by name of the sample, each with the values of its fields; what is absent is not there. */
    public static final Map<String, Map<String, Object>> DEALS = deals();

    private SampleDeals() {}

    private static Map<String, Map<String, Object>> deals() {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        all.put(
                "won",
                Map.ofEntries(
                        Map.entry("id", deal(1)),
                        Map.entry("owner", new RecordRef("user", ANNA)),
                        Map.entry("createdAt", Instant.parse("2027-01-01T00:00:00Z")),
                        Map.entry("name", "ＡＢＣ Straße"),
                        Map.entry("notes", "first line\nsecond line"),
                        Map.entry("email", "Anna@Example.com"),
                        Map.entry("phone", "+1 212 555 0100"),
                        Map.entry("website", "https://example.com"),
                        Map.entry("amount", new BigDecimal("50000.00")),
                        Map.entry("quantity", new BigDecimal("3")),
                        Map.entry("discount", new BigDecimal("12.5000")),
                        Map.entry("active", true),
                        Map.entry("approved", true),
                        Map.entry("closeDate", LocalDate.parse("2027-01-15")),
                        Map.entry("signedOn", LocalDate.parse("2027-01-15")),
                        Map.entry("calledAt", Instant.parse("2027-01-15T09:30:00.123456Z")),
                        Map.entry("stage", "won"),
                        Map.entry("source", "web"),
                        Map.entry("account", new RecordRef("account", ACME)),
                        Map.entry("partner", new RecordRef("account", ACME)),
                        Map.entry("subject", new RecordRef("account", ACME)),
                        Map.entry("topic", new RecordRef("account", ACME)),
                        Map.entry("address", new PostalAddress("1 Road", "Town", "", "", "")),
                        Map.entry("position", new GeoPoint(new BigDecimal("51.5"), new BigDecimal("-0.12")))));
        all.put(
                "open",
                Map.ofEntries(
                        Map.entry("id", deal(2)),
                        Map.entry("owner", new RecordRef("user", BEN)),
                        Map.entry("createdAt", Instant.parse("2027-01-02T00:00:00Z")),
                        Map.entry("name", "abc strasse"),
                        Map.entry("email", "ben@example.com"),
                        Map.entry("amount", new BigDecimal("0.10")),
                        Map.entry("quantity", new BigDecimal("0")),
                        Map.entry("active", false),
                        Map.entry("approved", false),
                        Map.entry("closeDate", LocalDate.parse("2027-01-31")),
                        Map.entry("signedOn", LocalDate.parse("2027-01-31")),
                        Map.entry("stage", "proposal"),
                        Map.entry("account", new RecordRef("account", GLOBEX)),
                        Map.entry("partner", new RecordRef("account", GLOBEX)),
                        Map.entry("subject", new RecordRef("user", ANNA)),
                        Map.entry("topic", new RecordRef("user", BEN))));
        all.put(
                "lost",
                Map.ofEntries(
                        Map.entry("id", deal(3)),
                        Map.entry("owner", new RecordRef("user", ANNA)),
                        Map.entry("createdAt", Instant.parse("2027-01-03T00:00:00Z")),
                        Map.entry("name", "😀 it's \"50%_\\"),
                        Map.entry("amount", new BigDecimal("-5.25")),
                        Map.entry("active", true),
                        Map.entry("closeDate", LocalDate.parse("0001-01-01")),
                        Map.entry("calledAt", Instant.parse("2027-01-15T09:30:00.123457Z")),
                        Map.entry("stage", "lost"),
                        Map.entry("source", "fair"),
                        Map.entry("account", new RecordRef("account", ACME))));
        all.put(
                "bare",
                Map.ofEntries(
                        Map.entry("id", deal(4)),
                        Map.entry("owner", new RecordRef("user", BEN)),
                        Map.entry("createdAt", Instant.parse("2027-01-04T00:00:00Z")),
                        Map.entry("name", "\uFFFD bare")));
        return all;
    }

    /** What a deal has at a path: a field, or {@code lookup.field}. */
    public static Optional<Object> value(String deal, String path) {
        Map<String, Object> values = Objects.requireNonNull(DEALS.get(deal));
        int dot = path.indexOf('.');
        if (dot < 0) {
            return Optional.ofNullable(values.get(path));
        }
        if (DEAL.field(path.substring(0, dot)).type() instanceof CompositeType composite) {
            return Optional.ofNullable(values.get(path.substring(0, dot)))
                    .flatMap(whole -> composite.part(whole, path.substring(dot + 1)));
        }
        return Optional.ofNullable((RecordRef) values.get(path.substring(0, dot)))
                .map(ref -> ref.entity().equals(EntityType.USER) ? PEOPLE.get(ref.id()) : ACCOUNTS.get(ref.id()))
                .flatMap(other -> ofOther(other, path.substring(dot + 1)));
    }

    private static Optional<Object> ofOther(Map<String, Object> other, String path) {
        return path.equals("seat.city")
                ? Optional.ofNullable((PostalAddress) other.get("seat")).map(PostalAddress::city)
                : Optional.ofNullable(other.get(path));
    }

    private static RecordRef deal(int number) {
        return new RecordRef("deal", UUID.fromString("01940000-0000-7000-8000-0000000000d" + number));
    }

    private static EntityType type(String name, int id, String title, Field... fields) {
        return new EntityType(
                name,
                id,
                Label.of(name),
                Label.of(name + "s"),
                "circle",
                title,
                List.of(fields),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Face.NONE);
    }

    private static Field field(String name, FieldType type, String slot) {
        return field(name, type, new Storage.InSlot(Slot.parse(slot)));
    }

    private static Field field(String name, FieldType type) {
        return field(name, type, new Storage.InValues());
    }

    private static Field field(String name, FieldType type, Storage storage) {
        return new Field(
                name, Label.of(name), type, false, false, false, Optional.empty(), FieldConditions.NONE, storage);
    }

    private static NumberType number(NumberType.Unit unit, int scale) {
        return new NumberType(unit, scale, null, null);
    }

    private static PicklistType picklist(PicklistType.Option... options) {
        return new PicklistType(List.of(options));
    }

    private static PicklistType.Option option(String name, Map<String, Object> attributes) {
        return new PicklistType.Option(name, Label.of(name), attributes);
    }
}
