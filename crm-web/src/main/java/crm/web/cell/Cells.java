package crm.web.cell;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.FileType;
import crm.metadata.LookupType;
import crm.metadata.NumberType;
import crm.metadata.PicklistType;
import crm.record.Record;
import crm.value.GeoPoint;
import crm.value.PostalAddress;
import crm.value.RecordRef;
import crm.value.StoredFile;
import crm.web.cell.Cell.Kind;
import crm.web.cell.Cell.Tone;
import crm.web.text.Formats;
import crm.web.text.Language;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the cell of a field's value: the one place that knows how a value of each type looks.
 *
 * @param titles of the records that lookups refer to, as {@code Records.titles} gives them
 * @param currency of amounts that are shown without their record, where a company has several
 */
public record Cells(Language language, Map<RecordRef, String> titles, Optional<String> currency) {

    /** Of many linked records a cell names these. */
    private static final int NAMES = 2;

    public Cells(Language language, Map<RecordRef, String> titles) {
        this(language, titles, Optional.empty());
    }

    /** The same for amounts of a record in this currency. */
    public Cells in(Optional<String> other) {
        return new Cells(language, titles, other);
    }

    /** The cell of a field of a record; what the record is closed about is never late. */
    public Cell of(Record record, Field field) {
        Optional<Object> value = record.value(field);
        if (value.isEmpty()) {
            return Cell.EMPTY;
        }
        if (field.equals(record.type().titleField())) {
            return Cell.plain(Kind.TITLE, value.get().toString())
                    .withTooltip(value.get().toString())
                    .withHref(address(record.ref()));
        }
        if (field.converted()) {
            return amount(record, field, (BigDecimal) value.get());
        }
        Cell cell = of(field, value.get());
        return isClosed(record) && value.get() instanceof LocalDate day
                ? Cell.plain(Kind.DATE, Formats.date(day, language))
                : cell;
    }

    /** In the record's currency; what it comes to in the company's is told where that is another. */
    private Cell amount(Record record, Field field, BigDecimal value) {
        Optional<String> foreign = record.foreignCurrency();
        if (foreign.isEmpty()) {
            return Cell.plain(Kind.MONEY, Formats.money(value, language));
        }
        Cell cell = Cell.plain(Kind.MONEY, Formats.money(value, foreign.get(), language));
        return converted(record, field)
                .map(own -> cell.withTooltip(foreign.get() + " · " + own))
                .orElse(cell);
    }

    /** What an amount in another currency comes to in the company's. */
    public Optional<String> converted(Record record, Field field) {
        return Optional.ofNullable(record.converted().get(field.name()))
                .map(amount -> Formats.money((BigDecimal) amount, language));
    }

    /** True of a record whose stage is one that ends the way. */
    public static boolean isClosed(Record record) {
        return record.type()
                .face()
                .stage()
                .map(record.type()::field)
                .flatMap(stage ->
                        record.value(stage).flatMap(name -> ((PicklistType) stage.type()).option((String) name)))
                .map(option -> option.is("closed"))
                .orElse(false);
    }

    /** True of a field whose values are several lines. */
    public static boolean isParagraphs(Field field) {
        return field.type() instanceof crm.metadata.LongTextType || field.type() instanceof crm.metadata.RichTextType;
    }

    /** Says that a field has no value, where one is wanted. */
    public Cell missing(Field field) {
        String label = field.label().in(language.locale());
        return Cell.plain(Kind.TEXT, language.t("card.missing", language.noun(label)))
                .withTone(Tone.SOON);
    }

    /** The cell of a value by itself. */
    public Cell of(Field field, Object value) {
        return switch (field.type()) {
            case crm.metadata.TextType _, crm.metadata.LongTextType _ -> text(value.toString());
            case crm.metadata.RichTextType _ -> text(plain(value.toString()));
            case crm.metadata.TimeType _, crm.metadata.AutoNumberType _ -> Cell.plain(Kind.TEXT, value.toString());
            case crm.metadata.MultiPicklistType several -> options(several.choices(), (java.util.List<?>) value);
            case crm.metadata.EmailType _ ->
                Cell.plain(Kind.LINK, value.toString()).withHref("mailto:" + value);
            case crm.metadata.PhoneType _ ->
                Cell.plain(Kind.LINK, value.toString())
                        .withHref("tel:" + value.toString().replaceAll("[^+0-9]", ""));
            case crm.metadata.UrlType _ ->
                Cell.plain(Kind.LINK, host(value.toString()))
                        .withHref(value.toString())
                        .withTooltip(value.toString());
            case NumberType _ when field.converted() -> Cell.plain(Kind.MONEY, amount((BigDecimal) value));
            case NumberType number -> number(number, (BigDecimal) value);
            case crm.metadata.CheckboxType _ ->
                (Boolean) value ? Cell.plain(Kind.CHECK, language.t("value.yes")) : Cell.EMPTY;
            case crm.metadata.DateType _ -> date((LocalDate) value);
            case crm.metadata.DateTimeType _ ->
                Cell.plain(Kind.DATE, Formats.ago((Instant) value, Instant.now(), language))
                        .withTooltip(Formats.dateTime((Instant) value, language));
            case PicklistType picklist -> option(picklist, (String) value);
            case LookupType _ -> reference((RecordRef) value);
            case crm.metadata.LinksType _ -> links(crm.metadata.LinksType.refs(value));
            case crm.metadata.AddressType _ -> address((PostalAddress) value);
            case crm.metadata.GeolocationType _ -> place((GeoPoint) value);
            case FileType files -> files(files, FileType.files(value));
            case crm.metadata.MaskedType _ ->
                Cell.plain(Kind.MASKED, value.toString()).withTooltip(language.t("value.masked"));
        };
    }

    /** Of a currency that nobody named it is the number alone. */
    private String amount(BigDecimal value) {
        return currency.map(code -> Formats.money(value, code, language))
                .orElseGet(() -> Formats.number(value, language));
    }

    private static Cell text(String text) {
        String line = text.lines().findFirst().orElse("");
        return Cell.plain(Kind.TEXT, line).withTooltip(text);
    }

    private Cell number(NumberType type, BigDecimal value) {
        return switch (type.unit()) {
            case NUMBER -> Cell.plain(Kind.NUMBER, measured(Formats.number(value, type, language), type));
            case DURATION -> Cell.plain(Kind.NUMBER, Formats.duration(value));
            case CURRENCY -> Cell.plain(Kind.MONEY, Formats.money(value, language));
            case PERCENT -> Cell.plain(Kind.NUMBER, Formats.percent(value, language));
        };
    }

    private static String measured(String number, NumberType type) {
        return type.measure().isEmpty() ? number : number + " " + type.measure();
    }

    /** Markdown as one reads it in a line: without its marks. */
    private static String plain(String markdown) {
        return markdown.replaceAll("(?m)^[#>\\-*+ ]+|[*_`]{1,3}", "").strip();
    }

    private Cell options(PicklistType picklist, java.util.List<?> names) {
        String all = names.stream()
                .map(name -> option(picklist, name.toString()).text())
                .collect(Collectors.joining(", "));
        return Cell.plain(Kind.TEXT, all).withTooltip(all);
    }

    /** In words where it helps to act: within a week ahead, within a month behind. */
    private Cell date(LocalDate date) {
        String exact = Formats.date(date, language);
        long days = ChronoUnit.DAYS.between(language.today(), date);
        if (days < 0 && days >= -60) {
            return Cell.plain(Kind.DATE, language.t("time.daysLate", -days))
                    .withTone(Tone.LATE)
                    .withTooltip(exact);
        }
        if (days >= 0 && days <= 7) {
            return Cell.plain(Kind.DATE, language.t("time.inDays", days))
                    .withTone(Tone.SOON)
                    .withTooltip(exact);
        }
        return Cell.plain(Kind.DATE, exact);
    }

    /** A chip; of a picklist whose options have a probability, with a pie as full as it is likely. */
    public Cell option(PicklistType picklist, String name) {
        Optional<PicklistType.Option> option = picklist.option(name);
        String label = option.map(known -> known.label().in(language.locale())).orElse(name);
        Object hue = option.<Object>map(known -> known.attributes().getOrDefault("hue", "gray"))
                .orElse("gray");
        Double share = option.map(Cells::share).orElse(null);
        Kind kind = share == null ? Kind.CHIP : Kind.STAGE;
        return new Cell(kind, label, Tone.PLAIN, null, null, Hues.named(hue), null, share);
    }

    private static @Nullable Double share(PicklistType.Option option) {
        if (!(option.attributes().get("probability") instanceof BigDecimal probability)) {
            return null;
        }
        return option.is("closed") && !option.is("won") ? -1.0 : probability.doubleValue() / 100;
    }

    private Cell reference(RecordRef ref) {
        String title = titles.get(ref);
        if (title == null) {
            return Cell.EMPTY;
        }
        boolean person = ref.entity().equals(EntityType.USER);
        return new Cell(
                person ? Kind.PERSON : Kind.REFERENCE,
                title,
                Tone.PLAIN,
                title,
                address(ref),
                Hues.of(ref.id()),
                person ? initials(title) : initial(title),
                null);
    }

    /** The first names and how many more there are; the tooltip has all that may be read. */
    private Cell links(java.util.List<RecordRef> refs) {
        java.util.List<String> names = refs.stream()
                .flatMap(ref -> Optional.ofNullable(titles.get(ref)).stream())
                .sorted()
                .toList();
        String first = names.stream().limit(NAMES).collect(Collectors.joining(", "));
        int more = refs.size() - Math.min(NAMES, names.size());
        String told = more == 0 ? first : first.isEmpty() ? language.t("value.records", more) : first + ", +" + more;
        return Cell.plain(Kind.TEXT, told).withTooltip(names.isEmpty() ? told : String.join(", ", names));
    }

    /** Each linked record that may be read, for where there is room for all. */
    public java.util.List<Cell> each(java.util.List<RecordRef> refs) {
        return refs.stream()
                .map(this::reference)
                .filter(cell -> !cell.isEmpty())
                .sorted(java.util.Comparator.comparing(Cell::text))
                .toList();
    }

    /** The first names and how many more there are. What is in them is on the record's page. */
    private static Cell files(FileType type, java.util.List<StoredFile> files) {
        java.util.List<String> names = files.stream().map(StoredFile::name).toList();
        String first = names.stream().limit(NAMES).collect(Collectors.joining(", "));
        String told = names.size() <= NAMES ? first : first + ", +" + (names.size() - NAMES);
        Kind kind = type.form() == FileType.Form.IMAGE ? Kind.IMAGE : Kind.FILE;
        return Cell.plain(kind, told).withTooltip(String.join("\n", names));
    }

    private Cell address(PostalAddress address) {
        String country = Formats.country(address.country(), language);
        String line = Stream.of(address.city(), country)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        String all = Stream.of(address.street(), address.postalCode() + " " + address.city(), address.state(), country)
                .filter(part -> !part.isBlank())
                .map(String::strip)
                .collect(Collectors.joining("\n"));
        return Cell.plain(Kind.TEXT, line.isEmpty() ? all : line).withTooltip(all);
    }

    private static Cell place(GeoPoint point) {
        String latitude = point.latitude().toPlainString();
        String longitude = point.longitude().toPlainString();
        return Cell.plain(Kind.LINK, point.toString())
                .withTooltip("OpenStreetMap")
                .withHref("https://www.openstreetmap.org/?mlat=%s&mlon=%s#map=16/%s/%s"
                        .formatted(latitude, longitude, latitude, longitude));
    }

    /** Where a record's page is. */
    public static String address(RecordRef ref) {
        return "/" + ref.entity() + "/" + ref.id();
    }

    /** "AS" of "Anna Snelling"; of a Chinese name its last two characters. */
    public static String initials(String name) {
        String stripped = name.strip();
        if (!stripped.isEmpty() && Character.UnicodeScript.of(stripped.codePointAt(0)) == Character.UnicodeScript.HAN) {
            int count = stripped.codePointCount(0, stripped.length());
            return stripped.substring(stripped.offsetByCodePoints(0, Math.max(0, count - 2)));
        }
        String[] words = stripped.split("\\s+");
        return words.length < 2 ? initial(stripped) : initial(words[0]) + initial(words[words.length - 1]);
    }

    private static String initial(String text) {
        return text.isEmpty() ? "?" : new String(Character.toChars(Character.toUpperCase(text.codePointAt(0))));
    }

    private static String host(String address) {
        String host = URI.create(address).getHost();
        return host == null ? address : host.replaceFirst("^www\\.", "");
    }
}
