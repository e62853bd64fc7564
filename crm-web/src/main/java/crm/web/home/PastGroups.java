package crm.web.home;

import crm.metadata.Home;
import crm.metadata.PicklistType;
import crm.problem.ProblemException;
import crm.record.Record;
import crm.record.ThenAndNow;
import crm.record.query.Aggregation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a figure by option was at a moment. The journal is asked for what has changed since, and today's figures are taken
 * back by it: nothing is counted twice and nothing is kept for the purpose.
 */
record PastGroups(Figures figures, Home.Bars piece, Condition condition) {

    /** Empty where the journal does not go back so far, or where too much has happened since. */
    Optional<Map<Object, BigDecimal>> at(Instant moment, Map<Object, Figures.Figure> now) {
        if (!figures.records().remembers(moment)) {
            return Optional.empty();
        }
        List<ThenAndNow> changed;
        try {
            changed = figures.records().changedSince(figures.type(piece.entity()), moment).stream()
                    .filter(one -> !one.now().createdAt().isAfter(moment))
                    .toList();
        } catch (ProblemException tooMuch) {
            return Optional.empty();
        }
        Map<Object, BigDecimal> then = new HashMap<>();
        now.forEach((option, figure) -> then.put(option, figure.value()));
        for (Aggregation.Group group :
                figures.groups(piece.measure(), condition.createdAfter(moment), Optional.of(piece.by()))) {
            if (group.key() != null) {
                add(then, group.key(), Figures.Figure.of(group).value().negate());
            }
        }
        takeBack(then, changed, figures.matches(condition));
        return Optional.of(then);
    }

    private void takeBack(Map<Object, BigDecimal> then, List<ThenAndNow> changed, Predicate<Record> counts) {
        for (ThenAndNow one : changed) {
            if (one.now().deletedAt().isEmpty() && counts.test(one.now())) {
                option(one.now())
                        .ifPresent(option -> add(then, option, value(one.now()).negate()));
            }
            if (counts.test(one.then())) {
                option(one.then()).ifPresent(option -> add(then, option, value(one.then())));
            }
        }
    }

    private Optional<Object> option(Record record) {
        PicklistType picklist = (PicklistType) record.type().field(piece.by()).type();
        return record.value(piece.by())
                .filter(name -> picklist.option((String) name).isPresent());
    }

    private BigDecimal value(Record record) {
        return piece.measure()
                .sum()
                .map(field -> record.operand(field).map(BigDecimal.class::cast).orElse(BigDecimal.ZERO))
                .orElse(BigDecimal.ONE);
    }

    private static void add(Map<Object, BigDecimal> figures, Object option, BigDecimal value) {
        figures.merge(option, value, BigDecimal::add);
    }
}
