package crm.rest;

import crm.expression.Expressions;
import crm.metadata.EntityType;
import crm.record.Records;
import crm.record.query.Filter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What callers' filter expressions mean. */
@Singleton
public class Filters {

    private final Expressions expressions;
    private final Records records;

    @Inject
    public Filters(Expressions expressions, Records records) {
        this.expressions = expressions;
        this.records = records;
    }

    /** @throws crm.problem.ProblemException {@code UNREADABLE_FILTER} with the place of the error */
    Filter compile(EntityType type, Optional<String> source) {
        return source.map(text -> expressions.filter(records.metadata(), type, text, records.expressionContext()))
                .orElse(Filter.EVERYTHING);
    }
}
