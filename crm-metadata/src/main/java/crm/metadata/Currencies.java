package crm.metadata;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The currencies of a company, by their ISO 4217 codes.
 *
 * @param company its own, which filters, sums and formulas are in; empty where nothing is said of currencies
 * @param others those that records may be in as well
 */
public record Currencies(String company, List<Other> others) {

    /** What amounts have where nothing is said of currencies, and what an index of amounts has at least. */
    public static final int USUAL_DECIMALS = 2;

    /** What is not said of currencies. */
    public static final Currencies NONE = new Currencies("", List.of());

    /** @param hidden true of one that is not chosen any more; records keep it */
    public record Other(String code, boolean hidden) {}

    public Currencies {
        others = List.copyOf(others);
    }

    /** The decimals of amounts in a currency, by ISO 4217: a yen has none, a Kuwaiti dinar three. */
    public static int decimals(String code) {
        return Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
    }

    /** False where all amounts are in the company's currency, and nobody needs to know of others. */
    public boolean areSeveral() {
        return !others.isEmpty();
    }

    public Optional<Other> other(String code) {
        return others.stream().filter(other -> other.code().equals(code)).findFirst();
    }

    /**
     * An entity type for a company with these currencies: its money has their decimals, and where there are several
     * currencies, a record says which one its amounts are in.
     *
     * @param label of the field that says it
     */
    public EntityType over(EntityType type, Label label) {
        if (!type.amounts().isEmpty()) {
            return type;
        }
        Optional<Field> first = areSeveral()
                ? type.storedFields().stream().filter(Field::isAmount).findFirst()
                : Optional.empty();
        List<Field> fields = new ArrayList<>();
        for (Field field : type.storedFields()) {
            fields.add(over(field));
            if (first.filter(field::equals).isPresent()) {
                fields.add(field(label));
            }
        }
        return fields.equals(List.copyOf(type.storedFields()))
                ? type
                : type.withAmounts(fields, sections -> first.isEmpty() ? sections : form(type, sections), this);
    }

    private Field over(Field field) {
        if (!field.isMoney()) {
            return field;
        }
        int own = decimals(company);
        int indexed = Math.max(USUAL_DECIMALS, own);
        if (!field.isAmount() || !areSeveral()) {
            return field.withDecimals(indexed, own);
        }
        int most = others.stream().mapToInt(other -> decimals(other.code())).reduce(own, Math::max);
        return field.withDecimals(indexed, most).inCurrencyOfRecord();
    }

    private Field field(Label label) {
        return new Field(
                EntityType.CURRENCY,
                label,
                picklist(),
                false,
                false,
                false,
                Optional.of(company),
                FieldConditions.NONE,
                new Storage.InValues());
    }

    /** The company's first. */
    private PicklistType picklist() {
        return new PicklistType(Stream.concat(Stream.of(new Other(company, false)), others.stream())
                .map(one -> new PicklistType.Option(one.code(), Label.of(one.code()), Map.of(), one.hidden(), Set.of()))
                .toList());
    }

    /** The sections, with the currency behind the first amount unless they say its place. */
    private static List<Section> form(EntityType type, List<Section> form) {
        boolean placed = form.stream().anyMatch(section -> section.fields().contains(EntityType.CURRENCY));
        List<Section> sections = new ArrayList<>();
        for (Section section : form) {
            List<String> names = new ArrayList<>();
            for (String name : section.fields()) {
                names.add(name);
                if (!placed && type.findField(name).filter(Field::isAmount).isPresent()) {
                    names.add(EntityType.CURRENCY);
                    placed = true;
                }
            }
            sections.add(section.with(names));
        }
        return sections;
    }
}
