package crm.bench;

import crm.bench.floor.Script.Step;
import crm.bench.floor.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Statements that were executed once, with what must be new in every run: ids of new records, the version of a changed
 * one. So the servlet's writes leave records and a journal that are as whole as ours.
 */
final class Repeatable {

    private static final String MAKES = "insert into record ";
    private static final String CHANGES = "update record ";
    private static final String JOURNAL = "with clock as ";
    private static final int VERSION_IN_RECORD = 0;
    private static final int VERSIONS_IN_JOURNAL = 10;

    private final Map<UUID, Value> ids = new LinkedHashMap<>();

    private Repeatable() {}

    static List<Step> of(List<Step> executed) {
        Repeatable repeatable = new Repeatable();
        executed.stream()
                .filter(step -> step.sql().startsWith(MAKES))
                .flatMap(step -> step.rows().stream())
                .forEach(row -> repeatable.ids.put(
                        (UUID) ((Value.Given) row.get(1)).value(), new Value.NewId(repeatable.ids.size())));
        return executed.stream().map(repeatable::step).toList();
    }

    private Step step(Step step) {
        List<List<Value>> rows = new ArrayList<>();
        for (List<Value> executed : step.rows()) {
            List<Value> row =
                    new ArrayList<>(executed.stream().map(this::renewed).toList());
            if (step.sql().startsWith(CHANGES)) {
                row.set(VERSION_IN_RECORD, new Value.NextVersion());
            } else if (step.sql().startsWith(JOURNAL) && ids.isEmpty()) {
                row.set(VERSIONS_IN_JOURNAL, new Value.Many("int4", List.of(new Value.NextVersion())));
            }
            rows.add(row);
        }
        return new Step(step.sql(), rows);
    }

    private Value renewed(Value value) {
        return switch (value) {
            case Value.Given(UUID id) -> ids.getOrDefault(id, value);
            case Value.Many many ->
                new Value.Many(
                        many.type(), many.values().stream().map(this::renewed).toList());
            default -> value;
        };
    }
}
