package crm.web.admin.part;

import crm.expression.Expressions;
import crm.metadata.EntityType;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.problem.Suggestion;
import crm.record.Record;
import crm.record.Records;
import crm.value.RecordRef;
import crm.web.shell.Session;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks expressions while they are written, and tries them on real records. */
@Singleton
public class RuleTrial {

    private final Session session;
    private final Records records;
    private final Expressions expressions;

    @Inject
    public RuleTrial(Session session, Records records, Expressions expressions) {
        this.session = session;
        this.records = records;
        this.expressions = expressions;
    }

    /**
     * What is wrong with an expression.
     *
     * @param message names the place
     * @param wrong the name that is unknown, with the one that was probably meant; both empty for other mistakes
     */
    public record Finding(String message, String wrong, String meant) {}

    /** Empty if it can be read. */
    public Optional<Finding> check(EntityType type, String text, boolean asFilter) {
        return session.run(() -> {
            EntityType now = records.metadata().find(type.name()).orElse(type);
            try {
                if (asFilter) {
                    expressions.filter(records.metadata(), now, text, records.expressionContext());
                } else {
                    expressions.check(records.metadata(), now, text);
                }
                return Optional.<Finding>empty();
            } catch (ProblemException problem) {
                return Optional.of(finding(now, problem));
            }
        });
    }

    private static Finding finding(EntityType type, ProblemException problem) {
        List<String> known = Stream.concat(type.fields().stream(), type.systemFields().stream())
                .map(field -> field.name())
                .toList();
        Optional<String> wrong = problem.errors().stream()
                .filter(error -> error.code() == ProblemCode.UNKNOWN_FIELD)
                .map(FieldProblem::field)
                .findFirst();
        Optional<String> meant = wrong.flatMap(name -> Suggestion.nearest(name, known));
        return new Finding(problem.message(), meant.isPresent() ? wrong.orElse("") : "", meant.orElse(""));
    }

    /**
     * Whether an expression is true of a record.
     *
     * @throws ProblemException {@code UNREADABLE_FILTER}, {@code NOT_FOUND}
     */
    public boolean holds(RecordRef ref, String text) {
        return session.run(() -> {
            Record record = records.find(ref);
            return expressions
                    .condition(records.metadata(), record.type(), text)
                    .test(path -> value(record, path), records.expressionContext());
        });
    }

    private Optional<Object> value(Record record, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return record.value(path);
        }
        return record.value(path.substring(0, dot), RecordRef.class)
                .flatMap(ref -> records.findAll(ref.entity(), List.of(ref)).values().stream()
                        .findFirst())
                .flatMap(target -> target.value(path.substring(dot + 1)));
    }
}
