package crm.metadata;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A named list of an entity type.
 *
 * @param filter an expression, or empty for all records
 * @param columns api names of fields
 * @param sort field names, a leading {@code -} for descending, separated by commas
 * @param roles whose people are offered it; none for everybody
 */
public record ListView(
        String name, Label label, Optional<String> filter, List<String> columns, String sort, Set<String> roles) {

    public ListView {
        columns = List.copyOf(columns);
        roles = Set.copyOf(roles);
    }

    /** True if it is offered to somebody with these roles. */
    public boolean isFor(Set<String> somebodys) {
        return roles.isEmpty() || roles.stream().anyMatch(somebodys::contains);
    }
}
