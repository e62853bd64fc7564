package crm.record;

import crm.metadata.Currencies;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.problem.FieldProblem;
import crm.problem.Limit;
import crm.problem.ProblemCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Refuses amounts with more decimals than the currency of their record has. Where a company has one currency, the type of
 * a field knows them by itself.
 */
final class AmountDecimals {

    private AmountDecimals() {}

    static void check(Draft draft) {
        Record after = draft.after();
        Optional<String> currency = after.currency();
        if (currency.isEmpty()) {
            return;
        }
        boolean isMoved = after.changedSince(draft.before(), EntityType.CURRENCY);
        for (Field field : draft.type().amounts()) {
            if ((isMoved || after.changedSince(draft.before(), field.name()))
                    && !draft.problems().has(field.name())) {
                problem(after, field, currency.get())
                        .ifPresent(problem -> draft.problems().addAll(List.of(problem)));
            }
        }
    }

    private static Optional<FieldProblem> problem(Record record, Field field, String currency) {
        Limit limit = Limit.of(Limit.Kind.DECIMALS, Currencies.decimals(currency));
        return record.value(field.name(), BigDecimal.class)
                .filter(amount ->
                        amount.stripTrailingZeros().scale() > limit.value().intValue())
                .map(_ -> new FieldProblem(
                        field.name(),
                        ProblemCode.WRONG_FORMAT,
                        "%s %s This record is in %s.".formatted(field.label().english(), limit.english(), currency),
                        Optional.of(limit)));
    }
}
