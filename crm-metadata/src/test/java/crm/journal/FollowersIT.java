package crm.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.kernel.Kernel;
import crm.kernel.KernelDatabase;
import crm.kernel.SampleTenant;
import crm.metadata.Metadata;
import crm.record.Record;
import crm.record.RecordPatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What goes through the journal behind the writes. */
class FollowersIT {

    private final Kernel kernel = new Kernel(KernelDatabase.shared().app());
    private final SampleTenant tenant = SampleTenant.fresh(kernel);
    private final List<FollowedChange> taken = new ArrayList<>();

    private record Listening(Consumer<List<FollowedChange>> ear) implements Follower {
        @Override
        public String name() {
            return "listening";
        }

        @Override
        public boolean follows(Metadata metadata) {
            return true;
        }

        @Override
        public void take(List<FollowedChange> changes) {
            ear.accept(changes);
        }
    }

    private Followers following(Consumer<List<FollowedChange>> ear) {
        return new Followers(kernel.transactions, kernel.metadata, kernel.bell, List.of(new Listening(ear)));
    }

    @Test
    void a_follower_is_given_every_change_once_and_in_order() {
        Followers followers = following(taken::addAll);
        int records = Followers.BATCH + 10;
        tenant.run(door -> IntStream.range(0, records)
                .mapToObj(i -> door.create("sample", RecordPatch.of(Map.of("name", "s" + i))))
                .toList());
        followers.settle(tenant.id());
        Record last = tenant.sample(Map.of("name", "last"));
        followers.settle(tenant.id());

        assertThat(taken)
                .extracting(FollowedChange::v)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, records + 1L).boxed().toList());
        assertThat(taken.getLast().change().record()).isEqualTo(last.id());
        assertThat(taken.getLast().change().delta().at("/name/1").asText()).isEqualTo("last");
        assertThat(taken.getLast().actor()).isEqualTo(tenant.system().user());
    }

    @Test
    void what_a_follower_failed_on_it_is_given_again() {
        tenant.sample(Map.of("name", "first"));
        Followers failing = following(_ -> {
            throw new IllegalStateException("not today");
        });
        assertThatThrownBy(() -> failing.settle(tenant.id())).hasMessage("not today");

        following(taken::addAll).settle(tenant.id());

        assertThat(taken).hasSize(1);
    }

    @Test
    void of_two_nodes_one_is_given_a_tenants_changes() throws Exception {
        tenant.sample(Map.of("name", "first"));
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch other = new CountDownLatch(1);
        Followers first = following(_ -> {
            busy.countDown();
            await(other);
        });
        CompletableFuture<Void> working = CompletableFuture.runAsync(() -> first.settle(tenant.id()));
        await(busy);

        boolean more = following(taken::addAll).step(tenant.id());
        other.countDown();

        assertThat(more).isFalse();
        assertThat(taken).isEmpty();
        working.get(30, TimeUnit.SECONDS);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_commit_wakes_the_followers_of_its_node() throws Exception {
        BlockingQueue<FollowedChange> heard = new LinkedBlockingQueue<>();
        Followers followers = following(heard::addAll);
        followers.start();
        try {
            Record made = tenant.sample(Map.of("name", "first"));

            FollowedChange change = heard.poll(30, TimeUnit.SECONDS);

            assertThat(change)
                    .isNotNull()
                    .extracting(one -> one.change().record())
                    .isEqualTo(made.id());
        } finally {
            followers.stop();
        }
    }
}
