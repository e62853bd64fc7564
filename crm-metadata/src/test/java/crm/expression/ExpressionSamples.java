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
import java.util.Set;
import java.util.UUID;

/**
 * Expressions, records, and for which of the records each expression is true: the specification of what expressions mean.
 * Whatever answers expressions (in memory, as a filter in memory, as a filter in SQL) has to answer all of them.
 */
public final class ExpressionSamples {

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

    private ExpressionSamples() {}

    /** @param trueFor the deals over which it is true */
    public record Sample(String expression, Set<String> trueFor) {
        @Override
        public String toString() {
            return expression + " -> " + trueFor;
        }
    }

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

    /** Expressions that both memory and SQL answer. */
    public static List<Sample> everywhere() {
        return List.of(
                // constants
                is("true", "won", "open", "lost", "bare"),
                is("false"),
                is("1 < 2 && 'A' == 'a'", "won", "open", "lost", "bare"),
                is("null == null", "won", "open", "lost", "bare"),
                is("true || amount > 5", "won", "open", "lost", "bare"),
                is("false && amount > 5"),
                is("today() == date('2027-01-15')", "won", "open", "lost", "bare"),
                // parts
                is("address.city == 'TOWN'", "won"),
                is("address.city != 'town'", "open", "lost", "bare"),
                is("address.country == null", "won", "open", "lost", "bare"),
                is("address.street.startsWith('1 r')", "won"),
                is("position.latitude > 50", "won"),
                is("position.longitude in [-0.12, 7]", "won"),
                is("position.latitude == null", "open", "lost", "bare"),
                is("account.seat.city in ['Ulm', 'Bonn']", "won", "lost"),
                // decimals
                is("amount > 0.1", "won"),
                is("amount >= 0.1", "won", "open"),
                is("amount > 0.099999999999999999999", "won", "open"),
                is("amount < 0.100000000000000000001", "open", "lost"),
                is("amount < 0.125 && amount > 0.005", "open"),
                is("amount == 50000", "won"),
                is("amount == 50000.0", "won"),
                is("amount == 50000.001"),
                is("amount != 50000.001", "won", "open", "lost", "bare"),
                is("amount != 50000", "open", "lost", "bare"),
                is("!(amount == 50000)", "open", "lost", "bare"),
                is("!(amount > 0)", "lost", "bare"),
                is("amount <= -5.25", "lost"),
                is("-5.25 >= amount", "lost"),
                is("amount < 5e4", "open", "lost"),
                is("amount > 100 * 100 + 1", "won"),
                is("0.1 < amount", "won"),
                is("amount in [50000, 0.10, 7]", "won", "open"),
                is("!(amount in [50000, 0.10, 7])", "lost", "bare"),
                is("amount in []"),
                is("amount < 999999999999999999999.0", "won", "open", "lost"),
                is("amount == null", "bare"),
                is("amount != null", "won", "open", "lost"),
                is("null != amount", "won", "open", "lost"),
                is("quantity == 0", "open"),
                is("quantity < 2.5", "open"),
                is("quantity >= 2.5", "won"),
                is("quantity == null", "lost", "bare"),
                is("discount == 12.5", "won"),
                is("discount != 12.5", "open", "lost", "bare"),
                is("discount <= 12.50001", "won"),
                is("amount == 1 / 0", "bare"),
                is("amount != 1 / 0", "won", "open", "lost"),
                is("amount > 1 / 0"),
                // texts
                is("name == 'abc straße'", "won", "open"),
                is("name == 'ABC STRASSE'", "won", "open"),
                is("name != 'abc strasse'", "lost", "bare"),
                is("name == 'abc'"),
                is("name in ['ａｂｃ STRASSE', 'x']", "won", "open"),
                is("name.startsWith('ABC')", "won", "open"),
                is("name.startsWith('')", "won", "open", "lost", "bare"),
                is("name.startsWith('😀 IT\\'S \"50%_\\\\')", "lost"),
                is("name.startsWith('abc%')"),
                is("name < 'b'", "won", "open"),
                is("name > 'zzz'", "lost", "bare"),
                is("name > '\uFFFD z'", "lost"),
                is("name <= '\uFFFD BARE'", "won", "open", "bare"),
                is("notes.startsWith('FIRST')", "won"),
                is("notes != 'x'", "won", "open", "lost", "bare"),
                is("notes == null", "open", "lost", "bare"),
                is("email == 'anna@example.com'", "won"),
                is("email != 'anna@example.com'", "open", "lost", "bare"),
                is("email == null", "lost", "bare"),
                is("email == ''"),
                is("email >= 'b'", "open"),
                is("!email.startsWith('a')", "open", "lost", "bare"),
                is("phone.startsWith('+1')", "won"),
                is("website == 'HTTPS://EXAMPLE.COM'", "won"),
                // checkboxes
                is("active", "won", "lost"),
                is("!active", "open", "bare"),
                is("!!active", "won", "lost"),
                is("active == true", "won", "lost"),
                is("active == false", "open"),
                is("active != true", "open", "bare"),
                is("active == null", "bare"),
                is("approved", "won"),
                is("!approved", "open", "lost", "bare"),
                is("approved == false", "open"),
                is("active && !approved", "lost"),
                // dates and moments
                is("closeDate == today()", "won"),
                is("closeDate > today()", "open"),
                is("today() < closeDate", "open"),
                is("closeDate <= date('2027-01-31')", "won", "open", "lost"),
                is("closeDate < date('2027-01-31')", "won", "lost"),
                is("closeDate != date('2027-01-31')", "won", "lost", "bare"),
                is("closeDate in [today(), date('0001-01-01')]", "won", "lost"),
                is("closeDate <= date('0001-01-01')", "lost"),
                is("closeDate > date('9999-12-31')"),
                is("closeDate == null", "bare"),
                is("signedOn >= today()", "won", "open"),
                is("closeDate < today() + days(17)", "won", "open", "lost"),
                is("closeDate >= today() && closeDate < today() + days(16)", "won"),
                is("closeDate > today() - days(1)", "won", "open"),
                is("signedOn == null || signedOn > today()", "open", "lost", "bare"),
                is("calledAt == timestamp('2027-01-15T09:30:00.123456Z')", "won"),
                is("calledAt > timestamp('2027-01-15T10:30:00.123456+01:00')", "lost"),
                is("calledAt < timestamp('2027-01-15T09:30:00.1234569Z')"),
                is("calledAt == null", "open", "bare"),
                is("createdAt >= timestamp('2027-01-03T00:00:00Z')", "lost", "bare"),
                // picklists and what their options carry
                is("stage == 'won'", "won"),
                is("stage != 'won'", "open", "lost", "bare"),
                is("stage in ['won', 'lost']", "won", "lost"),
                is("!(stage in ['won', 'lost'])", "open", "bare"),
                is("stage == null", "bare"),
                is("source == 'web'", "won"),
                is("source != 'web'", "open", "lost", "bare"),
                is("closed", "won", "lost"),
                is("!closed", "open", "bare"),
                is("closed == false", "open"),
                is("closed != true", "open", "bare"),
                is("won == false", "open", "lost"),
                is("won != true", "open", "lost", "bare"),
                is("closed == null", "bare"),
                is("closed != null", "won", "open", "lost"),
                is("closed && !won", "lost"),
                is("closed != won", "lost"),
                is("stage == null || closed", "won", "lost", "bare"),
                is("stage.closed", "won", "lost"),
                is("probability >= 50", "won", "open"),
                is("probability < 50", "lost"),
                is("50 > probability", "lost"),
                is("!(probability < 50)", "won", "open", "bare"),
                is("probability != 100", "open", "lost", "bare"),
                is("probability in [0, 100]", "won", "lost"),
                is("probability * 2 > 150", "won"),
                is("source.tone == 'BLUE'", "won"),
                is("source.tone.startsWith('b')", "won"),
                is("source.tone != 'blue'", "open", "lost", "bare"),
                // lookups
                is("account == '01940000-0000-7000-8000-000000000001'", "won", "lost"),
                is("account != '01940000-0000-7000-8000-000000000001'", "open", "bare"),
                is("account.id == '01940000-0000-7000-8000-000000000001'", "won", "lost"),
                is(
                        "account in ['01940000-0000-7000-8000-000000000001', '01940000-0000-7000-8000-000000000002']",
                        "won",
                        "open",
                        "lost"),
                is("account == null", "bare"),
                is("partner == null", "lost", "bare"),
                is("partner == '01940000-0000-7000-8000-000000000002'", "open"),
                is("owner == me()", "won", "lost"),
                is("me() != owner", "open", "bare"),
                is("owner in [me()]", "won", "lost"),
                is("id == '01940000-0000-7000-8000-0000000000d2'", "open"),
                is("account.name == 'ACME'", "won", "lost"),
                is("account.title == 'acme'", "won", "lost"),
                is("account.name != 'acme'", "open", "bare"),
                is("account.name.startsWith('g')", "open"),
                is("account.employees > 100", "won", "lost"),
                is("!(account.employees > 100)", "open", "bare"),
                is("account.employees == null", "open", "bare"),
                is("account.since < today()", "won", "lost"),
                is("account.tier == 'gold'", "won", "lost"),
                is("account.tier != 'gold'", "open", "bare"),
                is("account.vip", "won", "lost"),
                is("!account.vip", "open", "bare"),
                // lookups to one of several entity types
                is("subject == '01940000-0000-7000-8000-000000000001'", "won"),
                is("topic == '01940000-0000-7000-8000-000000000001'", "won"),
                is("topic != '01940000-0000-7000-8000-000000000001'", "open", "lost", "bare"),
                is("subject.id in ['01940000-0000-7000-8000-000000000001']", "won"),
                is("subject == me()", "open"),
                is("subject == null", "lost", "bare"),
                is("topic != null", "won", "open"),
                is("subject.entity == 'account'", "won"),
                is("subject.entity != 'account'", "open", "lost", "bare"),
                is("topic.entity in ['account', 'user']", "won", "open"),
                is("!(topic.entity == 'user')", "won", "lost", "bare"),
                is("owner.name == 'anna'", "won", "lost"),
                is("partner.name == 'globex'", "open"),
                // together
                is("stage == 'proposal' && amount < 50000", "open"),
                is("amount == null || amount > 5 && active", "won", "bare"),
                is("(amount == null || amount > 5) && !active", "bare"),
                is("!(active || stage == 'proposal')", "bare"),
                is("!(active && closed)", "open", "bare"),
                is("active ||\n  name.startsWith('abc')", "won", "open", "lost"));
    }

    /** Expressions that only memory answers. */
    public static List<Sample> onlyInMemory() {
        return List.of(
                is("amount * 2 > 99999.99", "won"),
                is("amount + 0.2 == 0.3", "open"),
                is("amount - 0.10 == 0", "open"),
                is("-amount == 5.25", "lost"),
                is("amount / 3 > 16666 && amount / 3 < 16667", "won"),
                is("amount / 0 == null", "won", "open", "lost", "bare"),
                is("amount / quantity > 1", "won"),
                is("amount * discount / 100 == 6250", "won"),
                is("amount + 1 == null", "bare"),
                is("amount + 1 != 2", "won", "open", "lost", "bare"),
                is("amount > quantity", "won", "open"),
                is("closeDate == signedOn", "won", "open", "bare"),
                is("closeDate != signedOn", "lost"),
                is("account == partner", "won", "open", "bare"),
                is("subject == account", "won", "bare"),
                is("subject.entity + '!' == 'account!'", "won"),
                is("closeDate + days(7) < today()", "lost"),
                is("closeDate + days(1) != today()", "won", "open", "lost", "bare"),
                is("name + '!' == 'ABC strasse!'", "won", "open"),
                is("email + name == null", "lost", "bare"),
                is("size(name) == 11", "open"),
                is("name.size() > 11", "lost"),
                is("name.contains('STRASSE')", "won", "open"),
                is("name.endsWith('E')", "won", "open", "bare"),
                is("email.contains('@')", "won", "open"),
                is("active ? amount > 0 : stage == null", "won", "bare"),
                is("(active ? amount : 7) == 7", "open", "bare"),
                is("(active ? stage : 'won') == 'won'", "won", "open", "bare"),
                is("name in [account.name, 'abc strasse']", "won", "open"),
                is("(amount > 0) == active", "won"),
                is("probability > quantity", "won", "open"),
                is("address == null", "open", "lost", "bare"),
                is("name.startsWith(account.name)"));
    }

    private static Sample is(String expression, String... trueFor) {
        return new Sample(expression, Set.of(trueFor));
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
