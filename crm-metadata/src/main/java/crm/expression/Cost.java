package crm.expression;

import crm.problem.ProblemCode;
import crm.problem.ProblemException;

/**
 * What the expressions over one record have cost so far, in characters that they went through. How many expressions there
 * are and how long each is has limits of its own; the texts that they read again and again have this one.
 */
public final class Cost {

    /** A hundred times the longest text there is; a second or less. */
    public static final long MOST = 10_000_000;

    private long spent;

    /** @throws ProblemException {@code LIMIT_REACHED} */
    void spend(Object value) {
        spent += value instanceof CharSequence text ? text.length() + 1 : 1;
        if (spent > MOST) {
            throw new ProblemException(
                    ProblemCode.LIMIT_REACHED,
                    "The rules and conditions of this record read more than %,d characters of text. Shorten its texts, or have an administrator simplify the rules."
                            .formatted(MOST));
        }
    }
}
