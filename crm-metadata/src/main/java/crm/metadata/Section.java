package crm.metadata;

import java.util.List;
import java.util.Optional;

/**
 * A headed group of fields on a record's page.
 *
 * @param columns in how many its fields stand, where there is room
 * @param tab behind which it stands; without one it is seen first
 */
public record Section(Label label, List<String> fields, int columns, Optional<Label> tab) {

    public static final int COLUMNS = 2;

    public Section {
        fields = List.copyOf(fields);
    }

    /** The same with other fields. */
    public Section with(List<String> others) {
        return new Section(label, others, columns, tab);
    }
}
