package crm.record;

import crm.metadata.Field;
import crm.metadata.ValueConversion;
import crm.problem.ProblemCode;

/** While a field is being converted, it takes only what it will be able to keep. */
final class ValuesToCome {

    private ValuesToCome() {}

    static void check(Draft draft) {
        for (Field field : draft.type().storedFields()) {
            field.kept()
                    .next()
                    .filter(_ -> draft.after().changedSince(draft.before(), field.name()))
                    .ifPresent(next -> draft.after()
                            .value(field)
                            .map(field.type()::toJson)
                            .filter(value -> new ValueConversion(field.type(), next.type())
                                    .of(value)
                                    .isEmpty())
                            .ifPresent(value -> draft.problems()
                                    .add(
                                            field.name(),
                                            ProblemCode.NOT_CONVERTIBLE,
                                            "%s is just becoming a %s, and %s is none."
                                                    .formatted(
                                                            field.label().english(),
                                                            next.type().name(),
                                                            value))));
        }
    }
}
