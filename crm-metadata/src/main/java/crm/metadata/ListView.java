package crm.metadata;

import java.util.List;
import java.util.Optional;

/**
 * A named list of an entity type.
 *
 * @param filter an expression, or empty for all records
 * @param columns api names of fields
 * @param sort field names, a leading {@code -} for descending, separated by commas
 */
public record ListView(String name, Label label, Optional<String> filter, List<String> columns, String sort) {

    public ListView {
        columns = List.copyOf(columns);
    }
}
