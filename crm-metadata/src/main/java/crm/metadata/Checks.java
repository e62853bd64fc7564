package crm.metadata;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What the records of an entity type have to keep to beside what their fields say. */
record Checks(List<ValidationRule> rules, List<UniqueCombination> unique) {

    Checks {
        rules = List.copyOf(rules);
        unique = List.copyOf(unique);
    }

    /** The combinations that all records keep to. */
    List<UniqueCombination> settled() {
        return unique.stream().filter(combination -> !combination.isComing()).toList();
    }

    /** What saves claim, with the unique ones among the fields. */
    List<UniqueCombination> claims(Collection<Field> fields) {
        return Stream.concat(fields.stream().filter(Field::unique).map(UniqueCombination::of), unique.stream())
                .toList();
    }
}
