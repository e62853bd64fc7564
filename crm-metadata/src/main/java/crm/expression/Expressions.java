package crm.expression;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.FieldType;
import crm.metadata.Metadata;
import crm.problem.ProblemException;
import crm.record.query.FieldPath;
import crm.record.query.Filter;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Compiles expressions over the records of an entity type.
 *
 * <p>An expression means the same in memory and as a filter. An absent operand makes {@code <}, {@code <=}, {@code >},
 * {@code >=}, {@code startsWith}, {@code in} and {@code ==} false and {@code !=} true; {@code == null} asks for absence;
 * {@code !} is plain negation. Texts compare without case and width, decimals exactly, options by name, lookups with an
 * id in quotes or {@code me()}, dates with {@code date('2027-01-31')}, {@code today()} and
 * {@code today() + days(30)}, moments with {@code
 * timestamp('2027-01-31T09:30:00Z')}. {@code account.name} is a field of the record a lookup refers to, {@code
 * account.id} the reference and {@code account.title} what names that record. What the options of a picklist carry
 * ({@code closed}, {@code won}, {@code probability} of a stage) reads like a field of the record.
 *
 * <p>In memory there are also {@code + - * /}, {@code size}, {@code contains}, {@code endsWith}, {@code ? :} and
 * comparisons of fields with each other; an absent operand makes arithmetic absent, as does a division by zero.
 *
 * <p>At most 2,000 characters, 32 levels of nesting and 200 values in a list. Whatever cannot be compiled fails with
 * {@code UNREADABLE_FILTER} and a message that says line and column, the term and what to write instead; where a field is
 * unknown, its name is among the errors as {@code UNKNOWN_FIELD}.
 */
@Singleton
public class Expressions {

    /** Enough for the rules and lists of some hundred tenants' packs, which are mostly shared, and recent requests. */
    private static final int CACHED = 5_000;

    private final BoundedCache<Key, CheckedExpression> checked = new BoundedCache<>("expressions", CACHED);
    private final BoundedCache<Key, Formula> formulas = new BoundedCache<>("formulas", CACHED);

    /** A compiled condition, safe for use by many threads. */
    public interface Condition {
        /**
         * @param values the record's value of a field or system field by api name; {@code account.industry} asks for a
         *     field of the record that the lookup refers to
         */
        default boolean test(Function<String, Optional<Object>> values, ExpressionContext context) {
            return test(values, context, new Cost());
        }

        /**
         * The same as one of several over a record.
         *
         * @param cost of all of them
         * @throws ProblemException {@code LIMIT_REACHED} if they cost too much
         */
        boolean test(Function<String, Optional<Object>> values, ExpressionContext context, Cost cost);
    }

    /** Compiles a condition over a record of a type for evaluation in memory. */
    public Condition condition(Metadata metadata, EntityType type, String source) {
        return checked(metadata, type, source);
    }

    /** Compiles a condition to a filter. Refuses what SQL cannot answer, with the place of the term. */
    public Filter filter(Metadata metadata, EntityType type, String source, ExpressionContext context) {
        return checked(metadata, type, source).filter(context);
    }

    /** @throws ProblemException {@code UNREADABLE_FILTER} if {@code source} is no condition over records of the type */
    public void check(Metadata metadata, EntityType type, String source) {
        checked(metadata, type, source);
    }

    /**
     * The fields that a condition reads which has to hold the same every day and for everybody.
     *
     * @throws ProblemException {@code UNREADABLE_FILTER} if it reads the day, the person or other records
     */
    public Set<String> ownFields(Metadata metadata, EntityType type, String source) {
        ParsedExpression parsed = ParsedExpression.parse(source);
        return CheckedFormula.fields(new TermReader(parsed, metadata, type).ownCondition());
    }

    /** What an expression, a condition or not, says in the words of a language. */
    public String said(Metadata metadata, EntityType type, String source, ExpressionWords words) {
        ParsedExpression parsed = ParsedExpression.parse(source);
        return new Speech(words).say(new TermReader(parsed, metadata, type).any());
    }

    /** The fields that a condition asks for. */
    public Set<FieldPath> paths(Metadata metadata, EntityType type, String source) {
        return checked(metadata, type, source).condition().paths();
    }

    /** A compiled formula, safe for use by many threads. */
    public interface Formula {
        /** @param values the record's value of a field or system field by api name */
        Optional<Object> value(Function<String, Optional<Object>> values);

        /** The same where the day and the person count. */
        Optional<Object> value(Function<String, Optional<Object>> values, ExpressionContext context);

        /** The fields that it reads, of the record and of those one lookup away. */
        Set<FieldPath> paths();
    }

    /**
     * Compiles the formula of a field.
     *
     * @throws ProblemException {@code UNREADABLE_FILTER} if it does not make values of the field's type
     */
    public Formula formula(Metadata metadata, EntityType type, Field field) {
        return formula(metadata, type, field.type(), field.formula().orElseThrow());
    }

    /** The same for a field that is not there yet. */
    public Formula formula(Metadata metadata, EntityType type, FieldType result, String source) {
        Key key = new Key(result + " " + source, type, metadata);
        return formulas.get(key, () -> CheckedFormula.of(metadata, type, result, source));
    }

    /**
     * Compiles what a new record begins with in a field of a type; may ask for the day and the person.
     *
     * @throws ProblemException {@code UNREADABLE_FILTER} if it does not make values of the type
     */
    public Formula beginning(Metadata metadata, EntityType type, FieldType result, String source) {
        Key key = new Key("default " + result + " " + source, type, metadata);
        return formulas.get(key, () -> CheckedFormula.ofDefault(metadata, type, result, source));
    }

    private CheckedExpression checked(Metadata metadata, EntityType type, String source) {
        Key key = new Key(source, type, metadata);
        return checked.get(key, () -> CheckedExpression.of(metadata, type, source));
    }

    /**
     * Entity types are compared by identity: tenants share those they have not changed, but through lookups an expression
     * sees others, so that it holds for one snapshot's content only.
     */
    private record Key(String source, EntityType type, Metadata metadata) {

        @Override
        @SuppressWarnings("ReferenceEquality") // comparing two snapshots' content takes longer than compiling
        public boolean equals(Object other) {
            return other instanceof Key key
                    && source.equals(key.source)
                    && type == key.type
                    && metadata.entityTypes() == key.metadata.entityTypes();
        }

        @Override
        public int hashCode() {
            return 31 * source.hashCode() + System.identityHashCode(type);
        }
    }
}
