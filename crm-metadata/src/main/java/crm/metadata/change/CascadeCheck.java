package crm.metadata.change;

import crm.metadata.EntityType;
import crm.metadata.Metadata;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Whether deletions come to an end: no record goes with one that goes with it. */
final class CascadeCheck {

    private final Metadata metadata;
    private final UnaryOperator<String> pointers;
    private final Set<String> done = new HashSet<>();
    private final List<FieldProblem> problems = new ArrayList<>();

    /** @param pointers to entity types by their names */
    CascadeCheck(Metadata metadata, UnaryOperator<String> pointers) {
        this.metadata = metadata;
        this.pointers = pointers;
    }

    /** @param changed the entity types that differ from what was checked before */
    List<FieldProblem> problems(Set<String> changed) {
        for (EntityType type : metadata.entityTypes().values()) {
            if (changed.contains(type.name()) && done.add(type.name())) {
                follow(type, new ArrayDeque<>(List.of(type.name())));
            }
        }
        return problems;
    }

    private void follow(EntityType master, Deque<String> way) {
        for (Metadata.Reference detail : metadata.detailsOf(master)) {
            String name = detail.type().name();
            if (way.contains(name)) {
                problems.add(problem(detail, way));
            } else if (done.add(name)) {
                way.addLast(name);
                follow(detail.type(), way);
                way.removeLast();
            }
        }
    }

    private FieldProblem problem(Metadata.Reference last, Deque<String> way) {
        String name = last.type().name();
        List<String> ring = Stream.concat(way.stream().dropWhile(one -> !one.equals(name)), Stream.of(name))
                .toList();
        return new FieldProblem(
                pointers.apply(name) + "/fields/" + last.field().name() + "/onDelete",
                ProblemCode.CYCLE,
                "Deleting would go round in a ring: %s. Let one of these lookups keep or restrict."
                        .formatted(String.join(" → ", ring)));
    }
}
