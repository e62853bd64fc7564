package crm.web.admin.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiNameTest {

    @Test
    void a_name_is_made_of_the_words_people_use() {
        assertThat(ApiName.own("Site visit", Set.of())).isEqualTo("siteVisit_c");
        assertThat(ApiName.own("Größe (m²)", Set.of())).isEqualTo("grosseM2_c");
        assertThat(ApiName.own("2nd contact", Set.of())).isEqualTo("n2ndContact_c");
    }

    @Test
    void chinese_becomes_pinyin() {
        assertThat(ApiName.own("现场拜访", Set.of())).isEqualTo("xianChangBaiFang_c");
    }

    @Test
    void a_name_is_unlike_those_that_are_taken() {
        assertThat(ApiName.own("Budget", Set.of("budget_c", "budget2_c"))).isEqualTo("budget3_c");
        assertThat(ApiName.within("Red", Set.of("red"))).isEqualTo("red2");
    }

    @Test
    void a_name_has_at_most_forty_characters_and_always_some() {
        assertThat(ApiName.own("word ".repeat(40), Set.of())).hasSizeLessThanOrEqualTo(40);
        assertThat(ApiName.own("!?", Set.of())).isEqualTo("name_c");
    }
}
