package crm.web.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeysetPagesTest {

    private final List<String> asked = new ArrayList<>();

    @Test
    void the_first_page_is_not_asked_for_again() {
        KeysetPages<Integer> pages = pages(25);

        assertThat(pages.fetch(0, 10)).isEqualTo(numbers(0, 10));
        assertThat(asked).isEmpty();
    }

    @Test
    void a_jump_reads_the_pages_between_once() {
        KeysetPages<Integer> pages = pages(45);

        assertThat(pages.fetch(30, 10)).isEqualTo(numbers(30, 40));
        assertThat(pages.fetch(20, 10)).isEqualTo(numbers(20, 30));
        assertThat(asked).containsExactly("10", "20", "30", "20");
        assertThat(pages.loaded()).isEqualTo(40);
    }

    @Test
    void rows_across_pages_are_put_together() {
        assertThat(pages(25).fetch(5, 10)).isEqualTo(numbers(5, 15));
    }

    @Test
    void beyond_the_end_there_is_nothing() {
        KeysetPages<Integer> pages = pages(25);

        assertThat(pages.fetch(20, 10)).isEqualTo(numbers(20, 25));
        assertThat(pages.fetch(30, 10)).isEmpty();
        assertThat(pages.loaded()).isEqualTo(25);
    }

    private KeysetPages<Integer> pages(int all) {
        return new KeysetPages<>(10, page(0, all), token -> {
            asked.add(token);
            return page(Integer.parseInt(token), all);
        });
    }

    private static KeysetPages.Page<Integer> page(int from, int all) {
        int to = Math.min(all, from + 10);
        return new KeysetPages.Page<>(numbers(from, to), to < all ? Optional.of("" + to) : Optional.empty());
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }
}
