package crm.rest.body;

import com.fasterxml.jackson.core.JsonGenerator;
import crm.metadata.Currencies;
import crm.metadata.Field;
import crm.metadata.LinksType;
import crm.metadata.LookupType;
import crm.record.Record;
import crm.value.RecordRef;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Writes records flat: id, version, then each field of the projection, absent values as null. */
final class RecordWriter {

    /** Behind the fields, the amounts among them in the company's currency. */
    static final String CONVERTED = "converted";

    private final JsonGenerator json;
    private final Projection projection;
    private final Neighbours neighbours;
    private final boolean hasAmounts;

    RecordWriter(JsonGenerator json, Projection projection, Neighbours neighbours) {
        this.json = json;
        this.projection = projection;
        this.neighbours = neighbours;
        hasAmounts = projection.fields().stream().anyMatch(Field::converted);
    }

    void write(Record record) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", record.id().toString());
        json.writeNumberField("version", record.version());
        for (Field field : projection.fields()) {
            write(record, field, projection.hops().getOrDefault(field.name(), List.of()));
        }
        if (hasAmounts) {
            writeConverted(record);
        }
        json.writeEndObject();
    }

    /** In the company's currency, as filters and sums go by them. */
    private void writeConverted(Record record) throws IOException {
        json.writeObjectFieldStart(CONVERTED);
        for (Field field : projection.fields()) {
            if (field.converted()) {
                Optional<Object> amount = record.operand(field.name());
                json.writeFieldName(field.name());
                if (amount.isPresent()) {
                    writeAmount(
                            (BigDecimal) amount.get(),
                            record.type().recordCurrency().company());
                } else {
                    json.writeNull();
                }
            }
        }
        json.writeEndObject();
    }

    private void write(Record record, Field field, List<Field> hops) throws IOException {
        Optional<Object> value = record.value(field);
        json.writeFieldName(field.name());
        if (value.isEmpty()) {
            json.writeNull();
        } else if (field.converted()) {
            writeAmount((BigDecimal) value.get(), record.currency());
        } else {
            write(field, value.get(), hops);
        }
    }

    /** With the decimals of its currency, and more where it has more. */
    private void writeAmount(BigDecimal amount, Optional<String> currency) throws IOException {
        int decimals = currency.map(Currencies::decimals).orElse(Currencies.USUAL_DECIMALS);
        json.writeNumber(
                amount.setScale(Math.max(decimals, amount.stripTrailingZeros().scale())));
    }

    private void write(Field field, Object value, List<Field> hops) throws IOException {
        switch (field.type().kind()) {
            case TEXT, CHOICE -> json.writeString((String) value);
            case DECIMAL -> json.writeNumber((BigDecimal) value);
            case BOOLEAN -> json.writeBoolean((Boolean) value);
            case REFERENCE -> writeReference((RecordRef) value, ((LookupType) field.type()).isOfSeveral(), hops);
            case REFERENCES -> {
                json.writeStartArray();
                for (RecordRef ref : LinksType.refs(value)) {
                    writeReference(ref, false, List.of());
                }
                json.writeEndArray();
            }
            // writing a tree costs a kilobyte of its own, which a page of dates feels
            case DATE, MOMENT -> json.writeString(field.type().toJson(value).textValue());
            case CHOICES, COMPOSITE -> json.writeTree(field.type().toJson(value));
        }
    }

    /** A record that may not be read, or is deleted, is its id and nothing else. */
    private void writeReference(RecordRef ref, boolean ofSeveral, List<Field> hops) throws IOException {
        json.writeStartObject();
        if (ofSeveral) {
            json.writeStringField("entity", ref.entity());
        }
        json.writeStringField("id", ref.id().toString());
        Optional<String> title = neighbours.title(ref);
        if (title.isPresent()) {
            json.writeStringField("title", title.get());
        }
        Optional<Record> record = hops.isEmpty() ? Optional.empty() : neighbours.record(ref);
        if (record.isPresent()) {
            for (Field field : hops) {
                write(record.get(), field, List.of());
            }
        }
        json.writeEndObject();
    }
}
