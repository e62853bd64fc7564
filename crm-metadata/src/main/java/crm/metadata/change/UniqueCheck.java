package crm.metadata.change;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.UniqueCombination;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import java.util.Optional;
import java.util.function.Consumer;

/** Whether combinations of fields speak of fields that are there and can be compared. */
final class UniqueCheck {

    private final String at;
    private final Consumer<FieldProblem> problems;

    /** @param at a pointer to the entity type */
    UniqueCheck(String at, Consumer<FieldProblem> problems) {
        this.at = at;
        this.problems = problems;
    }

    void check(EntityType type) {
        for (UniqueCombination combination : type.unique()) {
            String place = at + "/unique/" + combination.name();
            if (type.findStored(combination.name()).isPresent()) {
                add(place, ProblemCode.NAME_TAKEN, "A field has this name. Give the combination another one.");
            }
            combination.fields().forEach(name -> part(type, name, place));
        }
    }

    private void part(EntityType type, String name, String place) {
        Optional<Field> field = type.storedFields().stream()
                .filter(known -> known.name().equals(name))
                .findFirst();
        if (field.isEmpty()) {
            add(place + "/fields", ProblemCode.UNKNOWN_FIELD, type.unknownField(name));
        } else if (field.get().hidden()) {
            add(
                    at + "/fields/" + name + "/hidden",
                    ProblemCode.IN_USE,
                    "%s speaks of it. Change or hide that first.".formatted(place));
        } else if (!UniqueCombination.takes(field.get())) {
            add(
                    place + "/fields",
                    ProblemCode.WRONG_TYPE,
                    "%s cannot be compared as a whole. Choose fields that are set, and no long texts or addresses."
                            .formatted(field.get().label().english()));
        }
    }

    private void add(String path, ProblemCode code, String message) {
        problems.accept(new FieldProblem(path, code, message));
    }
}
