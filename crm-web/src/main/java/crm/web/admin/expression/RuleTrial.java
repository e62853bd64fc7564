package crm.web.admin.expression;

import crm.expression.Completion;
import crm.expression.EnglishWords;
import crm.expression.Expressions;
import crm.metadata.EntityType;
import crm.metadata.FieldType;
import crm.metadata.Metadata;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.problem.Suggestion;
import crm.record.Record;
import crm.record.Records;
import crm.value.RecordRef;
import crm.web.edit.SpokenWords;
import crm.web.shell.Session;
import crm.web.text.Language;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Completes and checks expressions while they are written, says what they mean, and tries them on real records. */
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
     * @param wrong the name that no field has; empty for other mistakes
     * @param meant the name that was probably meant; empty if none is near
     */
    public record Finding(String message, String wrong, String meant) {}

    /** Empty if it can be read. */
    public Optional<Finding> check(EntityType type, String text, Purpose purpose) {
        return session.run(() -> {
            EntityType now = records.metadata().find(type.name()).orElse(type);
            try {
                compile(now, text, purpose);
                return Optional.<Finding>empty();
            } catch (ProblemException problem) {
                return Optional.of(finding(now, problem));
            }
        });
    }

    private void compile(EntityType type, String text, Purpose purpose) {
        Metadata metadata = records.metadata();
        switch (purpose) {
            case Purpose.Rule _, Purpose.Condition _ -> expressions.check(metadata, type, text);
            case Purpose.Filter _ -> expressions.filter(metadata, type, text, records.expressionContext());
            case Purpose.Counted _ -> expressions.ownFields(metadata, type, text);
            case Purpose.Formula(FieldType result) -> expressions.formula(metadata, type, result, text);
            case Purpose.Beginning(FieldType result) -> expressions.beginning(metadata, type, result, text);
            case Purpose.Anything _ -> expressions.said(metadata, type, text, new EnglishWords());
        }
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
        return new Finding(problem.message(), wrong.orElse(""), meant.orElse(""));
    }

    /** What an expression that can be read means. */
    public String said(EntityType type, String text, Language language) {
        return session.run(() -> {
            EntityType now = records.metadata().find(type.name()).orElse(type);
            return expressions.said(records.metadata(), now, text, new SpokenWords(language, Map.of()));
        });
    }

    /** What may stand at a place of a text. */
    List<Completion.Proposal> complete(EntityType type, String text, int caret, Language language) {
        return session.run(() -> {
            EntityType now = records.metadata().find(type.name()).orElse(type);
            return new Completion(records.metadata(), now, label -> label.in(language.locale())).at(text, caret);
        });
    }

    /**
     * Whether a condition is true of a record.
     *
     * @throws ProblemException {@code UNREADABLE_FILTER}, {@code NOT_FOUND}
     */
    boolean holds(RecordRef ref, String text) {
        return session.run(() -> {
            Record record = records.find(ref);
            return expressions
                    .condition(records.metadata(), record.type(), text)
                    .test(path -> value(record, path), records.expressionContext());
        });
    }

    /**
     * What an expression makes of a record, in words; empty if nothing.
     *
     * @throws ProblemException {@code UNREADABLE_FILTER}, {@code NOT_FOUND}
     */
    Optional<String> made(RecordRef ref, String text, FieldType result, Language language) {
        return session.run(() -> {
            Record record = records.find(ref);
            return expressions
                    .beginning(records.metadata(), record.type(), result, text)
                    .value(path -> value(record, path), records.expressionContext())
                    .map(value -> new SpokenWords(language, titles(value)).value(result, value));
        });
    }

    private Map<RecordRef, String> titles(Object value) {
        return value instanceof RecordRef ref
                ? records.findAll(ref.entity(), List.of(ref)).values().stream()
                        .findFirst()
                        .map(record -> Map.of(ref, record.title()))
                        .orElse(Map.of())
                : Map.of();
    }

    private Optional<Object> value(Record record, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return record.operand(path);
        }
        return record.value(path.substring(0, dot), RecordRef.class)
                .flatMap(ref -> records.findAll(ref.entity(), List.of(ref)).values().stream()
                        .findFirst())
                .flatMap(target -> target.operand(path.substring(dot + 1)));
    }
}
