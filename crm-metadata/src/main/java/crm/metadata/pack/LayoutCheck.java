package crm.metadata.pack;

import crm.metadata.EntityType;
import crm.metadata.Layout;
import crm.metadata.Metadata;
import crm.metadata.Section;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.problem.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is wrong with the form and the layouts of an entity type: they speak of what is not there, or are for nobody. */
public final class LayoutCheck {

    private final Metadata metadata;
    private final EntityType type;
    private final List<FieldProblem> problems = new ArrayList<>();

    private LayoutCheck(Metadata metadata, EntityType type) {
        this.metadata = metadata;
        this.type = type;
    }

    /**
     * The path of a problem is a JSON pointer: {@code /extend/opportunity/layouts/technicians_c/form}.
     *
     * @param at the pointer to the entity type's place
     */
    public static List<FieldProblem> problems(String at, Metadata metadata, EntityType type) {
        LayoutCheck check = new LayoutCheck(metadata, type);
        check.once(at + "/form", type.form());
        List<Layout> earlier = new ArrayList<>();
        for (Layout layout : type.layouts()) {
            check.layout(at + "/layouts/" + layout.name(), layout, earlier);
            earlier.add(layout);
        }
        return check.problems;
    }

    private void layout(String at, Layout layout, List<Layout> earlier) {
        layout.form().ifPresent(form -> {
            form.forEach(section -> section.fields().forEach(name -> field(at + "/form", name)));
            once(at + "/form", form);
        });
        layout.facts().ifPresent(facts -> facts.forEach(name -> field(at + "/facts", name)));
        layout.related().ifPresent(names -> related(at + "/related", names));
        known(at + "/roles", "role", layout.roles(), metadata.roles().keySet());
        known(at + "/recordTypes", "record type", layout.recordTypes(), recordTypes());
        reached(at, layout, earlier);
    }

    private void reached(String at, Layout layout, List<Layout> earlier) {
        if (layout.roles().isEmpty() && layout.recordTypes().isEmpty()) {
            add(
                    at,
                    ProblemCode.REQUIRED,
                    "Say for whom '%s' is: name roles or recordTypes. The layout for everybody is 'form' itself."
                            .formatted(layout.name()));
        } else if (!layout.isReachedAfter(earlier)) {
            add(
                    at,
                    ProblemCode.REPEATED,
                    "'%s' would never be used: earlier layouts are for the same roles and record types. Put it before them, or hide them."
                            .formatted(layout.name()));
        }
    }

    private void related(String at, List<String> names) {
        Set<String> inverses = metadata.inversesOf(type);
        names.stream()
                .filter(name -> !inverses.contains(name))
                .forEach(name -> add(
                        at,
                        ProblemCode.UNKNOWN_FIELD,
                        "No lookup to %s has the inverse '%s'.%s"
                                .formatted(type.name(), name, Suggestion.question(name, inverses))));
    }

    private Set<String> recordTypes() {
        Set<String> names = new TreeSet<>();
        type.recordTypes().forEach(recordType -> names.add(recordType.name()));
        return names;
    }

    private void known(String at, String what, Set<String> named, Collection<String> there) {
        new TreeSet<>(named)
                .stream()
                        .filter(name -> !there.contains(name))
                        .forEach(name -> add(
                                at,
                                ProblemCode.UNKNOWN_OPTION,
                                "There is no %s '%s'.%s".formatted(what, name, Suggestion.question(name, there))));
    }

    private void field(String at, String name) {
        if (type.findField(name).isEmpty()) {
            add(at, ProblemCode.UNKNOWN_FIELD, type.unknownField(name));
        }
    }

    /** A field stands in one place of a page. */
    private void once(String at, List<Section> form) {
        Set<String> seen = new HashSet<>();
        form.stream()
                .flatMap(section -> section.fields().stream())
                .filter(name -> !seen.add(name))
                .forEach(name -> add(
                        at,
                        ProblemCode.REPEATED,
                        "'%s' stands in two sections. Leave it in one of them.".formatted(name)));
    }

    private void add(String at, ProblemCode code, String message) {
        problems.add(new FieldProblem(at, code, message));
    }
}
