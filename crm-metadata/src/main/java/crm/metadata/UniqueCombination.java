package crm.metadata;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Fields that no two records that are not deleted have alike all together. A record that lacks one of them stands in
 * nobody's way. A unique field is one as well, of itself alone.
 *
 * @param name unlike the fields' names: values are claimed by it as those of a unique field are by the field's
 * @param fields two to five, none of them computed; the one itself for a unique field
 * @param message what is said to whom is refused; by itself it names the fields
 * @param isComing true while the values of records from before are still compared: saves keep to it already
 */
public record UniqueCombination(String name, List<String> fields, Optional<Label> message, boolean isComing) {

    public UniqueCombination {
        fields = List.copyOf(fields);
    }

    public UniqueCombination(String name, List<String> fields, Optional<Label> message) {
        this(name, fields, message, false);
    }

    /** What a unique field keeps to. */
    static UniqueCombination of(Field field) {
        return new UniqueCombination(field.name(), List.of(field.name()), Optional.empty());
    }

    /** One that will be when all records have been compared. */
    public static UniqueCombination coming(String name, List<String> fields) {
        return new UniqueCombination(name, fields, Optional.empty(), true);
    }

    /** True for several fields: they are refused together. */
    public boolean isOfSeveral() {
        return fields.size() > 1;
    }

    /** True if values of the field can be a part: those that are kept with the record and compared as a whole. */
    public static boolean takes(Field field) {
        return field.type().slotKind().isPresent() && !field.isComputed();
    }

    /** What is said in English to whom is refused. */
    public String refusal(EntityType type) {
        return message.map(Label::english)
                .orElseGet(() -> "Another record already has the same %s.".formatted(labels(type)));
    }

    /** Its fields as people call them: "Account and Name". */
    public String labels(EntityType type) {
        List<String> labels = fields.stream()
                .flatMap(name -> type.findStored(name).stream())
                .map(field -> field.label().english())
                .toList();
        return labels.size() < 2
                ? String.join("", labels)
                : labels.stream().limit(labels.size() - 1L).collect(Collectors.joining(", ")) + " and "
                        + labels.getLast();
    }
}
