package crm.metadata;

import crm.problem.ProblemCode;
import crm.value.GeoPoint;
import crm.value.PostalAddress;
import crm.value.RecordRef;
import crm.value.StoredFile;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The specification of the field types: what each reads, and what it refuses. Every type has its row here. */
public final class FieldTypeSamples {

    public static final UUID SOME_ID = UUID.fromString("0196f3a0-0000-7000-8000-000000000001");

    private static final BigDecimal NO_LIMIT_HIT = new BigDecimal("-5");

    private FieldTypeSamples() {}

    /**
     * @param field a field of this type in the pack {@code samples}
     * @param literals the good values as an expression writes them, in the same order; empty if it cannot compare them
     */
    public record Samples(FieldType type, String field, List<Good> good, List<Bad> bad, List<String> literals) {
        @Override
        public String toString() {
            return type.name();
        }
    }

    public record Good(String json, Object value) {}

    public record Bad(String json, ProblemCode code) {}

    public static List<Samples> all() {
        return List.of(
                new Samples(
                        new TextType(300),
                        "name",
                        List.of(
                                good("\"Zoë\"", "Zoë"),
                                good("\"  two words \"", "two words"),
                                good("\"李娜\"", "李娜"),
                                good("\"😀 \\\"quoted\\\" 50%_\\\\\"", "😀 \"quoted\" 50%_\\"),
                                good("\"" + "x".repeat(300) + "\"", "x".repeat(300))),
                        List.of(
                                bad("7", ProblemCode.WRONG_TYPE),
                                bad("[\"a\"]", ProblemCode.WRONG_TYPE),
                                bad("\"a\\nb\"", ProblemCode.WRONG_FORMAT),
                                bad("\"a\\u0000b\"", ProblemCode.WRONG_FORMAT),
                                bad("\"\\ud83d\"", ProblemCode.WRONG_FORMAT),
                                bad("\"" + "x".repeat(301) + "\"", ProblemCode.TOO_LONG)),
                        List.of(
                                "'zoë'",
                                "'ＴＷＯ words'",
                                "'李娜'",
                                "'😀 \"quoted\" 50%_\\\\'",
                                "'" + "X".repeat(300) + "'")),
                new Samples(
                        new LongTextType(100_000),
                        "notes",
                        List.of(good("\"one\\ntwo\"", "one\ntwo")),
                        List.of(
                                bad("true", ProblemCode.WRONG_TYPE),
                                bad("\"" + "x".repeat(100_001) + "\"", ProblemCode.TOO_LONG)),
                        List.of("'ONE\\ntwo'")),
                new Samples(
                        new RichTextType(1_000),
                        "story",
                        List.of(good("\"# A *story*\\n- one\"", "# A *story*\n- one")),
                        List.of(
                                bad("true", ProblemCode.WRONG_TYPE),
                                bad("\"" + "x".repeat(1_001) + "\"", ProblemCode.TOO_LONG)),
                        List.of("'# a *STORY*\\n- one'")),
                new Samples(
                        new TimeType(),
                        "start",
                        List.of(good("\"09:30\"", "09:30"), good("\"7:05\"", "07:05"), good("\"23:59:00\"", "23:59")),
                        List.of(
                                bad("930", ProblemCode.WRONG_TYPE),
                                bad("\"24:00\"", ProblemCode.WRONG_FORMAT),
                                bad("\"12:60\"", ProblemCode.WRONG_FORMAT),
                                bad("\"12:30:15\"", ProblemCode.WRONG_FORMAT),
                                bad("\"noon\"", ProblemCode.WRONG_FORMAT)),
                        List.of("'09:30'", "'07:05'", "'23:59'")),
                new Samples(
                        new NumberType(NumberType.Unit.DURATION, 0, BigDecimal.ZERO, null),
                        "effort",
                        List.of(
                                new Good("\"1:30\"", new BigDecimal("90")),
                                new Good("15", new BigDecimal("15")),
                                new Good("\"0:00\"", new BigDecimal("0"))),
                        List.of(
                                bad("\"1:60\"", ProblemCode.WRONG_TYPE),
                                bad("1.5", ProblemCode.WRONG_FORMAT),
                                bad("-1", ProblemCode.OUT_OF_RANGE)),
                        List.of("90", "15", "0")),
                new Samples(
                        new AutoNumberType("S-{0000}"),
                        "serial",
                        List.of(good("\"S-0001\"", "S-0001")),
                        List.of(bad("1", ProblemCode.WRONG_TYPE)),
                        List.of("'s-0001'")),
                new Samples(
                        new MultiPicklistType(
                                new PicklistType(List.of(option("small"), option("round"), option("old")))),
                        "traits",
                        List.of(
                                new Good("[\"small\"]", List.of("small")),
                                new Good("[\"old\", \"round\", \"old\"]", List.of("round", "old")),
                                new Good("\"round\"", List.of("round"))),
                        List.of(
                                bad("7", ProblemCode.WRONG_TYPE),
                                bad("[7]", ProblemCode.WRONG_TYPE),
                                bad("[\"smal\"]", ProblemCode.UNKNOWN_OPTION)),
                        List.of("'small'", "'old'", "'round'")),
                new Samples(
                        new EmailType(),
                        "email",
                        List.of(
                                good("\"anna@example.com\"", "anna@example.com"),
                                good("\"o'hara+x@mail.example.co.uk\"", "o'hara+x@mail.example.co.uk")),
                        List.of(
                                bad("\"anna\"", ProblemCode.WRONG_FORMAT),
                                bad("\"anna@\"", ProblemCode.WRONG_FORMAT),
                                bad("\"a b@example.com\"", ProblemCode.WRONG_FORMAT),
                                bad("\"a@b@example.com\"", ProblemCode.WRONG_FORMAT),
                                bad("\"Anna <anna@example.com>\"", ProblemCode.WRONG_FORMAT),
                                bad("5", ProblemCode.WRONG_TYPE)),
                        List.of("'ANNA@EXAMPLE.COM'", "'o\\'hara+x@mail.example.co.uk'")),
                new Samples(
                        new PhoneType(),
                        "phone",
                        List.of(
                                good("\"+1 (212) 555-0100\"", "+1 (212) 555-0100"),
                                good("\"030/1234 x 12\"", "030/1234 x 12")),
                        List.of(
                                bad("\"call me\"", ProblemCode.WRONG_FORMAT),
                                bad("\"()--\"", ProblemCode.WRONG_FORMAT),
                                bad("2125550100", ProblemCode.WRONG_TYPE)),
                        List.of("'+1 (212) 555-0100'", "'030/1234 X 12'")),
                new Samples(
                        new UrlType(),
                        "website",
                        List.of(
                                good("\"example.com\"", "https://example.com"),
                                good("\"http://example.com:8080/a?b=c\"", "http://example.com:8080/a?b=c")),
                        List.of(
                                bad("\"javascript:alert(1)\"", ProblemCode.WRONG_FORMAT),
                                bad("\"ftp://example.com\"", ProblemCode.WRONG_FORMAT),
                                bad("\"two words\"", ProblemCode.WRONG_FORMAT)),
                        List.of("'https://EXAMPLE.com'", "'http://example.com:8080/a?b=c'")),
                new Samples(
                        new NumberType(NumberType.Unit.NUMBER, 0, null, null),
                        "quantity",
                        List.of(
                                good("0", "0"),
                                good("-7", "-7"),
                                good("3.0", "3"),
                                good("1e3", "1000"),
                                good("\"999999999999999999\"", "999999999999999999"),
                                good("-999999999999999999", "-999999999999999999")),
                        List.of(
                                bad("1.5", ProblemCode.WRONG_FORMAT),
                                bad("1000000000000000000", ProblemCode.OUT_OF_RANGE),
                                bad("1e999999999", ProblemCode.OUT_OF_RANGE),
                                bad("\"seven\"", ProblemCode.WRONG_TYPE),
                                bad("true", ProblemCode.WRONG_TYPE)),
                        List.of("0", "-7", "3.0", "1000", "999999999999999999", "-999999999999999999")),
                new Samples(
                        new NumberType(NumberType.Unit.CURRENCY, 2, NO_LIMIT_HIT, null),
                        "price",
                        List.of(
                                good("1234.5", "1234.50"),
                                good("0.10", "0.10"),
                                good("-5", "-5.00"),
                                good("\"9999999999999999.99\"", "9999999999999999.99")),
                        List.of(
                                bad("0.001", ProblemCode.WRONG_FORMAT),
                                bad("-5.01", ProblemCode.OUT_OF_RANGE),
                                bad("10000000000000000", ProblemCode.OUT_OF_RANGE),
                                bad("\"$5\"", ProblemCode.WRONG_TYPE)),
                        List.of("1234.5", "0.1", "-5", "9999999999999999.99")),
                new Samples(
                        new NumberType(NumberType.Unit.PERCENT, 2, BigDecimal.ZERO, BigDecimal.valueOf(100)),
                        "discount",
                        List.of(good("0", "0.00"), good("12.25", "12.25"), good("100", "100.00")),
                        List.of(bad("-1", ProblemCode.OUT_OF_RANGE), bad("100.01", ProblemCode.OUT_OF_RANGE)),
                        List.of("0", "12.25", "100")),
                new Samples(
                        new CheckboxType(),
                        "checked",
                        List.of(new Good("true", true), new Good("false", false)),
                        List.of(bad("\"true\"", ProblemCode.WRONG_TYPE), bad("1", ProblemCode.WRONG_TYPE)),
                        List.of("true", "false")),
                new Samples(
                        new DateType(),
                        "day",
                        List.of(
                                new Good("\"2027-01-31\"", LocalDate.parse("2027-01-31")),
                                new Good("\"0001-01-01\"", LocalDate.parse("0001-01-01")),
                                new Good("\"9999-12-31\"", LocalDate.parse("9999-12-31")),
                                new Good("\"2028-02-29\"", LocalDate.parse("2028-02-29"))),
                        List.of(
                                bad("\"2027-02-29\"", ProblemCode.WRONG_FORMAT),
                                bad("\"31.01.2027\"", ProblemCode.WRONG_FORMAT),
                                bad("\"+10000-01-01\"", ProblemCode.WRONG_FORMAT),
                                bad("\"2027-01-31T00:00:00Z\"", ProblemCode.WRONG_FORMAT),
                                bad("20270131", ProblemCode.WRONG_TYPE)),
                        List.of(
                                "date('2027-01-31')",
                                "date('0001-01-01')",
                                "date('9999-12-31')",
                                "date('2028-02-29')")),
                new Samples(
                        new DateTimeType(),
                        "moment",
                        List.of(
                                new Good("\"2027-01-31T09:30:00+01:00\"", Instant.parse("2027-01-31T08:30:00Z")),
                                new Good(
                                        "\"2027-01-31T08:30:00.123456789Z\"",
                                        Instant.parse("2027-01-31T08:30:00.123456Z"))),
                        List.of(
                                bad("\"2027-01-31T09:30:00\"", ProblemCode.WRONG_FORMAT),
                                bad("\"2027-01-31\"", ProblemCode.WRONG_FORMAT),
                                bad("1800000000", ProblemCode.WRONG_TYPE)),
                        List.of("timestamp('2027-01-31T08:30:00Z')", "timestamp('2027-01-31T08:30:00.123456Z')")),
                new Samples(
                        new PicklistType(List.of(option("red"), option("green"), option("blue"))),
                        "colour",
                        List.of(good("\"red\"", "red"), good("\"green\"", "green"), good("\"blue\"", "blue")),
                        List.of(
                                bad("\"purple\"", ProblemCode.UNKNOWN_OPTION),
                                bad("\"Red\"", ProblemCode.UNKNOWN_OPTION),
                                bad("0", ProblemCode.WRONG_TYPE)),
                        List.of("'red'", "'green'", "'blue'")),
                new Samples(
                        new LookupType("sample", "children", LookupType.OnDelete.RESTRICT),
                        "parent",
                        List.of(
                                new Good("\"" + SOME_ID + "\"", new RecordRef("sample", SOME_ID)),
                                new Good(
                                        "{\"id\": \"" + SOME_ID + "\", \"title\": \"ignored\"}",
                                        new RecordRef("sample", SOME_ID))),
                        List.of(
                                bad("\"1-1-1-1-1\"", ProblemCode.WRONG_FORMAT),
                                bad("\"Cancity\"", ProblemCode.WRONG_FORMAT),
                                bad("{\"title\": \"x\"}", ProblemCode.WRONG_TYPE),
                                bad("5", ProblemCode.WRONG_TYPE)),
                        List.of("'" + SOME_ID + "'", "'" + SOME_ID + "'")),
                new Samples(
                        new LookupType(List.of("sample", "part"), "mentions", LookupType.OnDelete.KEEP),
                        "about",
                        List.of(
                                new Good(
                                        "{\"entity\": \"part\", \"id\": \"" + SOME_ID + "\", \"title\": \"ignored\"}",
                                        new RecordRef("part", SOME_ID)),
                                new Good("\"sample/" + SOME_ID + "\"", new RecordRef("sample", SOME_ID))),
                        List.of(
                                bad("\"" + SOME_ID + "\"", ProblemCode.UNKNOWN_REFERENCE),
                                bad("{\"id\": \"" + SOME_ID + "\"}", ProblemCode.UNKNOWN_REFERENCE),
                                bad(
                                        "{\"entity\": \"user\", \"id\": \"" + SOME_ID + "\"}",
                                        ProblemCode.UNKNOWN_REFERENCE),
                                bad("{\"entity\": \"part\", \"id\": \"7\"}", ProblemCode.WRONG_FORMAT),
                                bad("{\"entity\": \"part\"}", ProblemCode.WRONG_TYPE),
                                bad("5", ProblemCode.WRONG_TYPE)),
                        List.of("'" + SOME_ID + "'", "'" + SOME_ID + "'")),
                new Samples(
                        new LinksType("part", "usedBy"),
                        "uses",
                        List.of(
                                new Good("[\"" + SOME_ID + "\"]", List.of(new RecordRef("part", SOME_ID))),
                                new Good(
                                        "[{\"id\": \"" + SOME_ID + "\", \"title\": \"ignored\"}, \"" + SOME_ID + "\"]",
                                        List.of(new RecordRef("part", SOME_ID))),
                                new Good("\"" + SOME_ID + "\"", List.of(new RecordRef("part", SOME_ID)))),
                        List.of(
                                bad("[\"Cancity\"]", ProblemCode.WRONG_FORMAT),
                                bad("[5]", ProblemCode.WRONG_TYPE),
                                bad("[[]]", ProblemCode.WRONG_TYPE),
                                bad("{\"add\": \"" + SOME_ID + "\"}", ProblemCode.WRONG_TYPE),
                                bad("{\"add\": [], \"set\": []}", ProblemCode.WRONG_TYPE),
                                bad(ids(LinksType.MOST + 1), ProblemCode.LIMIT_REACHED)),
                        List.of("'" + SOME_ID + "'", "'" + SOME_ID + "'", "'" + SOME_ID + "'")),
                new Samples(
                        new FileType(FileType.Form.FILE, List.of("application/pdf", "text/*"), 1, 3),
                        "papers",
                        List.of(
                                new Good("[%s]".formatted(file("a", "b.pdf")), List.of(stored("a", "b.pdf"))),
                                new Good(file("a", " 报告.pdf "), List.of(stored("a", "报告.pdf"))),
                                new Good(
                                        "[%s, %s, %s]".formatted(file("b", "1"), file("a", "2"), file("b", "3")),
                                        List.of(stored("b", "1"), stored("a", "2"))),
                                new Good(
                                        "[{\"digest\": \"%s\", \"name\": \"p.png\", \"type\": \"image/png\", \"size\": 70, \"width\": 2, \"height\": 1}]"
                                                .formatted("c".repeat(64)),
                                        List.of(new StoredFile("c".repeat(64), "p.png", "image/png", 70, 2, 1)))),
                        List.of(
                                bad("\"b.pdf\"", ProblemCode.WRONG_TYPE),
                                bad("[\"%s\"]".formatted("a".repeat(64)), ProblemCode.WRONG_TYPE),
                                bad("{\"name\": \"b.pdf\"}", ProblemCode.WRONG_FORMAT),
                                bad("{\"digest\": \"../etc/passwd\", \"name\": \"b\"}", ProblemCode.WRONG_FORMAT),
                                bad(file("a", ""), ProblemCode.WRONG_FORMAT),
                                bad(file("a", "a\\nb"), ProblemCode.WRONG_FORMAT),
                                bad(file("a", "x".repeat(201)), ProblemCode.WRONG_FORMAT),
                                bad(file("a", "b").replace("name", "nmae"), ProblemCode.UNKNOWN_FIELD),
                                bad(
                                        "[%s, %s, %s, %s]"
                                                .formatted(
                                                        file("a", "1"), file("b", "2"), file("c", "3"), file("d", "4")),
                                        ProblemCode.LIMIT_REACHED)),
                        List.of()),
                new Samples(
                        new AddressType(),
                        "place",
                        List.of(
                                new Good(
                                        "{\"street\": \"1 Main St\\nFloor 2\", \"city\": \"Springfield\", \"country\": \"US\"}",
                                        new PostalAddress("1 Main St\nFloor 2", "Springfield", "", "", "US")),
                                new Good(
                                        "{\"city\": \"上海\", \"postalCode\": null}",
                                        new PostalAddress("", "上海", "", "", ""))),
                        List.of(
                                bad("\"1 Main St\"", ProblemCode.WRONG_TYPE),
                                bad("{\"town\": \"x\"}", ProblemCode.UNKNOWN_FIELD),
                                bad("{\"city\": \"a\\nb\"}", ProblemCode.WRONG_FORMAT),
                                bad("{\"city\": 5}", ProblemCode.WRONG_TYPE)),
                        List.of()),
                new Samples(
                        new GeolocationType(),
                        "position",
                        List.of(
                                new Good("{\"latitude\": 51.5, \"longitude\": -0.12}", point("51.5", "-0.12")),
                                new Good("{\"latitude\": \"-90\", \"longitude\": \"180.0\"}", point("-90", "180")),
                                new Good(
                                        "{\"latitude\": 31.23041666666, \"longitude\": 121.473701}",
                                        point("31.230417", "121.473701")),
                                new Good("{\"latitude\": 0, \"longitude\": 50}", point("0", "50"))),
                        List.of(
                                bad("\"51.5, -0.12\"", ProblemCode.WRONG_TYPE),
                                bad("{\"latitude\": 51.5}", ProblemCode.WRONG_FORMAT),
                                bad("{\"latitude\": 51.5, \"longitude\": null}", ProblemCode.WRONG_FORMAT),
                                bad("{\"lat\": 51.5, \"longitude\": 1}", ProblemCode.UNKNOWN_FIELD),
                                bad("{\"latitude\": \"north\", \"longitude\": 1}", ProblemCode.WRONG_TYPE),
                                bad("{\"latitude\": true, \"longitude\": 1}", ProblemCode.WRONG_TYPE),
                                bad("{\"latitude\": 90.0000001, \"longitude\": 1}", ProblemCode.OUT_OF_RANGE),
                                bad("{\"latitude\": 1, \"longitude\": -181}", ProblemCode.OUT_OF_RANGE),
                                bad("{\"latitude\": 1e999999999, \"longitude\": 1}", ProblemCode.OUT_OF_RANGE)),
                        List.of()));
    }

    private static String file(String digit, String name) {
        return "{\"digest\": \"%s\", \"name\": \"%s\"}".formatted(digit.repeat(64), name);
    }

    private static StoredFile stored(String digit, String name) {
        return new StoredFile(digit.repeat(64), name, "", 0, 0, 0);
    }

    private static String ids(int count) {
        return Stream.generate(UUID::randomUUID)
                .limit(count)
                .map("\"%s\""::formatted)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** Texts of numbers become exact decimals, others stay texts. */
    private static Good good(String json, String value) {
        boolean number = json.matches("\"?-?[0-9][0-9.e]*\"?");
        return new Good(json, number ? new BigDecimal(value) : value);
    }

    private static GeoPoint point(String latitude, String longitude) {
        return new GeoPoint(new BigDecimal(latitude), new BigDecimal(longitude));
    }

    private static Bad bad(String json, ProblemCode code) {
        return new Bad(json, code);
    }

    private static PicklistType.Option option(String name) {
        return new PicklistType.Option(name, Label.of(name), java.util.Map.of());
    }

    /** All types that have samples. */
    public static List<Class<?>> covered() {
        List<Class<?>> classes = new ArrayList<>();
        all().forEach(samples -> classes.add(samples.type().getClass()));
        return classes;
    }
}
