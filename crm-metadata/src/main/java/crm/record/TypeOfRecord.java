package crm.record;

import crm.access.AccessPolicy;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.PicklistType;
import crm.metadata.RecordType;
import crm.problem.ProblemCode;
import crm.problem.Problems;
import crm.problem.Suggestion;
import java.util.List;
import java.util.Optional;

/** Which record type a record has, whether its author may give it that, and whether its picklists fit it. */
final class TypeOfRecord {

    private TypeOfRecord() {}

    /** Gives a new record the type that is asked for, or the first that the caller may use. */
    static void begin(Record record, RecordPatch patch, AccessPolicy access) {
        Object asked = patch.values().get(EntityType.RECORD_TYPE);
        if (asked != null) {
            record.set(EntityType.RECORD_TYPE, asked);
            return;
        }
        access.recordTypes(record.type()).stream()
                .findFirst()
                .ifPresent(first -> record.set(EntityType.RECORD_TYPE, first.name()));
    }

    /** A record that had no type when its entity type got some may stay without one. */
    static void check(Draft draft, AccessPolicy access) {
        EntityType type = draft.type();
        Problems problems = draft.problems();
        if (type.recordTypes().isEmpty() || problems.has(EntityType.RECORD_TYPE)) {
            return;
        }
        Optional<String> name = draft.after().recordType();
        boolean isOther = !name.equals(draft.before().recordType());
        if (name.isEmpty() && (isOther || draft.before().version() == 0)) {
            problems.add(
                    EntityType.RECORD_TYPE,
                    ProblemCode.REQUIRED,
                    "Record type is required: it can be changed, and not be taken away.");
        }
        if (isOther && name.isPresent()) {
            requireUsable(type, name.get(), access, problems);
        }
        name.flatMap(type::findRecordType).ifPresent(recordType -> options(draft, recordType, isOther));
    }

    private static void requireUsable(EntityType type, String name, AccessPolicy access, Problems problems) {
        List<RecordType> usable = access.recordTypes(type);
        if (usable.stream().noneMatch(known -> known.name().equals(name))) {
            problems.add(
                    EntityType.RECORD_TYPE,
                    ProblemCode.FORBIDDEN,
                    "Your roles do not let you make %s of the type '%s'.%s"
                            .formatted(
                                    type.plural().english(),
                                    name,
                                    Suggestion.question(
                                            name,
                                            usable.stream()
                                                    .map(RecordType::name)
                                                    .toList())));
        }
    }

    /** What was there before and does not change may stay, unless the record gets another type. */
    private static void options(Draft draft, RecordType recordType, boolean isOther) {
        for (Field field : draft.type().fields()) {
            if (isOther || draft.after().changedSince(draft.before(), field.name())) {
                DependentOptions.chosen(draft.after(), field)
                        .filter(option -> !recordType.offers(field.name(), option))
                        .findFirst()
                        .ifPresent(option -> refuse(draft.problems(), field, recordType, option));
            }
        }
    }

    private static void refuse(Problems problems, Field field, RecordType recordType, String option) {
        if (problems.has(field.name())) {
            return;
        }
        List<String> offered = PicklistType.of(field.type()).stream()
                .flatMap(picklist -> picklist.options().stream())
                .map(PicklistType.Option::name)
                .filter(name -> recordType.offers(field.name(), name))
                .toList();
        problems.add(
                field.name(),
                ProblemCode.UNKNOWN_OPTION,
                "%s of the type %s has no option '%s', but %s."
                        .formatted(
                                field.label().english(),
                                recordType.label().english(),
                                option,
                                String.join(", ", offered)));
    }
}
