package crm.metadata;

import java.util.Optional;

/**
 * In which currencies the records of an entity type are.
 *
 * @param company the company's own currency; empty where records are in no other
 * @param day the date field that says of which day the rate counts; without one, the day a record was made
 */
public record RecordCurrency(Optional<String> company, Optional<String> day) {

    static final RecordCurrency NONE = new RecordCurrency(Optional.empty(), Optional.empty());

    RecordCurrency of(Currencies currencies) {
        return currencies.areSeveral() ? new RecordCurrency(Optional.of(currencies.company()), day) : this;
    }

    /** The decimals of what values of a number come to in the company's currency. */
    public int decimals(Field field) {
        return field.converted()
                ? company.map(Currencies::decimals).orElse(Currencies.USUAL_DECIMALS)
                : ((NumberType) field.type()).decimals();
    }
}
