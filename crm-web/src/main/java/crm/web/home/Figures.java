package crm.web.home;

import crm.expression.Expressions;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Home;
import crm.record.Record;
import crm.record.RecordPage;
import crm.record.Records;
import crm.record.query.Aggregation;
import crm.record.query.CountMode;
import crm.record.query.Filter;
import crm.record.query.RecordQuery;
import crm.record.query.Sort;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Asks the records for what a home shows, within a transaction of the person. */
record Figures(Records records, Expressions expressions, Month month) {

    static Figures now(Records records, Expressions expressions) {
        return new Figures(
                records, expressions, new Month(records.expressionContext().today()));
    }

    /**
     * A measure's value.
     *
     * @param sum of the field that the measure adds up; empty where it counts
     */
    record Figure(long count, Optional<BigDecimal> sum) {

        BigDecimal value() {
            return sum.orElse(BigDecimal.valueOf(count));
        }

        static Figure of(Aggregation.Group group) {
            return new Figure(group.count(), group.sums().stream().findFirst());
        }
    }

    EntityType type(String entity) {
        return records.type(entity);
    }

    /** Whether the person may see any of these at all. */
    boolean isReadable(String entity) {
        return records.access().mayRead(type(entity));
    }

    Figure figure(Home.Measure measure) {
        return figure(measure, Condition.of(measure, month));
    }

    /** The same in the month before, as far as this month has come. */
    Optional<Figure> before(Home.Measure measure) {
        return measure.month()
                .map(field -> figure(
                        measure,
                        Condition.of(measure.entity(), measure.filter())
                                .between(field, month.previousFirst(), month.previousEnd())));
    }

    private Figure figure(Home.Measure measure, Condition condition) {
        return Figure.of(groups(measure, condition, Optional.empty()).getFirst());
    }

    /** A measure in groups of a field's values. */
    List<Aggregation.Group> groups(Home.Measure measure, Condition condition, Optional<String> by) {
        EntityType type = type(measure.entity());
        List<Field> sums = measure.sum().map(type::field).stream().toList();
        return records.aggregate(new Aggregation(type, filter(condition), by.map(type::field), sums));
    }

    RecordPage rows(Home.Rows piece) {
        EntityType type = type(piece.entity());
        return records.list(RecordQuery.all(type)
                .where(filter(Condition.of(piece.entity(), piece.filter())))
                .orderBy(Sort.parse(type, piece.sort()))
                .limit(piece.limit())
                .counting(CountMode.CAPPED));
    }

    /** A condition for records in hand; what a lookup leads to is not looked at. */
    Predicate<Record> matches(Condition condition) {
        if (condition.expression().isEmpty()) {
            return _ -> true;
        }
        Expressions.Condition compiled =
                expressions.condition(records.metadata(), type(condition.entity()), condition.expression());
        return record -> compiled.test(
                path -> path.contains(".") ? Optional.empty() : record.operand(path), records.expressionContext());
    }

    private Filter filter(Condition condition) {
        return condition.expression().isEmpty()
                ? Filter.EVERYTHING
                : expressions.filter(
                        records.metadata(),
                        type(condition.entity()),
                        condition.expression(),
                        records.expressionContext());
    }
}
