package crm.savedlist;

import static crm.problem.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import crm.kernel.SampleTenant;
import crm.metadata.Label;
import crm.metadata.ListView;
import crm.problem.ProblemCode;
import crm.transaction.Caller;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Lists that people save for themselves. */
class SavedListsIT {

    private final SampleTenant tenant = SampleTenant.fresh();
    private final SavedLists lists = new SavedLists();
    private final Caller anna = tenant.person("anna", "rep", null);
    private final Caller ben = tenant.person("ben", "rep", null);

    @Test
    void a_list_is_there_for_who_saved_it_and_nobody_else() {
        ListView cheap = list("Cheap", "price < 10");

        save(anna, cheap);

        assertThat(of(anna)).containsExactly(cheap);
        assertThat(of(ben)).isEmpty();
        Caller elsewhere = new Caller(SampleTenant.fresh().id(), anna.user(), Set.of("rep"), "test");
        assertThat(of(elsewhere)).isEmpty();
    }

    @Test
    void a_list_is_renamed_in_its_place_and_forgotten() {
        ListView first = list("First", null);
        save(anna, first);
        save(anna, list("Second", null));

        ListView renamed = new ListView(
                first.name(), Label.of("Renamed"), first.filter(), first.columns(), first.sort(), Set.of());
        save(anna, renamed);
        assertThat(of(anna)).extracting(one -> one.label().english()).containsExactly("Renamed", "Second");

        run(anna, () -> {
            lists.remove("sample", first.name());
            return true;
        });
        assertThat(of(anna)).hasSize(1);
    }

    @Test
    void a_list_without_a_name_or_one_too_many_is_refused() {
        assertProblem(() -> save(anna, list(" ", null))).hasCode(ProblemCode.REQUIRED);
        assertProblem(() -> save(anna, list("x".repeat(101), null))).hasCode(ProblemCode.TOO_LONG);

        run(anna, () -> {
            for (int i = 0; i < SavedLists.MOST; i++) {
                lists.save("sample", list("List " + i, null));
            }
            return true;
        });

        assertProblem(() -> save(anna, list("One more", null))).hasCode(ProblemCode.LIMIT_REACHED);
    }

    private static ListView list(String label, @org.jspecify.annotations.Nullable String filter) {
        return new ListView(
                SavedLists.newName(),
                Label.of(label),
                Optional.ofNullable(filter),
                List.of("name", "price"),
                "-name",
                Set.of());
    }

    private void save(Caller caller, ListView list) {
        run(caller, () -> {
            lists.save("sample", list);
            return true;
        });
    }

    private List<ListView> of(Caller caller) {
        return run(caller, () -> lists.of("sample"));
    }

    private <T> T run(Caller caller, Supplier<T> work) {
        return tenant.kernel().transactions.run(caller, work);
    }
}
