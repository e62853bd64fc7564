package crm.metadata.change;

import crm.expression.Expressions;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Metadata;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.query.FieldPath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Whether what new records begin with can be made: of values that are there by then, and not in a ring. */
record DefaultCheck(Metadata metadata, Expressions expressions, Consumer<FieldProblem> problems) {

    /** @param at the pointer to the expression of a field */
    void check(EntityType type, UnaryOperator<String> at) {
        Set<Field> done = new HashSet<>();
        for (Field field : type.fields()) {
            String place = at.apply(field.name());
            read(type, field).stream()
                    .filter(Field::isComputed)
                    .findFirst()
                    .ifPresent(computed -> problems.accept(new FieldProblem(
                            place,
                            ProblemCode.CYCLE,
                            "%s is computed when everything else is there, defaults included. Read what it is made of."
                                    .formatted(computed.name()))));
            Deque<Field> way = new ArrayDeque<>();
            if (closes(type, field, way, done)) {
                problems.accept(new FieldProblem(
                        place,
                        ProblemCode.CYCLE,
                        "These fields begin with each other in a ring: %s."
                                .formatted(way.stream().map(Field::name).collect(Collectors.joining(" → ")))));
                return;
            }
        }
    }

    private boolean closes(EntityType type, Field field, Deque<Field> way, Set<Field> done) {
        if (way.contains(field)) {
            way.addLast(field);
            return true;
        }
        if (!done.add(field)) {
            return false;
        }
        way.addLast(field);
        if (read(type, field).stream().anyMatch(next -> closes(type, next, way, done))) {
            return true;
        }
        way.removeLast();
        return false;
    }

    /** The fields of the record itself that a field begins with; what cannot be compiled is told elsewhere. */
    private List<Field> read(EntityType type, Field field) {
        Optional<String> made = field.conditions().defaultFormula();
        try {
            return made.stream()
                    .flatMap(text -> expressions.beginning(metadata, type, field.type(), text).paths().stream())
                    .filter(path -> path.via().isEmpty())
                    .map(FieldPath::field)
                    .flatMap(read -> type.findField(read.name()).stream())
                    .toList();
        } catch (ProblemException unreadable) {
            return List.of();
        }
    }
}
