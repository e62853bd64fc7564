package crm.rest;

import crm.expression.ExpressionContext;
import crm.expression.Expressions;
import crm.metadata.EntityType;
import crm.record.Records;
import crm.record.query.Filter;
import crm.rest.caller.CurrentCaller;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** What callers' filter expressions mean. */
@Singleton
public class Filters {

    private final Expressions expressions;
    private final Records records;
    private final CurrentCaller current;

    @Inject
    public Filters(Expressions expressions, Records records, CurrentCaller current) {
        this.expressions = expressions;
        this.records = records;
        this.current = current;
    }

    /** @throws crm.problem.ProblemException {@code UNREADABLE_FILTER} with the place of the error */
    Filter compile(EntityType type, Optional<String> source) {
        return source.map(text -> expressions.filter(records.metadata(), type, text, context()))
                .orElse(Filter.EVERYTHING);
    }

    private ExpressionContext context() {
        return new ExpressionContext(
                LocalDate.now(ZoneOffset.UTC), current.caller().user());
    }
}
