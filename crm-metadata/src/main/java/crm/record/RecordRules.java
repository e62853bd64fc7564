package crm.record;

import crm.metadata.EntityType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The rules there are, by entity type, in the order of their class names. */
@Singleton
public class RecordRules {

    private final Map<String, List<RecordRule>> byEntity;

    @Inject
    public RecordRules(@Any Instance<RecordRule> rules) {
        this(rules.stream().toList());
    }

    public RecordRules(Collection<RecordRule> rules) {
        byEntity = rules.stream()
                .sorted(Comparator.comparing(rule -> rule.getClass().getName()))
                .collect(Collectors.groupingBy(RecordRules::entity));
    }

    private static String entity(RecordRule rule) {
        RuleFor of = rule.getClass().getAnnotation(RuleFor.class);
        return Objects.requireNonNull(of, () -> rule.getClass() + " does not say what it is a @RuleFor")
                .value();
    }

    List<RecordRule> of(EntityType type) {
        return byEntity.getOrDefault(type.name(), List.of());
    }
}
