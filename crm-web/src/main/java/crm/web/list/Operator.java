package crm.web.list;

import crm.metadata.ValueKind;
import java.util.List;

/** How a chip's condition compares a field. */
enum Operator {
    EQ("=="),
    NE("!="),
    LT("<"),
    LE("<="),
    GT(">"),
    GE(">="),
    IN("in"),
    STARTS("startsWith"),
    EMPTY("== null"),
    PRESENT("!= null");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    String sign() {
        return sign;
    }

    boolean takesValue() {
        return this != EMPTY && this != PRESENT;
    }

    /** What the filter builder offers for a kind of values; none for those that cannot be compared. */
    static List<Operator> of(ValueKind kind) {
        return switch (kind) {
            case TEXT -> List.of(STARTS, EQ, EMPTY, PRESENT);
            case DECIMAL -> List.of(GE, LE, EQ, EMPTY, PRESENT);
            case DATE -> List.of(LT, GE, EQ, EMPTY, PRESENT);
            case MOMENT -> List.of(GE, LT);
            case CHOICE -> List.of(IN, NE, EMPTY, PRESENT);
            case CHOICES -> List.of(IN, EMPTY, PRESENT);
            case REFERENCE, REFERENCES -> List.of(EQ, NE, EMPTY, PRESENT);
            case BOOLEAN -> List.of(EQ);
            case COMPOSITE -> List.of();
        };
    }
}
