package crm.expression;

import crm.metadata.CompositeType;
import crm.metadata.FieldType;
import crm.metadata.LinksType;
import crm.metadata.LookupType;
import crm.metadata.MultiPicklistType;
import crm.metadata.PicklistType;
import crm.metadata.ValueKind;

/** Which types can be compared with each other, and what people call them. */
final class Kinds {

    private Kinds() {}

    /** True if values of both types can be told equal or not. */
    static boolean comparable(FieldType left, FieldType right) {
        if (left.kind() != right.kind()) {
            return false;
        }
        return switch (left.kind()) {
            case CHOICE, CHOICES, REFERENCES -> left.equals(right);
            case REFERENCE ->
                left instanceof LookupType one
                        && right instanceof LookupType other
                        && one.targets().stream().anyMatch(other.targets()::contains);
            case COMPOSITE -> false;
            case TEXT, DECIMAL, BOOLEAN, DATE, MOMENT -> true;
        };
    }

    /** True if every value of one type is one of the other, but for limits of length and size. */
    static boolean fits(FieldType made, FieldType held) {
        if (made.kind() != held.kind()) {
            return false;
        }
        return switch (held) {
            case PicklistType picklist ->
                made instanceof PicklistType other
                        && other.all().stream()
                                .allMatch(
                                        option -> picklist.option(option.name()).isPresent());
            case MultiPicklistType _ -> made.equals(held);
            case LookupType lookup ->
                made instanceof LookupType other && lookup.targets().containsAll(other.targets());
            case LinksType _ -> made.equals(held);
            case CompositeType _ -> made.name().equals(held.name());
            default -> true;
        };
    }

    static boolean isOrdered(ValueKind kind) {
        return switch (kind) {
            case TEXT, DECIMAL, DATE, MOMENT -> true;
            case BOOLEAN, CHOICE, CHOICES, REFERENCE, REFERENCES, COMPOSITE -> false;
        };
    }

    static String name(FieldType type) {
        return switch (type.kind()) {
            case TEXT -> "text";
            case DECIMAL -> "a number";
            case BOOLEAN -> "true or false";
            case DATE -> "a date";
            case MOMENT -> "a moment";
            case CHOICE -> "an option of a picklist";
            case CHOICES -> "options of a picklist";
            case REFERENCE ->
                type instanceof LookupType lookup
                        ? "a reference to " + String.join(" or ", lookup.targets())
                        : "a reference";
            case REFERENCES -> "references to several records";
            case COMPOSITE -> "of several parts";
        };
    }

    /** How a constant of the kind is written. */
    static String example(FieldType type) {
        return switch (type.kind()) {
            case TEXT -> "'text'";
            case DECIMAL -> "1234.5";
            case BOOLEAN -> "true";
            case DATE -> "date('2027-01-31') or today()";
            case MOMENT -> "timestamp('2027-01-31T09:30:00Z')";
            case CHOICE, CHOICES -> "an option's name in quotes";
            case REFERENCE -> "an id in quotes" + (Kinds.comparable(type, Term.PERSON) ? " or me()" : "");
            case REFERENCES -> "an id in quotes";
            case COMPOSITE -> "null";
        };
    }
}
