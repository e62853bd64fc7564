package crm.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextWordsTest {

    @Test
    void words_are_what_stands_between_other_characters() {
        assertThat(TextWords.of("Acme Corp., Anna.Snelling@north-star.example #42"))
                .containsExactly("acme", "corp", "anna", "snelling", "north", "star", "example", "42");
    }

    @Test
    void case_width_and_accents_do_not_matter() {
        assertThat(TextWords.of("MÜLLER ｍｕｌｌｅｒ Straße")).containsExactly("muller", "strasse");
        assertThat(TextWords.wanted("müll")).containsExactly("mull");
    }

    @Test
    void what_has_no_spaces_is_taken_in_pairs() {
        assertThat(TextWords.of("北京市Acme公司")).containsExactly("北京", "京市", "市", "acme", "公司", "司");
        assertThat(TextWords.wanted("京")).containsExactly("京");
        assertThat(TextWords.wanted("京市 公司")).containsExactly("京市", "公司");
    }

    @Test
    void nothing_is_split_in_the_middle_of_a_character() {
        assertThat(TextWords.of("𠮷野家")).containsExactly("𠮷野", "野家", "家");
        assertThat(TextWords.of("x" + "𝔘".repeat(60))).allMatch(word -> word.length() <= TextWords.LONGEST);
    }

    @Test
    void a_text_has_only_so_many_words() {
        String text = IntStream.range(0, 2_000).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));

        assertThat(TextWords.of(text)).hasSize(TextWords.MOST).contains("w499").doesNotContain("w500");
    }

    @Test
    void nothing_has_no_words() {
        assertThat(TextWords.of(" … — !")).isEmpty();
        assertThat(TextWords.wanted("")).isEmpty();
    }
}
