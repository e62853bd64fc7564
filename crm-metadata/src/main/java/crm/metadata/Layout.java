package crm.metadata;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * How records of some types look to people of some roles. Presentation only: what somebody may see and change is
 * decided elsewhere, and a layout neither gives nor takes it. What it does not say is as everybody has it.
 *
 * @param roles any of which a person has to have; empty for everybody
 * @param recordTypes any of which a record has to have; empty for all records, those without a type included
 * @param form sections of the record's page and of new records
 * @param facts fields under the title
 * @param related inverse names of lookups whose records are listed
 */
public record Layout(
        String name,
        Label label,
        Set<String> roles,
        Set<String> recordTypes,
        Optional<List<Section>> form,
        Optional<List<String>> facts,
        Optional<List<String>> related) {

    public Layout {
        roles = Set.copyOf(roles);
        recordTypes = Set.copyOf(recordTypes);
        form = form.map(List::copyOf);
        facts = facts.map(List::copyOf);
        related = related.map(List::copyOf);
    }

    Layout withForm(UnaryOperator<List<Section>> change) {
        return new Layout(name, label, roles, recordTypes, form.map(change), facts, related);
    }

    /** True if it is for a person with these roles and a record of this type. */
    public boolean fits(Set<String> ofPerson, Optional<String> recordType) {
        boolean isForPerson = roles.isEmpty() || roles.stream().anyMatch(ofPerson::contains);
        boolean isForRecord = recordTypes.isEmpty()
                || recordType.filter(recordTypes::contains).isPresent();
        return isForPerson && isForRecord;
    }

    /** True if there are a person and a record that it fits and none of the earlier ones does. */
    public boolean isReachedAfter(List<Layout> earlier) {
        return people().stream()
                .anyMatch(person -> records().stream()
                        .anyMatch(record -> earlier.stream().noneMatch(layout -> layout.fits(person, record))));
    }

    /** Those who have one of its roles and no other: whom the earlier ones fit least. */
    private List<Set<String>> people() {
        return roles.isEmpty() ? List.of(Set.of()) : roles.stream().map(Set::of).toList();
    }

    private List<Optional<String>> records() {
        return recordTypes.isEmpty()
                ? List.of(Optional.empty())
                : recordTypes.stream().map(Optional::of).toList();
    }
}
