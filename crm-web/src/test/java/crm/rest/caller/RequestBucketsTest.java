package crm.rest.caller;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestBucketsTest {

    private static final String ANNA = "anna";
    private static final String BEN = "ben";

    @Test
    void a_user_who_asks_too_much_waits_and_nobody_else_does() {
        RequestBuckets buckets = new RequestBuckets(1, 3);

        assertThat(buckets.take(ANNA)).isTrue();
        assertThat(buckets.take(ANNA)).isTrue();
        assertThat(buckets.take(ANNA)).isTrue();
        assertThat(buckets.take(ANNA)).isFalse();
        assertThat(buckets.take(BEN)).isTrue();
    }
}
