package crm.record;

import crm.metadata.Field;
import crm.metadata.PicklistType;
import crm.problem.ProblemCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Picklists whose options depend on another field: what is chosen goes with what the other one says. */
final class DependentOptions {

    private DependentOptions() {}

    /** Takes the defaults of a new record away that do not go with what its author says. */
    static void dropDefaults(Record record, RecordPatch patch) {
        for (Field field : record.type().fields()) {
            if (!patch.fields().contains(field.name()) && misfit(record, field).isPresent()) {
                record.set(field.name(), null);
            }
        }
    }

    /** What was there before may stay as long as neither of the two fields changes. */
    static void check(Draft draft) {
        for (Field field : draft.type().fields()) {
            Optional<String> on = PicklistType.of(field.type()).flatMap(PicklistType::dependsOn);
            if (on.isPresent() && !draft.problems().has(field.name()) && isTouched(draft, field.name(), on.get())) {
                misfit(draft.after(), field)
                        .ifPresent(option -> draft.problems()
                                .add(
                                        field.name(),
                                        ProblemCode.UNKNOWN_OPTION,
                                        "'%s' of %s does not go with the field that it depends on. Choose another, or none."
                                                .formatted(option, field.label().english())));
            }
        }
    }

    private static boolean isTouched(Draft draft, String field, String on) {
        return draft.after().changedSince(draft.before(), field)
                || draft.after().changedSince(draft.before(), on);
    }

    private static Optional<String> misfit(Record record, Field field) {
        Optional<PicklistType> picklist = PicklistType.of(field.type());
        Optional<Object> controlling = picklist.flatMap(PicklistType::dependsOn).flatMap(record::value);
        return chosen(record, field)
                .filter(option -> !picklist.orElseThrow().goesWith(option, controlling))
                .findFirst();
    }

    /** The options of a picklist, single or multiple, that a record has. */
    static Stream<String> chosen(Record record, Field field) {
        if (PicklistType.of(field.type()).isEmpty()) {
            return Stream.empty();
        }
        return record.value(field).stream()
                .flatMap(value -> value instanceof List<?> several ? several.stream() : Stream.of(value))
                .map(Object::toString);
    }
}
