package crm.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BoundedCacheTest {

    private int made;

    @Test
    void what_was_not_asked_for_longest_makes_room() {
        BoundedCache<String, Integer> cache = new BoundedCache<>("test", 2);
        cache.get("a", this::next);
        cache.get("b", this::next);
        cache.get("a", this::next);
        cache.get("c", this::next);

        assertThat(cache.get("a", this::next)).isEqualTo(1);
        assertThat(cache.get("b", this::next)).isEqualTo(4);
    }

    @Test
    void a_failure_is_not_kept() {
        BoundedCache<String, Integer> cache = new BoundedCache<>("test", 2);

        assertThatThrownBy(() -> cache.get("a", () -> {
                    throw new IllegalStateException("not now");
                }))
                .hasMessage("not now");

        assertThat(cache.get("a", this::next)).isEqualTo(1);
    }

    private int next() {
        return ++made;
    }
}
