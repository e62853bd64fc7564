package crm.web.record;

import crm.metadata.EmailType;
import crm.metadata.EntityType;
import crm.metadata.FieldType;
import crm.metadata.PhoneType;
import crm.record.Record;
import java.util.Optional;
import java.util.stream.Stream;

/** How the people behind a record are reached. */
record Reach(Optional<String> phone, Optional<String> mail) {

    /** What the first of these records says of it that says anything. */
    static Reach of(Stream<Record> records) {
        return records.filter(record -> !record.type().name().equals(EntityType.USER))
                .map(record -> new Reach(first(record, PhoneType.class), first(record, EmailType.class)))
                .filter(reach -> !reach.isEmpty())
                .findFirst()
                .orElse(new Reach(Optional.empty(), Optional.empty()));
    }

    private static Optional<String> first(Record record, Class<? extends FieldType> type) {
        return record.type().fields().stream()
                .filter(field -> type.isInstance(field.type()))
                .flatMap(field -> record.value(field).stream())
                .map(Object::toString)
                .findFirst();
    }

    boolean isEmpty() {
        return phone.isEmpty() && mail.isEmpty();
    }
}
