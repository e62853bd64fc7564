package crm.rest.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntityTagsTest {

    @Test
    void a_precondition_names_one_version_or_any() {
        assertThat(EntityTags.expectedVersion(Optional.of("\"7\""))).hasValue(7);
        assertThat(EntityTags.expectedVersion(Optional.of(" \"7\" "))).hasValue(7);
        assertThat(EntityTags.expectedVersion(Optional.of("*"))).isEmpty();
        assertThat(EntityTags.expectedVersion(Optional.empty())).isEmpty();
    }

    @Test
    void a_precondition_that_is_no_version_is_refused() {
        for (String tag :
                List.of("7", "W/\"7\"", "\"seven\"", "\"\"", "", "\"1\",\"2\"", "\"99999999999\"", "\"-1\"")) {
            assertThatThrownBy(() -> EntityTags.expectedVersion(Optional.of(tag)))
                    .as(tag)
                    .isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void a_caller_may_know_several_versions() {
        assertThat(EntityTags.isKnown(Optional.of("\"6\", W/\"7\""), "\"7\"")).isTrue();
        assertThat(EntityTags.isKnown(Optional.of("*"), "\"7\"")).isTrue();
        assertThat(EntityTags.isKnown(Optional.of("\"77\""), "\"7\"")).isFalse();
        assertThat(EntityTags.isKnown(Optional.of("garbage"), "\"7\"")).isFalse();
        assertThat(EntityTags.isKnown(Optional.empty(), "\"7\"")).isFalse();
    }
}
