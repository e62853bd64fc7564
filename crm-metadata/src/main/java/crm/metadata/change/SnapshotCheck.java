package crm.metadata.change;

import com.fasterxml.jackson.databind.JsonNode;
import crm.expression.ExpressionContext;
import crm.expression.Expressions;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Home;
import crm.metadata.ListView;
import crm.metadata.LookupType;
import crm.metadata.Metadata;
import crm.metadata.PicklistType;
import crm.metadata.RecordType;
import crm.metadata.ReferenceType;
import crm.metadata.ValidationRule;
import crm.metadata.pack.Layer;
import crm.metadata.pack.LayoutCheck;
import crm.metadata.pack.RoleFieldCheck;
import crm.metadata.pack.RoleTypeCheck;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.problem.Suggestion;
import crm.record.query.Sort;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Whether everything in a snapshot that speaks of something else speaks of something that is there and shown. */
final class SnapshotCheck {

    private static final ExpressionContext ANY_DAY = new ExpressionContext(LocalDate.EPOCH, new UUID(0, 0));

    private final Metadata metadata;
    private final Layer layer;
    private final Expressions expressions;
    private final List<FieldProblem> problems = new ArrayList<>();

    SnapshotCheck(Metadata metadata, Layer layer, Expressions expressions) {
        this.metadata = metadata;
        this.layer = layer;
        this.expressions = expressions;
    }

    /** @param changed the entity types that differ from what was checked before */
    List<FieldProblem> problems(Set<String> changed) {
        for (EntityType type : metadata.entityTypes().values()) {
            Stream<String> seen = type.fields().stream()
                    .flatMap(field ->
                            field.type() instanceof ReferenceType references ? references.targets().stream() : null);
            Stream<String> counted = type.rollUps().stream()
                    .map(field -> field.rollUp().orElseThrow().entity());
            if (changed.contains(type.name()) || Stream.concat(seen, counted).anyMatch(changed::contains)) {
                check(type);
            }
        }
        metadata.entityTypes().values().stream()
                .filter(type -> !type.layouts().isEmpty() || changed.contains(type.name()))
                .forEach(this::layouts);
        new CascadeCheck(metadata, layer::pointer).problems(changed).forEach(problems::add);
        metadata.homes().forEach(this::home);
        problems.addAll(RoleFieldCheck.problems(metadata.roles().values(), metadata.entityTypes()));
        problems.addAll(RoleTypeCheck.problems(metadata.roles().values(), metadata.entityTypes()));
        return problems;
    }

    private void check(EntityType type) {
        String at = layer.pointer(type.name());
        type.fields().forEach(field -> field(type, field, at + "/fields/" + field.name()));
        type.formulas()
                .forEach(field -> attempt(
                        type,
                        at + "/fields/" + field.name() + "/formula",
                        () -> expressions.formula(metadata, type, field)));
        new ComputedCheck(metadata, expressions, layer::pointer, problems::add).check(type);
        type.fields()
                .forEach(field -> field.conditions()
                        .defaultFormula()
                        .ifPresent(made -> attempt(
                                type,
                                at + "/fields/" + field.name() + "/defaultFormula",
                                () -> expressions.beginning(metadata, type, field.type(), made))));
        DefaultCheck defaults = new DefaultCheck(metadata, expressions, problems::add);
        defaults.check(type, name -> at + "/fields/" + name + "/defaultFormula");
        type.recordTypes().stream()
                .filter(recordType -> !recordType.beginnings().isEmpty())
                .forEach(recordType -> beginnings(type, recordType, at, defaults));
        new UniqueCheck(at, problems::add).check(type);
        inverses(type, at);
        for (ValidationRule rule : type.rules()) {
            String place = at + "/rules/" + rule.name();
            attempt(type, place + "/when", () -> expressions.check(metadata, type, rule.when()));
            rule.field().ifPresent(name -> named(type, place + "/field", name));
        }
        for (ListView list : type.lists()) {
            String place = at + "/lists/" + list.name();
            list.columns().forEach(name -> named(type, place + "/columns", name));
            attempt(type, place + "/sort", () -> Sort.parse(type, list.sort()));
            list.filter().ifPresent(filter -> filter(type, place + "/filter", filter));
            list.roles().stream()
                    .filter(role -> !metadata.roles().containsKey(role))
                    .forEach(role -> problems.add(new FieldProblem(
                            place + "/roles",
                            ProblemCode.UNKNOWN_OPTION,
                            "There is no role '%s'.%s"
                                    .formatted(
                                            role,
                                            Suggestion.question(
                                                    role, metadata.roles().keySet())))));
        }
        type.form().forEach(section -> section.fields().forEach(name -> named(type, at + "/form", name)));
        face(type, at);
        dayOfRate(type, at);
    }

    /** What records of one type begin with is checked as they have it: with the defaults of the fields besides. */
    private void beginnings(EntityType type, RecordType recordType, String at, DefaultCheck defaults) {
        String place = at + "/recordTypes/" + recordType.name() + "/defaultFormulas/";
        recordType
                .beginnings()
                .forEach((name, made) -> type.findField(name)
                        .ifPresent(field -> attempt(
                                type, place + name, () -> expressions.beginning(metadata, type, field.type(), made))));
        defaults.check(type.narrowed(Optional.of(recordType.name())), name -> place + name);
    }

    private void field(EntityType type, Field field, String at) {
        field.conditions()
                .said()
                .forEach((key, when) -> attempt(type, at + "/" + key, () -> expressions.check(metadata, type, when)));
        if (field.type() instanceof ReferenceType references) {
            references.targets().stream()
                    .filter(target -> metadata.find(target).isEmpty())
                    .map(target -> withoutTarget(type, field, target, at))
                    .forEach(problems::add);
        }
    }

    private FieldProblem withoutTarget(EntityType type, Field field, String target, String at) {
        boolean hidden = layer.own().contains(target) || layer.extended().contains(target);
        return hidden
                ? new FieldProblem(
                        layer.pointer(target) + "/hidden",
                        ProblemCode.IN_USE,
                        "%s.%s refers to it. Hide that field as well.".formatted(type.name(), field.name()))
                : new FieldProblem(
                        at + "/to", ProblemCode.UNKNOWN_ENTITY, "There is no entity type '%s'.".formatted(target));
    }

    /** What one calls the records that refer to it is said once. */
    private void inverses(EntityType type, String at) {
        Set<String> seen = new HashSet<>();
        for (Metadata.Reference reference : metadata.referencesTo(type)) {
            String inverse = reference.inverse();
            if (!inverse.isEmpty() && !seen.add(inverse)) {
                problems.add(new FieldProblem(
                        layer.pointer(reference.type().name()) + "/fields/"
                                + reference.field().name() + "/inverse",
                        ProblemCode.NAME_TAKEN,
                        "%s has another inverse called '%s'.".formatted(type.name(), inverse)));
            }
        }
        type.related().stream().filter(name -> !seen.contains(name)).forEach(name -> {
            if (layer.extension(type.name()).has("related") || layer.own().contains(type.name())) {
                problems.add(new FieldProblem(
                        at + "/related",
                        ProblemCode.UNKNOWN_FIELD,
                        "No lookup to %s has the inverse '%s'.".formatted(type.name(), name)));
            }
        });
    }

    /** A pack's layout is its own affair as far as the tenant says nothing of it. */
    private void layouts(EntityType type) {
        String at = layer.pointer(type.name());
        JsonNode own = layer.own().contains(type.name()) ? layer.entity(type.name()) : layer.extension(type.name());
        LayoutCheck.problems(at, metadata, type).stream()
                .filter(problem -> isSaid(own, problem.field().substring(at.length() + 1)))
                .forEach(problems::add);
    }

    /** @param path {@code form}, {@code layouts/technicians_c} or {@code layouts/technicians_c/form} */
    private static boolean isSaid(JsonNode own, String path) {
        JsonNode said = own;
        for (String key : path.split("/", -1)) {
            said = said.path(key);
        }
        return !said.isMissingNode();
    }

    private void face(EntityType type, String at) {
        type.face().facts().forEach(name -> named(type, at + "/facts", name));
        var card = type.face().card();
        Stream.of(card.line(), card.amount(), card.date(), card.chip(), card.note())
                .flatMap(Optional::stream)
                .forEach(name -> named(type, at + "/card", name));
        type.face()
                .area()
                .filter(area -> metadata.areas().stream()
                        .noneMatch(known -> known.name().equals(area)))
                .ifPresent(area -> problems.add(new FieldProblem(
                        at + "/area", ProblemCode.UNKNOWN_FIELD, "No pack has an area '%s'.".formatted(area))));
        type.face()
                .stage()
                .filter(name -> type.findField(name)
                        .filter(field -> field.type() instanceof PicklistType)
                        .isEmpty())
                .ifPresent(name -> problems.add(new FieldProblem(
                        at + "/stage",
                        ProblemCode.WRONG_TYPE,
                        "'%s' is no picklist of %s.".formatted(name, type.name()))));
    }

    private void dayOfRate(EntityType type, String at) {
        JsonNode written = layer.own().contains(type.name()) ? layer.entity(type.name()) : layer.extension(type.name());
        Optional.of(written.path("currencyDate").asText())
                .filter(name -> !name.isEmpty()
                        && type.recordCurrency().day().filter(name::equals).isEmpty())
                .ifPresent(name -> problems.add(new FieldProblem(
                        at + "/currencyDate",
                        ProblemCode.WRONG_TYPE,
                        "'%s' is no field of %s with a date that is set.".formatted(name, type.name()))));
    }

    private void home(Home home) {
        for (Home.Measure measure : measures(home)) {
            metadata.find(measure.entity())
                    .ifPresent(type -> measure.filter()
                            .ifPresent(filter ->
                                    filter(type, "home %s: %s".formatted(home.name(), measure.name()), filter)));
        }
    }

    private static List<Home.Measure> measures(Home home) {
        List<Home.Measure> all = new ArrayList<>(home.alerts());
        all.addAll(home.numbers());
        return all;
    }

    private void filter(EntityType type, String at, String filter) {
        attempt(type, at, () -> expressions.filter(metadata, type, filter, ANY_DAY));
    }

    private void named(EntityType type, String at, String name) {
        if (type.findField(name).isEmpty()) {
            problems.add(new FieldProblem(at, ProblemCode.UNKNOWN_FIELD, type.unknownField(name)));
        }
    }

    private void attempt(EntityType type, String at, Runnable check) {
        try {
            check.run();
        } catch (ProblemException problem) {
            problems.add(hiddenIn(type, problem)
                    .map(hidden -> new FieldProblem(
                            hidden, ProblemCode.IN_USE, "%s speaks of it. Change or hide that first.".formatted(at)))
                    .orElseGet(() -> new FieldProblem(at, problem.code(), problem.message())));
        }
    }

    /** The pointer to the hidden field that an expression fails for, if that is the reason. */
    private Optional<String> hiddenIn(EntityType type, ProblemException problem) {
        Stream<EntityType> seen = Stream.concat(
                Stream.of(type),
                type.lookups()
                        .flatMap(field -> ((LookupType) field.type()).targets().stream())
                        .flatMap(name -> metadata.find(name).stream()));
        List<EntityType> types = seen.toList();
        return problem.errors().stream()
                .filter(error -> error.code() == ProblemCode.UNKNOWN_FIELD)
                .flatMap(error -> types.stream()
                        .filter(each -> each.findField(error.field()).isEmpty()
                                && each.findStored(error.field()).isPresent())
                        .map(each -> layer.pointer(each.name()) + "/fields/" + error.field() + "/hidden"))
                .findFirst();
    }
}
