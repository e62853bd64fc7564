package crm.metadata;

import crm.problem.ProblemCode;
import java.util.Optional;

/** The least and the greatest value that a field takes, both of them included; either may be missing. */
public record Bounds<T extends Comparable<? super T>>(Optional<T> least, Optional<T> most) {

    public static <T extends Comparable<? super T>> Bounds<T> none() {
        return new Bounds<T>(Optional.empty(), Optional.empty());
    }

    /** True if no value is within. */
    public boolean isImpossible() {
        return least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) > 0;
    }

    /** @throws BadValue {@code OUT_OF_RANGE} */
    void require(T value) {
        if (least.filter(bound -> value.compareTo(bound) < 0).isPresent()) {
            throw new BadValue(ProblemCode.OUT_OF_RANGE, "is %s or later.".formatted(least.get()));
        }
        if (most.filter(bound -> value.compareTo(bound) > 0).isPresent()) {
            throw new BadValue(ProblemCode.OUT_OF_RANGE, "is %s or earlier.".formatted(most.get()));
        }
    }
}
