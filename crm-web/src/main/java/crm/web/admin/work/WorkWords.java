package crm.web.admin.work;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.PicklistType;
import crm.metadata.change.FieldWork;
import crm.problem.FieldProblem;
import crm.record.store.Backlog.Due;
import crm.record.store.WorkProblem;
import crm.web.admin.field.FieldKind;
import crm.web.admin.shape.ProblemWords;
import crm.web.admin.shape.Shape;
import crm.web.text.Language;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what is being done to which field, and why it has stopped. */
record WorkWords(Language language, Shape shape) {

    private static final int ERRORS = 3;

    String of(Due due) {
        int dot = due.field().indexOf('.');
        String name = dot < 0 ? due.field() : due.field().substring(0, dot);
        Optional<EntityType> type = shape.whole().find(due.entity());
        Optional<Field> field = type.flatMap(known -> known.findStored(name));
        String key = field.filter(Field::isComputed).isPresent() ? "compute" : due.kind();
        return language.t(
                "admin.work." + key,
                labels(due, name),
                type.map(known -> known.plural().in(language.locale())).orElse(due.entity()),
                dot < 0 ? "" : option(field, due.field().substring(dot + 1)));
    }

    /** What it is done to: one field, or several that are unique together. */
    private String labels(Due due, String name) {
        List<String> names = FieldWork.fields(due);
        return (names.isEmpty() ? List.of(name) : names)
                .stream()
                        .map(field -> label(due.entity(), field))
                        .collect(Collectors.joining(language.t("admin.work.and")));
    }

    private String label(String entity, String field) {
        return shape.whole()
                .find(entity)
                .flatMap(type -> type.findStored(field))
                .map(known -> known.label().in(language.locale()))
                .orElse(field);
    }

    /** Why it has stopped, and the way out. */
    String why(Due due, WorkProblem problem) {
        List<String> arguments = problem.arguments();
        String key = "admin.work.problem." + problem.code();
        return switch (problem.code()) {
            case NOT_CONVERTIBLE ->
                language.t(key, arguments.getFirst(), FieldKind.words(arguments.getLast(), language));
            case NOT_UNIQUE ->
                language.t(key, Integer.valueOf(arguments.getFirst()), labels(due, due.field()), arguments.getLast());
            case UNKNOWN_OPTION -> language.t(key, arguments.getFirst());
            case UNKNOWN_FIELD, UNKNOWN_ENTITY, STALE_VERSION -> language.t(key);
            case INVALID_METADATA -> language.t(key, sentences(problem.errors()));
            default -> problem.message();
        };
    }

    private String sentences(List<FieldProblem> errors) {
        ProblemWords words = new ProblemWords(language);
        return errors.stream().limit(ERRORS).map(words::withPlace).distinct().collect(Collectors.joining(" "));
    }

    private String option(Optional<Field> field, String name) {
        return field.flatMap(known -> PicklistType.of(known.type()))
                .flatMap(picklist -> picklist.all().stream()
                        .filter(option -> option.name().equals(name))
                        .findFirst())
                .map(option -> option.label().in(language.locale()))
                .orElse(name);
    }
}
