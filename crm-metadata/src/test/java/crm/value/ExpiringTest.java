package crm.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ExpiringTest {

    private final Expiring<String, Integer> known = new Expiring<>("test", Duration.ofMinutes(10));
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void what_was_looked_up_is_remembered_until_it_is_forgotten() {
        assertThat(known.get("a", _ -> asked.incrementAndGet())).isEqualTo(1);
        assertThat(known.get("a", _ -> asked.incrementAndGet())).isEqualTo(1);

        known.forget("a");

        assertThat(known.get("a", _ -> asked.incrementAndGet())).isEqualTo(2);
    }

    @Test
    void what_was_looked_up_before_it_was_forgotten_is_not_remembered() {
        int old = known.get("a", _ -> {
            known.forget("a");
            return asked.incrementAndGet();
        });

        assertThat(old).isEqualTo(1);
        assertThat(known.get("a", _ -> asked.incrementAndGet())).isEqualTo(2);
    }
}
