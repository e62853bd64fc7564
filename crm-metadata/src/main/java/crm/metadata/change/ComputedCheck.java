package crm.metadata.change;

import crm.expression.Expressions;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.LookupType;
import crm.metadata.Metadata;
import crm.metadata.RollUp;
import crm.metadata.ValueKind;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Whether what is computed can be: roll-ups of fields that are there, and nothing that reads itself in the end. */
final class ComputedCheck {

    private final Metadata metadata;
    private final Expressions expressions;
    private final UnaryOperator<String> pointers;
    private final Consumer<FieldProblem> problems;

    /** @param pointers to entity types by their names */
    ComputedCheck(
            Metadata metadata,
            Expressions expressions,
            UnaryOperator<String> pointers,
            Consumer<FieldProblem> problems) {
        this.pointers = pointers;
        this.metadata = metadata;
        this.expressions = expressions;
        this.problems = problems;
    }

    void check(EntityType type) {
        String at = pointers.apply(type.name()) + "/fields/";
        type.rollUps().forEach(field -> rollUp(type, field, at + field.name() + "/rollUp"));
        Set<Computed> done = new HashSet<>();
        for (Field field : type.computed()) {
            Deque<Computed> way = new ArrayDeque<>();
            if (closes(new Computed(type, field), way, done)) {
                Computed last = way.getLast();
                problems.accept(new FieldProblem(
                        pointers.apply(last.type().name()) + "/fields/"
                                + last.field().name() + (last.field().rollUp().isPresent() ? "/rollUp" : "/formula"),
                        ProblemCode.CYCLE,
                        "These fields are made of each other in a ring: %s."
                                .formatted(String.join(
                                        " → ",
                                        way.stream().map(one -> one.name(type)).toList()))));
                return;
            }
        }
    }

    private void rollUp(EntityType type, Field field, String at) {
        RollUp rollUp = field.rollUp().orElseThrow();
        Optional<EntityType> child = metadata.find(rollUp.entity());
        Optional<Field> lookup = child.flatMap(known -> known.findField(rollUp.lookup()))
                .filter(known ->
                        known.type() instanceof LookupType to && to.targets().contains(type.name()));
        if (lookup.isEmpty()) {
            problems.accept(new FieldProblem(
                    at + "/of",
                    ProblemCode.UNKNOWN_FIELD,
                    "There is no lookup %s.%s to %s.".formatted(rollUp.entity(), rollUp.lookup(), type.name())));
            return;
        }
        rollUp.field().ifPresent(name -> figure(child.get(), field, rollUp.function(), name, at + "/field"));
        rollUp.when().ifPresent(when -> {
            try {
                expressions.ownFields(metadata, child.get(), when);
            } catch (ProblemException problem) {
                problems.accept(new FieldProblem(at + "/when", problem.code(), problem.message()));
            }
        });
    }

    private void figure(EntityType child, Field field, RollUp.Function function, String name, String at) {
        Optional<Field> figure = child.findField(name);
        if (figure.isEmpty() || child.systemFields().contains(figure.get())) {
            problems.accept(new FieldProblem(at, ProblemCode.UNKNOWN_FIELD, child.unknownField(name)));
            return;
        }
        ValueKind kind = figure.get().type().kind();
        boolean fits = switch (function) {
            case COUNT -> true;
            case SUM, AVERAGE -> kind == ValueKind.DECIMAL;
            case MIN, MAX -> kind == ValueKind.DECIMAL || kind == ValueKind.DATE || kind == ValueKind.MOMENT;
        };
        if (!fits || kind != field.type().kind()) {
            problems.accept(new FieldProblem(
                    at,
                    ProblemCode.WRONG_TYPE,
                    "The %s of %s is no value of this field."
                            .formatted(function.code(), figure.get().label().english())));
        }
    }

    /** A field by its entity type. */
    private record Computed(EntityType type, Field field) {

        String name(EntityType from) {
            return type.name().equals(from.name()) ? field.name() : type.name() + "." + field.name();
        }
    }

    private boolean closes(Computed one, Deque<Computed> way, Set<Computed> done) {
        if (way.contains(one)) {
            way.addLast(one);
            return true;
        }
        if (!done.add(one)) {
            return false;
        }
        way.addLast(one);
        if (read(one).filter(next -> next.field().isComputed()).anyMatch(next -> closes(next, way, done))) {
            return true;
        }
        way.removeLast();
        return false;
    }

    /** What cannot be compiled is told elsewhere. */
    private Stream<Computed> read(Computed one) {
        try {
            if (one.field().formula().isPresent()) {
                return expressions.formula(metadata, one.type(), one.field()).paths().stream()
                        .map(path -> new Computed(path.type(), path.field()));
            }
            RollUp rollUp = one.field().rollUp().orElseThrow();
            Optional<EntityType> child = metadata.find(rollUp.entity());
            if (child.isEmpty()) {
                return Stream.empty();
            }
            Set<String> read = new HashSet<>();
            rollUp.field().ifPresent(read::add);
            rollUp.when().ifPresent(when -> read.addAll(expressions.ownFields(metadata, child.get(), when)));
            return of(child.get(), read.stream());
        } catch (ProblemException e) {
            return Stream.empty();
        }
    }

    private static Stream<Computed> of(EntityType type, Stream<String> fields) {
        return fields.flatMap(name -> type.findField(name).stream()).map(field -> new Computed(type, field));
    }
}
