package crm.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.BadValue;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.FieldAccess;
import crm.metadata.LinksType;
import crm.metadata.LongTextType;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.problem.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change to a record, parsed and coerced: new values by field, null where a value is taken away. All that could not
 * be understood is kept in {@link #problems()} and reported together with what validation finds.
 */
public final class RecordPatch {

    /** Beside the fields, none of which begins so: why the change is made. */
    public static final String NOTE = "$note";

    /** A note has at most this many characters. */
    public static final int LONGEST_NOTE = 1_000;

    private final Map<String, @Nullable Object> values;
    private final List<FieldProblem> problems;
    private final OptionalInt expectedVersion;
    private final Optional<String> note;

    private RecordPatch(
            Map<String, @Nullable Object> values,
            List<FieldProblem> problems,
            OptionalInt expectedVersion,
            Optional<String> note) {
        this.values = values;
        this.problems = problems;
        this.expectedVersion = expectedVersion;
        this.note = note;
    }

    /** A change made by a program, with values of the right class. */
    public static RecordPatch of(Map<String, ?> values) {
        return new RecordPatch(new LinkedHashMap<>(values), List.of(), OptionalInt.empty(), Optional.empty());
    }

    /** Reads a JSON Merge Patch (RFC 7396) of a flat record, with its {@link #NOTE}. Never throws: see {@link #problems()}. */
    public static RecordPatch parse(EntityType type, ObjectNode json) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Problems problems = new Problems();
        Optional<String> note = note(json.path(NOTE), problems);
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            String name = entry.getKey();
            if (name.equals(NOTE)) {
                continue;
            }
            Optional<Field> field = type.findField(name);
            if (field.isEmpty()) {
                problems.add(name, ProblemCode.UNKNOWN_FIELD, type.unknownField(name));
            } else if (field.get().readOnly() && field.get().access() == FieldAccess.EDIT) {
                problems.add(
                        name,
                        ProblemCode.READ_ONLY_FIELD,
                        "%s is set by the system.".formatted(field.get().label().english()));
            } else {
                read(field.get(), entry.getValue(), values, problems);
            }
        }
        return new RecordPatch(values, problems.all(), OptionalInt.empty(), note);
    }

    private static Optional<String> note(JsonNode json, Problems problems) {
        if (json.isMissingNode() || json.isNull()) {
            return Optional.empty();
        }
        try {
            return new LongTextType(LONGEST_NOTE).parse(json).map(Object::toString);
        } catch (BadValue bad) {
            problems.add(NOTE, bad.code(), "The note %s".formatted(bad.message()));
            return Optional.empty();
        }
    }

    private static void read(Field field, JsonNode json, Map<String, @Nullable Object> values, Problems problems) {
        try {
            Object value = json.isNull() ? null : field.type().parse(json).orElse(null);
            if (value == null && field.name().equals(EntityType.OWNER)) {
                problems.add(field.name(), ProblemCode.REQUIRED, "A record has an owner.");
            } else {
                values.put(field.name(), value);
            }
        } catch (BadValue bad) {
            problems.addAll(List.of(bad.at(field)));
        }
    }

    /** The same change, made only if the record still has this version. */
    public RecordPatch expecting(int version) {
        return new RecordPatch(values, problems, OptionalInt.of(version), note);
    }

    /** The same change with the reason why it is made; a blank one is none. */
    public RecordPatch because(String reason) {
        Optional<String> said = Optional.of(reason.strip()).filter(text -> !text.isEmpty());
        return new RecordPatch(values, problems, expectedVersion, said);
    }

    /** Why it is made, where that is said. */
    Optional<String> note() {
        return note;
    }

    /** The same change as far as it may be made. */
    RecordPatch with(Map<String, @Nullable Object> allowed, List<FieldProblem> found) {
        return new RecordPatch(allowed, found, expectedVersion, note);
    }

    Map<String, @Nullable Object> values() {
        return values;
    }

    public OptionalInt expectedVersion() {
        return expectedVersion;
    }

    public Set<String> fields() {
        return values.keySet();
    }

    public List<FieldProblem> problems() {
        return problems;
    }

    void applyTo(Record record) {
        values.forEach((field, value) -> record.set(
                field,
                value instanceof LinksType.Change change
                        ? change.applied(record.value(field)).orElse(null)
                        : value));
    }
}
