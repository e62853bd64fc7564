package crm.web.health;

import java.util.Optional;

/**
 * A condition under which this node can take requests; every CDI bean of this type is asked, on a thread that answers no
 * request and is not waited for longer than {@link Probes#LIMIT}.
 */
public interface ReadinessCheck {
    /** What is checked, for whoever reads the answer of {@code /health/ready}: {@code database}, {@code migration}. */
    String name();

    /** What is wrong, in a sentence without secrets; nothing when all is well. */
    Optional<String> problem();

    /** Whether it is part of starting: once content, {@code /health/started} has no more to wait for. */
    default boolean isPartOfStarting() {
        return false;
    }
}
