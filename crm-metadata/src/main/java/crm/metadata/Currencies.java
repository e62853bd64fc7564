package crm.metadata;

import java.util.ArrayList;
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

    /** What is not said of currencies. */
    public static final Currencies NONE = new Currencies("", List.of());

    /** @param hidden true of one that is not chosen any more; records keep it */
    public record Other(String code, boolean hidden) {}

    public Currencies {
        others = List.copyOf(others);
    }

    /** False where all amounts are in the company's currency, and nobody needs to know of others. */
    public boolean areSeveral() {
        return !others.isEmpty();
    }

    public Optional<Other> other(String code) {
        return others.stream().filter(other -> other.code().equals(code)).findFirst();
    }

    /**
     * An entity type for a company with several currencies: where there are amounts, a record says which one they are in.
     *
     * @param label of the field that says it
     */
    public EntityType over(EntityType type, Label label) {
        Optional<Field> first =
                type.storedFields().stream().filter(Field::isAmount).findFirst();
        if (first.isEmpty() || !type.amounts().isEmpty()) {
            return type;
        }
        List<Field> fields = new ArrayList<>();
        for (Field field : type.storedFields()) {
            fields.add(field.isAmount() ? field.inCurrencyOfRecord() : field);
            if (field.equals(first.get())) {
                fields.add(field(label));
            }
        }
        return type.withAmounts(fields, sections -> form(type, sections), this);
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
