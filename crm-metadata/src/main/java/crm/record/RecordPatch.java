package crm.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.BadValue;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.FieldAccess;
import crm.metadata.LinksType;
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

    private final Map<String, @Nullable Object> values;
    private final List<FieldProblem> problems;
    private final OptionalInt expectedVersion;

    private RecordPatch(
            Map<String, @Nullable Object> values, List<FieldProblem> problems, OptionalInt expectedVersion) {
        this.values = values;
        this.problems = problems;
        this.expectedVersion = expectedVersion;
    }

    /** A change made by a program, with values of the right class. */
    public static RecordPatch of(Map<String, ?> values) {
        return new RecordPatch(new LinkedHashMap<>(values), List.of(), OptionalInt.empty());
    }

    /** Reads a JSON Merge Patch (RFC 7396) of a flat record. Never throws: see {@link #problems()}. */
    public static RecordPatch parse(EntityType type, ObjectNode json) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Problems problems = new Problems();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            String name = entry.getKey();
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
        return new RecordPatch(values, problems.all(), OptionalInt.empty());
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
        return new RecordPatch(values, problems, OptionalInt.of(version));
    }

    /** The same change as far as it may be made. */
    RecordPatch with(Map<String, @Nullable Object> allowed, List<FieldProblem> found) {
        return new RecordPatch(allowed, found, expectedVersion);
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
