package crm.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The tenant of a person and how many records of each entity type he may see. */
@ApplicationScoped
public class TenantFigures {
    /** How many records of one entity type the person sees; two people may see different numbers. */
    public record EntityCount(String plural, long count) {}

    public record Figures(String tenant, List<EntityCount> counts) {}

    /** Nothing for somebody without a membership. Nobody has one until the kernel keeps memberships. */
    public Optional<Figures> of(WhoAmI person) {
        return Optional.empty();
    }
}
