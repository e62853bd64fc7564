package crm.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusalTest {
    @Test
    void a_status_without_words_of_its_own_is_told_as_its_kind() {
        assertThat(Refusal.ofStatus(404)).isEqualTo(Refusal.NOT_FOUND);
        assertThat(Refusal.ofStatus(418)).isEqualTo(Refusal.UNREADABLE_REQUEST);
        assertThat(Refusal.ofStatus(502)).isEqualTo(Refusal.INTERNAL);
    }
}
