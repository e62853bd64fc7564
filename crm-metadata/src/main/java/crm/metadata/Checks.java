package crm.metadata;

import java.util.List;

/** What the records of an entity type have to keep to beside what their fields say. */
record Checks(List<ValidationRule> rules, List<UniqueCombination> unique) {

    Checks {
        rules = List.copyOf(rules);
        unique = List.copyOf(unique);
    }
}
