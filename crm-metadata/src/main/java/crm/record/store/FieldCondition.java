package crm.record.store;

import crm.record.query.Filter;
import java.util.List;
import org.jooq.Condition;

/** Conditions on one field, wherever it is kept. Each is true or false, never null, and false where it is absent. */
interface FieldCondition {

    /** Any operator but {@code NE}. */
    Condition compare(Filter.Operator operator, Object value);

    Condition in(List<Object> values);

    Condition startsWith(String prefix);

    Condition present();
}
