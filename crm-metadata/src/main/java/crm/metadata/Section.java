package crm.metadata;

import java.util.List;

/** A headed group of fields on a record's page. */
public record Section(Label label, List<String> fields) {

    public Section {
        fields = List.copyOf(fields);
    }
}
